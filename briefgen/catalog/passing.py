"""What documents name in passing: a name or an id where plain words are allowed, too."""

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.address import Kind
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event


class Passing(NamedTuple):
    """What is written, as which kind of document, and in which value of the front matter."""

    kind: Kind
    name: str
    key: str


def in_passing(document: Document) -> Iterator[Passing]:
    """Give what a document names in passing; what a brief writes out in its place, by its id."""
    match document.front:
        case Brief() as front:
            yield from _brief(front)
        case Event() as front:
            yield from _event(front)
        case Dossier() as front:
            yield from _watched(front)
            for at, question in enumerate(front.questions):
                if question.brief:
                    yield Passing("brief", question.brief, f"questions.{at}.brief")
            for at, entry in enumerate(front.log):
                if entry.brief:
                    yield Passing("brief", entry.brief, f"log.{at}.brief")
        case _:
            return


def _brief(front: Brief) -> Iterator[Passing]:
    yield from (Passing("event", each.id, f"events.{at}") for at, each in enumerate(front.events))
    yield from (Passing("place", each.id, f"places.{at}") for at, each in enumerate(front.places))
    for at, each in enumerate(front.sources):
        yield Passing("source", each.id, f"sources.{at}")
    if front.dateline:
        yield Passing("place", front.dateline.place, "dateline")
    if front.dossier:
        yield Passing("dossier", front.dossier, "dossier")
    yield from _watched(front)


def _event(front: Event) -> Iterator[Passing]:
    if front.part_of:
        yield Passing("event", front.part_of, "part_of")
    yield from (Passing("event", each, f"led_to.{at}") for at, each in enumerate(front.led_to))
    yield from (Passing("source", each, f"sources.{at}") for at, each in enumerate(front.sources))
    for at, readout in enumerate(front.readouts):
        if readout.source:
            yield Passing("source", readout.source, f"readouts.{at}.source")
        yield Passing("actor", readout.side, f"readouts.{at}.side")
    if front.place:
        yield Passing("place", front.place, "place")
    if front.dossier:
        yield Passing("dossier", front.dossier, "dossier")


def _watched(front: Brief | Dossier) -> Iterator[Passing]:
    for at, item in enumerate(front.watch):
        if item.event:
            yield Passing("event", item.event, f"watch.{at}.event")
