"""Problems: what is wrong, where, and what to type instead, as values.

Every stage returns problems beside its result; nothing prints them but the reporters in `cli`.
A stage gives the place without its excerpt (`build` adds the text of the line at the end), so
that cached parse results stay small.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(Struct, frozen=True):
    """A stretch of one line of one file: lines and columns are 1-based, in code points."""

    line: int
    column: int = 1
    length: int = 1


class Place(Struct, frozen=True):
    """Where in the site folder a problem is; line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""


class Problem(Struct, frozen=True):
    """One mistake: its code (BGnnn), how much it matters, what is wrong, where, what to do."""

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    advice: str = ""


def place_at(path: str, span: Span) -> Place:
    """Return the place of a span in a file."""
    return Place(path, span.line, span.column, span.length)


def error(code: str, message: str, place: Place | None = None, advice: str = "") -> Problem:
    """Return a problem that stops the build."""
    return Problem(code, Severity.ERROR, message, place, advice)


def warning(code: str, message: str, place: Place | None = None, advice: str = "") -> Problem:
    """Return a problem that the build survives."""
    return Problem(code, Severity.WARNING, message, place, advice)


def note(code: str, message: str, place: Place | None = None, advice: str = "") -> Problem:
    """Return a remark that no one needs to act on."""
    return Problem(code, Severity.NOTE, message, place, advice)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any problem stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, each once: by file, line, column, code; those without a place last."""

    def key(problem: Problem) -> tuple[bool, str, int, int, str, str]:
        place = problem.place or Place("")
        where = (problem.place is None, place.path, place.line, place.column)
        return (*where, problem.code, problem.message)

    return tuple(sorted(dict.fromkeys(problems), key=key))


def with_excerpts(
    problems: Iterable[Problem], line_of: Callable[[str, int], str]
) -> tuple[Problem, ...]:
    """Return the problems with the text of their lines; `line_of` gives "" where unknown."""

    def illustrated(problem: Problem) -> Problem:
        place = problem.place
        if place is None or place.line < 1 or place.excerpt:
            return problem
        return replace(problem, place=replace(place, excerpt=line_of(place.path, place.line)))

    return tuple(illustrated(problem) for problem in problems)
