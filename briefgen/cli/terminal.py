"""Problems as a terminal shows them: where, what, the line, and what to type instead."""

import unicodedata
from collections.abc import Iterable, Iterator

import click

from briefgen.problem import Place, Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDTH = 96
"""How many columns of a long line are shown around the place."""


def show(problems: Iterable[Problem], *, err: bool = True) -> None:
    """Print problems: to the error stream, or to the output where they are what was asked for."""
    for problem in problems:
        for line in problem_lines(problem):
            click.echo(line, err=err)


def problem_lines(problem: Problem) -> Iterator[str]:
    """Give the lines of a problem, the first as `file:line:col: severity CODE: message`."""
    severity = click.style(f"{problem.severity} {problem.code}", _COLOURS[problem.severity])
    yield f"{_where(problem.place)}{severity}: {visible(problem.message)}"
    place = problem.place
    advice = visible(problem.advice)
    if place is None or not place.excerpt:
        if advice:
            yield f"  {click.style(advice, bold=True)}"
        return
    line, before, length = _window(place)
    gutter = " " * len(str(place.line))
    yield f"  {place.line} | {line}"
    carets = click.style("^" * length, _COLOURS[problem.severity])
    yield f"  {gutter} | {' ' * before}{carets} {click.style(advice, bold=True)}".rstrip()


def visible(text: str) -> str:
    """Return a text without anything a terminal would act on or hide."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\t":
        return " "
    if category in ("Cc", "Cf", "Zl", "Zp", "Cs"):
        return f"<U+{ord(character):04X}>"
    return character


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    if place.line < 1:
        return f"{visible(place.path)}: "
    return f"{visible(place.path)}:{place.line}:{place.column}: "


def _window(place: Place) -> tuple[str, int, int]:
    """Cut a long line around the place: the text, the columns before the place, and its width."""
    start = max(place.column - 1, 0)
    end = start + max(place.length, 1)
    left = max(0, min(start - _WIDTH // 3, len(place.excerpt) - _WIDTH))
    text = place.excerpt[left : left + _WIDTH]
    lead = "…" if left else ""
    tail = "…" if left + _WIDTH < len(place.excerpt) else ""
    before = visible(place.excerpt[left:start])
    marked = visible(place.excerpt[start : min(end, left + _WIDTH)])
    return (
        f"{lead}{visible(text)}{tail}".rstrip(),
        _columns(lead + before),
        max(_columns(marked), 1),
    )


def _columns(text: str) -> int:
    return sum(_column_width(character) for character in text)


def _column_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
