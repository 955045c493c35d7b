"""A whole site as one string: `-- path --` on a line of its own begins each file."""

import re
from textwrap import dedent

_MARKER = re.compile(r"^-- (?P<path>\S(?:.*\S)?) --$", re.MULTILINE)


def files_in(text: str) -> dict[str, str]:
    """Return path -> contents. Indentation common to all lines is dropped, and a first blank line.

    Every file ends in a newline, unless it is empty; blank lines between files belong to neither.
    """
    text = dedent(text).lstrip("\n")
    markers = list(_MARKER.finditer(text))
    assert not text[: markers[0].start() if markers else None].strip(), "text before the first file"
    ends = [*(marker.start() for marker in markers[1:]), len(text)][: len(markers)]
    files: dict[str, str] = {}
    for marker, end in zip(markers, ends, strict=True):
        assert marker["path"] not in files, f"{marker['path']} twice"
        contents = text[marker.end() + 1 : end].rstrip("\n")
        files[marker["path"]] = f"{contents}\n" if contents else ""
    return files
