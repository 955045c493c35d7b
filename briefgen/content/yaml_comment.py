"""Comments in front matter that were meant as text: `title: Qatar is #1 in gas`.

YAML takes a `#` behind a space for the beginning of a comment and drops the rest of the line
without a word. Here a comment has a space behind its `#`; what has none was meant as text.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from yaml import Mark

from briefgen.content.yaml_cure import cured

_MEANT = re.compile(r"#+[^\s#]")
_REST = 10**9


class Cut(Struct, frozen=True):
    """The end of a value that YAML drops; line and column count from 0."""

    line: int
    column: int
    length: int
    advice: str


def cuts(lines: list[str], scalars: Iterable[tuple[Mark, Mark]], end: Mark | None) -> Iterator[Cut]:
    """Find what is dropped without having been meant as a comment, up to `end`.

    A comment with a line to itself is a field that was put out of use, and is let be.

    Args: scalars: where the values and keys begin and end; a `#` in one of them is no comment.
    """
    numbers = [number for number, line in enumerate(lines) if "#" in line]
    if not numbers:
        return
    taken = _taken(scalars)
    for number in numbers:
        line = lines[number]
        column = _comment(line, taken.get(number, []))
        if column is None or not line[:column].strip() or not _MEANT.match(line, column):
            continue
        if end is not None and (number, column) >= (end.line, end.column):
            return
        text = cured(line) or "the value in quotation marks"
        advice = f'write {text}; a comment has a space behind its "#"'
        yield Cut(number, column, len(line.rstrip()) - column, advice)


def _taken(scalars: Iterable[tuple[Mark, Mark]]) -> dict[int, list[tuple[int, int]]]:
    """Return which columns of which lines are those of keys and values."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for start, end in scalars:
        for number in range(start.line, end.line + 1):
            first = start.column if number == start.line else 0
            last = end.column if number == end.line else _REST
            taken.setdefault(number, []).append((first, last))
    return taken


def _comment(line: str, taken: list[tuple[int, int]]) -> int | None:
    for found in re.finditer("#", line):
        column = found.start()
        if not any(first <= column < last for first, last in taken):
            return column
    return None
