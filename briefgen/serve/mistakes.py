"""Problems as browsers show them: newest first, with addresses that open an editor."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from urllib.parse import quote

from msgspec.structs import replace

from briefgen.build.excerpts import line_reader
from briefgen.problem import Place, Problem, in_reading_order, with_excerpts
from briefgen.serve.shown import Mistake

_MOST = 200

_Same = tuple[str, str, str]


def _same(problem: Problem) -> _Same:
    """Return what stays of a problem when its place in the file moves."""
    return problem.code, problem.message, problem.place.path if problem.place else ""


class Mistakes:
    """The problems of a site over time; `found` are those of now, with excerpts, newest first.

    Of those in the files of `withheld` no browser is told. Only the newest have excerpts, and only
    they are sent to browsers.
    """

    def __init__(self, site_folder: Path, editor: str) -> None:
        """Begin with none; `editor` is as in `ServeSettings`."""
        self.found: tuple[Problem, ...] = ()
        self.withheld: AbstractSet[str] = frozenset()
        self._site_folder = site_folder
        self._editor = editor
        self._first_seen: dict[_Same, int] = {}

    def take(self, problems: Iterable[Problem], number: int) -> bool:
        """Take the problems of now, seen at a look of a number; tell whether they are others."""
        now = in_reading_order(problems)
        before = self._first_seen
        self._first_seen = {_same(each): before.get(_same(each), number) for each in now}
        ordered = sorted(now, key=lambda each: -self._first_seen[_same(each)])
        lines = line_reader(self._site_folder)
        found = (*with_excerpts(ordered[:_MOST], lines), *ordered[_MOST:])
        is_new = found != self.found
        self.found = found
        return is_new

    def shown(self, source: str = "") -> tuple[Mistake, ...]:
        """Return the problems for a browser that shows the page of a source."""
        told = (each for each in self.found[:_MOST] if not self._is_withheld(each))
        return tuple(self._mistake(each, source) for each in told)

    def _is_withheld(self, problem: Problem) -> bool:
        return problem.place is not None and problem.place.path in self.withheld

    def address(self, file: str, line: int = 1, column: int = 1) -> str:
        """Return what opens a place in a file below the site folder, "" without an editor."""
        if not self._editor or not (self._site_folder / file).is_file():
            return ""
        path = quote((self._site_folder / file).as_posix())
        filled = self._editor.replace("{file}", path)
        return filled.replace("{line}", str(line)).replace("{column}", str(column))

    def _mistake(self, problem: Problem, source: str) -> Mistake:
        place = problem.place
        mistake = Mistake(
            code=problem.code,
            severity=problem.severity.value,
            message=problem.message,
            advice=problem.advice,
        )
        return mistake if place is None else self._placed(mistake, place, source)

    def _placed(self, mistake: Mistake, place: Place, source: str) -> Mistake:
        return replace(
            mistake,
            file=place.path,
            line=place.line,
            column=place.column,
            length=place.length,
            excerpt=place.excerpt,
            open=self.address(place.path, max(place.line, 1), max(place.column, 1)),
            is_here=bool(source) and place.path == source,
        )
