"""Records: documents with their addresses, and what has no file in the same form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from msgspec import Struct

from briefgen.address import Kind, Ref, SitePath, permalink
from briefgen.catalog.beginnings import with_titles
from briefgen.catalog.events import Events, status_of
from briefgen.catalog.links import Links
from briefgen.catalog.record import (
    ActorRecord,
    BriefRecord,
    DossierRecord,
    EventRecord,
    PageRecord,
    PlaceRecord,
    Record,
    SourceRecord,
    TagRecord,
)
from briefgen.catalog.spellings import title_of
from briefgen.catalog.subjects import Subjects
from briefgen.catalog.tellings import Tellings
from briefgen.catalog.terms import Terms
from briefgen.content.document import Body, Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event
from briefgen.content.schema.page import Page
from briefgen.content.schema.place import Place
from briefgen.content.schema.source import Source
from briefgen.content.schema.tag import Tag


class Records(Struct, frozen=True, kw_only=True):
    """Briefs newest first, events oldest first; the others by id."""

    briefs: dict[Ref, BriefRecord] = {}
    actors: dict[Ref, ActorRecord] = {}
    events: dict[Ref, EventRecord] = {}
    places: dict[Ref, PlaceRecord] = {}
    sources: dict[Ref, SourceRecord] = {}
    dossiers: dict[Ref, DossierRecord] = {}
    tags: dict[Ref, TagRecord] = {}
    pages: dict[Ref, PageRecord] = {}

    def all(self) -> Iterator[Record]:
        """Give every record, kind by kind."""
        yield from self.briefs.values()
        yield from self.actors.values()
        yield from self.events.values()
        yield from self.places.values()
        yield from self.sources.values()
        yield from self.dossiers.values()
        yield from self.tags.values()
        yield from self.pages.values()


def records(
    documents: Mapping[Ref, Document],
    addresses: dict[Ref, SitePath],
    terms: Terms,
    links: Links,
    named: Mapping[tuple[Kind, str], Ref],
    told: Tellings,
) -> Records:
    """Make the records of everything that has a page of its own."""
    made = Records()
    titles = {ref: each.name for ref, each in terms.implied.items()}
    titles |= {ref: title_of(document) for ref, document in documents.items()}
    known = _Known(Subjects(terms, links, named), Events(told, terms.listed, named))
    for ref, document in documents.items():
        body = with_titles(document.body, links.targets, titles)
        _take(made, document, addresses[ref], body, known)
    for ref, each in terms.implied.items():
        address = permalink(ref.kind, ref.id)
        if ref.kind == "actor":
            made.actors[ref] = ActorRecord(ref=ref, address=address, title=each.name)
        else:
            made.tags[ref] = TagRecord(ref=ref, address=address, title=each.name)
    return Records(
        briefs=_newest_first(made.briefs),
        actors=dict(sorted(made.actors.items())),
        events=_oldest_first(made.events),
        places=dict(sorted(made.places.items())),
        sources=dict(sorted(made.sources.items())),
        dossiers=dict(sorted(made.dossiers.items())),
        tags=dict(sorted(made.tags.items())),
        pages=dict(sorted(made.pages.items())),
    )


class _Known(NamedTuple):
    """What the rest of the site tells of briefs and events."""

    subjects: Subjects
    events: Events


def _take(made: Records, document: Document, address: SitePath, body: Body, known: _Known) -> None:
    """Put the record of a document among those of its kind."""
    ref, path, front = document.ref, document.path, document.front
    subjects = known.subjects
    match front:
        case Brief():
            made.briefs[ref] = BriefRecord(
                ref=ref,
                address=address,
                path=path,
                front=front,
                body=body,
                actors=subjects.actors(ref),
                events=subjects.events(ref, front),
                places=subjects.places(ref, front),
                sources=subjects.sources(ref, front),
                dossiers=subjects.dossiers(front),
                tags=subjects.tags(ref),
            )
        case Actor(name=name):
            made.actors[ref] = ActorRecord(
                ref=ref, address=address, path=path, title=name, front=front, body=body
            )
        case Event():
            made.events[ref] = _event(document, front, address, body, known.events)
        case Place():
            made.places[ref] = PlaceRecord(
                ref=ref, address=address, path=path, front=front, body=body
            )
        case Source():
            made.sources[ref] = SourceRecord(
                ref=ref, address=address, path=path, front=front, body=body
            )
        case Dossier():
            made.dossiers[ref] = DossierRecord(
                ref=ref, address=address, path=path, front=front, body=body
            )
        case Tag(name=name):
            made.tags[ref] = TagRecord(
                ref=ref, address=address, path=path, title=name, front=front, body=body
            )
        case Page():
            made.pages[ref] = PageRecord(
                ref=ref, address=address, path=path, front=front, body=body
            )


def _event(
    document: Document, front: Event, address: SitePath, body: Body, events: Events
) -> EventRecord:
    ref = document.ref
    history = events.history(ref, front)
    return EventRecord(
        ref=ref,
        address=address,
        path=document.path,
        front=front,
        body=body,
        status=status_of(front, history),
        history=history,
        told_on=events.told_on(ref, front),
        participants=events.participants(front),
        place=events.place(front),
        dossier=events.dossier(front),
    )


def slugs_and_ids(documents: Iterable[Document]) -> dict[Kind, set[str]]:
    """Return what is taken in the addresses of each kind."""
    found: dict[Kind, set[str]] = {kind: set() for kind in get_args(Kind)}
    for document in documents:
        found[document.kind] |= {document.id, document.front.slug or document.id}
    return found


def _newest_first(briefs: dict[Ref, BriefRecord]) -> dict[Ref, BriefRecord]:
    """Order briefs by date, newest first; those of one date by id."""
    by_id = sorted(briefs.values(), key=lambda brief: brief.ref.id)
    newest = sorted(by_id, key=lambda brief: brief.front.date.sort_key, reverse=True)
    return {brief.ref: brief for brief in newest}


def _oldest_first(events: dict[Ref, EventRecord]) -> dict[Ref, EventRecord]:
    """Order events by their beginning, those without one last; those of one date by id.

    What says that it is part of another comes behind those that do not.
    """

    def place(event: EventRecord) -> tuple[bool, tuple[str, float], bool, str]:
        start = event.front.start
        began = start.sort_key if start else ("", 0.0)
        return (start is None, began, bool(event.front.part_of), event.ref.id)

    return {event.ref: event for event in sorted(events.values(), key=place)}
