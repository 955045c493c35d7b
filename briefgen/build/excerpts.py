"""Problems as a person reads them: in order, with the text of the lines they are about."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from briefgen.address import is_inside
from briefgen.problem import Problem, in_reading_order, with_excerpts
from briefgen.resources import shipped

_MOST_BYTES = 8 * 1024 * 1024


def readable(problems: Iterable[Problem], site_folder: Path) -> tuple[Problem, ...]:
    """Return problems in reading order, each once, with the lines they are about."""
    return with_excerpts(in_reading_order(problems), line_reader(site_folder))


def line_reader(site_folder: Path) -> Callable[[str, int], str]:
    """Return a function that gives a line (1-based) of a file of the site, "" where unknown.

    A template's path may lie among the shipped themes instead of in the site folder.
    """

    @cache
    def lines(path: str) -> tuple[str, ...]:
        for file, root in ((site_folder / path, site_folder), (shipped(path), shipped("themes"))):
            if file.is_file() and is_inside(root, file) and file.stat().st_size <= _MOST_BYTES:
                text = file.read_bytes().decode("utf-8-sig", "replace")
                return tuple(text.replace("\r\n", "\n").split("\n"))
        return ()

    def line(path: str, number: int) -> str:
        found = lines(path)
        return found[number - 1] if 0 < number <= len(found) else ""

    return line
