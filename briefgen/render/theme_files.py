"""Listing and reading a theme's files: what cannot be read is told, never passed over."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.problem import Place, Problem
from briefgen.regular_file import open_regular
from briefgen.render.mistakes import unreadable

_LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.sw[op]|Thumbs\.db|desktop\.ini", re.IGNORECASE)


KNOWN = ".well-known"
"""The one folder with a dot that readers look into: RFC 8615."""


class TooLarge(Exception):  # noqa: N818 - it reads as what was found
    """A file has more bytes than it may."""

    def __init__(self, size: int) -> None:
        """Keep the size in bytes."""
        super().__init__(size)
        self.size = size


def read_file(file: Path, most: int | None = None, seen: os.stat_result | None = None) -> bytes:
    """Read a file of at most `most` bytes, as `open_regular` opens it.

    Raises: OSError, also for what is no file; TooLarge.
    """
    descriptor = open_regular(file, seen)
    try:
        size = os.fstat(descriptor).st_size
        if most is not None and size > most:
            raise TooLarge(size)
        with os.fdopen(descriptor, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(descriptor)


def refused(shown: str, refusal: OSError) -> Problem:
    """Return the problem of a file or folder that the system does not let us read: BG514."""
    reason = (refusal.strerror or "unknown reason").lower()
    return unreadable(f"{shown} cannot be read: {reason}", Place(shown))


def readable(name: str) -> str:
    """Return a name as a message can hold it: one that is no UTF-8 with its bytes spelt out."""
    return name.encode("utf-8", "backslashreplace").decode()


def listed(
    root: Path, shown: str, problems: list[Problem]
) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Yield each folder below `root`, itself first, with its folders and its files, sorted.

    Leftovers of editors and systems are left out, but for `KNOWN` in `root` itself. A folder that
    cannot be listed is added to `problems`; that there is no `root` is none.
    """

    def told(refusal: OSError) -> None:
        gone = isinstance(refusal, FileNotFoundError) and not root.is_symlink()
        if not gone:
            below = Path(refusal.filename or root).relative_to(root).as_posix()
            problems.append(refused(shown if below == "." else f"{shown}/{below}", refusal))

    for parent, folders, files in os.walk(root, onerror=told):
        kept = {KNOWN} if Path(parent) == root else ()
        folders[:] = sorted(each for each in folders if each in kept or _is_kept(each))
        yield Path(parent), folders, sorted(filter(_is_kept, files))


def _is_kept(name: str) -> bool:
    return not _LEFTOVER.fullmatch(name)


def unreadable_below(root: Path, shown: str) -> tuple[Problem, ...]:
    """Return a problem (BG514) for each file and folder below a folder that cannot be read."""
    problems: list[Problem] = []
    for parent, _, files in listed(root, shown, problems):
        for name in files:
            try:
                os.close(open_regular(parent / name))
            except OSError as refusal:
                below = (parent / name).relative_to(root).as_posix()
                problems.append(refused(f"{shown}/{below}", refusal))
    return tuple(problems)
