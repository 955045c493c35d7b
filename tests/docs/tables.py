"""Reading the tables of a Markdown page, section by section."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tracked import ROOT

Row = tuple[str, ...]


def page(path: str) -> str:
    """Return a page of the project's documentation."""
    return (ROOT / path).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of its level or above."""
    lines = text.splitlines()
    level, begin = next(
        (len(match[1]), number + 1)
        for number, line in enumerate(lines)
        if (match := re.match(r"(#+) (.*)", line)) and match[2] == heading
    )
    fenced = False
    for number in range(begin, len(lines)):
        fenced ^= lines[number].startswith("```")
        if not fenced and re.match(rf"#{{1,{level}}} ", lines[number]):
            return "\n".join(lines[begin:number])
    return "\n".join(lines[begin:])


def rows(text: str) -> Iterator[Row]:
    """Give the rows of all tables of a text, as cells, without the heads."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        is_head = number + 1 < len(lines) and re.match(r"\|[-:| ]+\|$", lines[number + 1])
        if line.startswith("|") and not re.match(r"\|[-:| ]+\|$", line) and not is_head:
            yield tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])


def keys(text: str) -> set[str]:
    """Return every word in code marks in the first cells of the tables of a text."""
    return {word for row in rows(text) for word in re.findall(r"`([^`]+)`", row[0])}


def headings(file: Path) -> list[str]:
    """Return the headings of a file, in order."""
    return re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
