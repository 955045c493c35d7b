"""References of a stylesheet to other static files: `url(...)` and `@import "..."`."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from briefgen.address import SitePath, relative

# Nothing here is tried in two ways, so that the time is in proportion to the text: `++` and `*+`
# give nothing back, and a string that is not closed ends with its line, as in browsers.
_TOKEN = re.compile(
    r"""
      /\*.*?(?:\*/|\Z)                                             # a comment
    | \burl\(\s*+(?:"(?P<double>[^"\n]*+)"|'(?P<single>[^'\n]*+)'|(?P<bare>[^\s"'()]*+))\s*+\)
    | @import\s++(?:"(?P<import2>[^"\n]*+)"|'(?P<import1>[^'\n]*+)')
    | "(?:\\.|[^"\\\n])*+"? | '(?:\\.|[^'\\\n])*+'?                # any other string
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*+:|/|\#|\Z", re.IGNORECASE)
_FORMS = ("double", "single", "bare", "import2", "import1")


class CssReference(Struct, frozen=True):
    """A reference: as written, the static file it means, where it stands (1-based)."""

    target: str
    name: str
    line: int
    column: int


def references(name: str, text: str) -> Iterator[CssReference]:
    """Yield what a stylesheet refers to on this site; `name` is its own name below `static/`."""
    line, begin, counted = 1, 0, 0
    for form, match in _matches(text):
        start = match.start(form)
        breaks = text.count("\n", counted, start)
        if breaks:
            line += breaks
            begin = text.rindex("\n", counted, start) + 1
        counted = start
        target = match[form]
        path = unquote(re.split("[?#]", target, maxsplit=1)[0])
        yield CssReference(target, normpath(join(dirname(name), path)), line, start - begin + 1)


def with_links(name: str, text: str, addresses: dict[str, SitePath]) -> str:
    """Return a stylesheet whose references lead to `addresses` (by name of static file)."""
    here = SitePath(f"static/{name}")
    pieces: list[str] = []
    end = 0
    for reference, (form, match) in zip(references(name, text), _matches(text), strict=True):
        if address := addresses.get(reference.name):
            tail = re.search("[?#].*", reference.target, re.DOTALL)
            pieces += (
                text[end : match.start(form)],
                relative(here, address),
                tail[0] if tail else "",
            )
            end = match.end(form)
    return "".join((*pieces, text[end:]))


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each reference with the name of its group, but not those that lead elsewhere."""
    for match in _TOKEN.finditer(text):
        form = next((form for form in _FORMS if match[form] is not None), None)
        if form is not None and not _ELSEWHERE.match(match[form]):
            yield form, match
