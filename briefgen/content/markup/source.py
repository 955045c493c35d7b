"""The body being read: where it comes from, and how to say that something in it is wrong."""

from zoneinfo import ZoneInfo

from msgspec import Struct

from briefgen.config import Config
from briefgen.content.markup.target import Target, target
from briefgen.problem import Place, Problem, Span, error, note, place_at, warning


class Source(Struct, frozen=True, kw_only=True):
    """A body, as a whole and in lines, and the file it stands in.

    `path` is relative to the site folder, `folder` and `own` (the file itself) to the content
    folder; `first_line` is the number of the body's first line in the file.
    """

    text: str
    lines: tuple[str, ...]
    path: str
    folder: str
    own: str
    first_line: int
    config: Config

    @property
    def zone(self) -> ZoneInfo:
        """The zone of times that are written without one."""
        return ZoneInfo(self.config.timezone)

    def target(self, href: str) -> Target:
        """Say where a link of this body leads."""
        allowed = self.config.content.allow_protocol_relative
        return target(href, self.folder, self.own, protocol_relative=allowed)

    def line(self, index: int, marker: str) -> Span:
        """Return the place of a marker in a line, or of the line's text, by 0-based line."""
        text = self.lines[index]
        column = max(0, text.find(marker))
        return Span(self.first_line + index, column + 1, max(1, len(text.rstrip()) - column))


class Reports:
    """Gathers the problems of one body."""

    def __init__(self, path: str) -> None:
        """Begin with none."""
        self._path = path
        self.problems: list[Problem] = []

    def warn(self, code: str, message: str, span: Span, advice: str) -> None:
        """Report something that the build survives."""
        self.problems.append(warning(code, message, self._place(span), advice))

    def remark(self, code: str, message: str, span: Span, advice: str) -> None:
        """Tell something that may be as it is."""
        self.problems.append(note(code, message, self._place(span), advice))

    def refuse(self, code: str, message: str, span: Span, advice: str) -> None:
        """Report something that stops the build."""
        self.problems.append(error(code, message, self._place(span), advice))

    def _place(self, span: Span) -> Place:
        return place_at(self._path, span)
