"""Fields of one event that contradict each other, and zones that do not exist."""

from collections.abc import Iterator

from briefgen.content.document import FrontMatter
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import Event, Happening
from briefgen.content.schema.image import Image
from briefgen.content.schema.place import Place
from briefgen.problem import Problem, Span, error, place_at
from briefgen.zones import zone_advice, zone_named


def event_checks(
    front: FrontMatter | Image, spans: dict[str, Span], path: str
) -> Iterator[Problem]:
    """Check the events of one file and the zones of events and places.

    Problems: BG284 there is no such zone; BG285 a status that other fields contradict.
    """
    match front:
        case Event():
            yield from _event(front, spans, path, "")
        case Brief():
            for number, event in enumerate(front.events):
                yield from _event(event, spans, path, f"events.{number}.")
        case Place(tz=name) if name:
            yield from _zone(name, spans, path, "tz")
        case _:
            return


def _event(event: Happening, spans: dict[str, Span], path: str, below: str) -> Iterator[Problem]:
    if event.tz:
        yield from _zone(event.tz, spans, path, f"{below}tz")
    if event.status == "cancelled" and event.outcome:
        message = "a cancelled event has no outcome"
        advice = "correct status, or tell under summary or in an entry of history what came of it"
        place = place_at(path, spans.get(f"{below}outcome", Span(1)))
        yield error("BG285", message, place, advice)
    if event.status == "postponed" and not event.previous_start:
        message = "a postponed event needs the date it was moved from"
        advice = "write previous_start: [that date]; start is the new date, if there is one"
        place = place_at(path, spans.get(f"{below}status", Span(1)))
        yield error("BG285", message, place, advice)


def _zone(name: str, spans: dict[str, Span], path: str, key: str) -> Iterator[Problem]:
    if zone_named(name) is None:
        message = f'there is no timezone "{name}"'
        yield error("BG284", message, place_at(path, spans.get(key, Span(1))), zone_advice(name))
