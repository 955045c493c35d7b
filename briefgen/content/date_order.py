"""Dates of one file that contradict each other, or the name of the file."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from briefgen.content.document import FrontMatter
from briefgen.content.file_name import date_in_name, file_stem
from briefgen.content.schema.actor import Actor, Name
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event, Happening
from briefgen.content.schema.image import Image
from briefgen.content.schema.place import Place as PlaceFront
from briefgen.dates import Moment, Precision, contains, ends, starts
from briefgen.problem import Place, Problem, Span, error, place_at, warning


def date_problems(
    front: FrontMatter | Image, spans: dict[str, Span], path: str, zone: tzinfo
) -> tuple[Problem, ...]:
    """Check the order of dates, as far as both of two are precise, and the date of a file's name.

    Problems: BG281 an end before its beginning (an error), or a date of a brief's making before
              another (a warning); BG200 a date that is not that of the file's name.
    """
    if isinstance(front, Image):
        return ()
    checks = _Dates(spans, path)
    problems = [*checks.withheld(front, zone)]
    if isinstance(front, Actor):
        problems += checks.actor(front)
    if isinstance(front, PlaceFront):
        problems += checks.names(front.names)
    if isinstance(front, Event):
        problems += checks.event(front)
    if isinstance(front, Dossier):
        problems += checks.dossier(front)
    if isinstance(front, Brief):
        problems += checks.brief(front)
    return tuple(problems)


class _Dates:
    def __init__(self, spans: dict[str, Span], path: str) -> None:
        self.spans = spans
        self.path = path

    def withheld(self, front: FrontMatter, zone: tzinfo) -> Iterator[Problem]:
        if front.embargo is None or front.expires is None:
            return
        if ends(front.expires, zone) <= starts(front.embargo, zone):
            message = (
                f'"expires" ({front.expires.text}) is not after "embargo" '
                f"({front.embargo.text}): this would never be shown"
            )
            advice = "write a later date, or leave one of the two out"
            yield error("BG281", message, self._place("expires"), advice)

    def actor(self, actor: Actor) -> Iterator[Problem]:
        yield from self._ordered("born", actor.born, "died", actor.died)
        for number, role in enumerate(actor.roles):
            yield from self._ordered("from", role.from_, "to", role.to, f"roles.{number}.")
        yield from self.names(actor.names)

    def names(self, names: Iterable[Name]) -> Iterator[Problem]:
        for number, name in enumerate(names):
            yield from self._ordered("from", name.from_, "to", name.to, f"names.{number}.")

    def event(self, event: Happening, below: str = "") -> Iterator[Problem]:
        yield from self._ordered("start", event.start, "end", event.end, below)

    def dossier(self, dossier: Dossier) -> Iterator[Problem]:
        query = dossier.query
        if query is not None:
            yield from self._ordered("from", query.from_, "to", query.to, "query.")

    def brief(self, brief: Brief) -> Iterator[Problem]:
        yield from self._name(brief)
        yield from self._late("updated", brief.updated, brief.date)
        for number, event in enumerate(brief.events):
            yield from self.event(event, f"events.{number}.")
        for number, correction in enumerate(brief.corrections):
            yield from self._late(f"corrections.{number}.date", correction.date, brief.date)
        closed = (brief.date, brief.updated, *(each.date for each in brief.corrections))
        known = [each for each in closed if each is not None]
        cutoff = brief.cutoff
        if cutoff is not None and not any(contains(None, each, cutoff) for each in known):
            message = f'"cutoff" ({cutoff.text}) is after the brief itself ({brief.date.text})'
            advice = "correct it, or say under updated when the brief was changed"
            yield warning("BG281", message, self._place("cutoff"), advice)

    def _ordered(
        self, first: str, begin: Moment | None, last: str, end: Moment | None, below: str = ""
    ) -> Iterator[Problem]:
        if begin is None or end is None or contains(None, end, begin):
            return
        message = f'"{first}" ({begin.text}) is after "{last}" ({end.text})'
        advice = f"exchange the two, or correct one: {first} is the earlier"
        yield error("BG281", message, self._place(f"{below}{first}"), advice)

    def _late(self, field: str, moment: Moment | None, date: Moment) -> Iterator[Problem]:
        """Warn of what cannot have happened before the date of the brief."""
        if moment is None or contains(date, None, moment):
            return
        name = "updated" if field == "updated" else "the date of a correction"
        message = f"{name} ({moment.text}) is before the date of the brief ({date.text})"
        yield warning("BG281", message, self._place(field), "correct one of the two")

    def _name(self, brief: Brief) -> Iterator[Problem]:
        """Warn of a date that is not that of the file's name; a year alone may be a subject."""
        stem = file_stem(self.path)
        named = date_in_name(stem)
        if named is None or named.precision is Precision.YEAR or brief.slug:
            return
        if contains(named, named, brief.date):
            return
        day = brief.date.text[:10]
        rest = stem.removeprefix(named.text).removeprefix("-")
        better = f"{day}-{rest}" if rest else day
        message = f"the file name says {named.text}, the date {day}: the address keeps {named.text}"
        advice = f"rename the file to {better}.md, or drop date"
        yield warning("BG200", message, self._place("date"), advice)

    def _place(self, field: str) -> Place:
        return place_at(self.path, self.spans.get(field, Span(1)))
