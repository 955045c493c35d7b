"""Cards, counts and pictures: how the catalog's records look on other pages."""

from collections.abc import Iterable
from functools import cached_property

from briefgen.address import Ref, SitePath
from briefgen.catalog.catalog import Catalog, LinkIn, Together
from briefgen.catalog.dossier_log import LogDay, dossier_log
from briefgen.catalog.ledgers import ledger
from briefgen.catalog.record import (
    ActorRecord,
    BriefRecord,
    PageRecord,
    PlaceRecord,
    SourceRecord,
)
from briefgen.catalog.roles import latest_first
from briefgen.catalog.said import StatementRecord
from briefgen.collate import sort_key
from briefgen.content.schema.actor import Role
from briefgen.dates import Moment
from briefgen.views.event_line import EventLine, event_line
from briefgen.views.filing import filed_name
from briefgen.views.heads import description
from briefgen.views.linking import Openings, from_anywhere, openings, openings_beside
from briefgen.views.made import Made
from briefgen.views.named import named, organization
from briefgen.views.parts import Backlink, Card, Counted, Link, Portrait, Titled
from briefgen.views.source_line import SourceLine, source_line


class Parts:
    """A catalog, and the parts of its views that stand on many pages, each made once."""

    def __init__(self, catalog: Catalog) -> None:
        """Begin with nothing made."""
        self.catalog = catalog
        self.newest = tuple(catalog.briefs)
        self.card: Made[Ref, Card] = Made(lambda ref: _card(catalog, ref))
        """What other pages show of a document."""
        self.title: Made[Ref, str] = Made(lambda ref: catalog.record(ref).title)
        self.titled: Made[Ref, Titled] = Made(lambda ref: _titled(catalog, ref))
        """The title of a document."""
        self.tag: Made[Ref, Counted] = Made(
            lambda tag: counted(catalog, tag, len(catalog.briefs_by_tag.get(tag, ())))
        )
        """A tag with the number of its briefs."""
        self.event: Made[Ref, EventLine] = Made(
            lambda ref: event_line(catalog, catalog.events[ref])
        )
        """What other pages show of an event."""
        self.roles: Made[Ref, tuple[Role, ...]] = Made(lambda actor: _roles(catalog, actor))
        """The roles of an actor, the one begun last first."""
        self.dateline: Made[Ref, Ref | None] = Made(lambda brief: _dateline(catalog, brief))
        """The place of a brief's dateline, if that has a page."""
        self.dossier_log: Made[Ref, tuple[LogDay, ...]] = Made(
            lambda dossier: dossier_log(catalog, dossier)
        )
        """What changed in a dossier, newest first."""
        self.dossier_places: Made[Ref, dict[Ref, int]] = Made(
            lambda dossier: {
                brief: place for place, brief in enumerate(catalog.dossier_order[dossier])
            }
        )
        """The briefs of a dossier to their places in its order, from 0."""
        self.ledger: Made[Ref | None, tuple[StatementRecord, ...]] = Made(
            lambda ref: ledger(catalog, ref)
        )
        """The statements of a document, or of the whole site, newest first."""
        self.source: Made[Ref, SourceLine] = Made(lambda ref: source_line(catalog, ref))
        """A source as it is cited."""
        self.openings_beside: Made[str, Openings] = Made(
            lambda folder: openings_beside(catalog, folder)
        )
        """How links begin on the pages that lie in a folder."""
        self.from_anywhere = from_anywhere(catalog.config.base_url)
        self.openings_anywhere = openings(catalog, self.from_anywhere)

    @cached_property
    def filed_actors(self) -> tuple[tuple[ActorRecord, str], ...]:
        """All actors with the name that each is filed under, in the order of the language."""
        language = self.catalog.config.language
        filed = [(actor, filed_name(actor)) for actor in self.catalog.actors.values()]
        return tuple(sorted(filed, key=lambda each: (sort_key(each[1], language), each[0].ref.id)))

    @property
    def newest_day(self) -> Moment | None:
        """The date of the newest brief, None where there is none."""
        return self.catalog.briefs[self.newest[0]].front.date if self.newest else None

    @cached_property
    def filing(self) -> dict[Ref, tuple[int, str]]:
        """An actor to its number in the order of the language, and the name it is filed under."""
        filed = enumerate(self.filed_actors)
        return {actor.ref: (number, name) for number, (actor, name) in filed}

    @cached_property
    def filed_places(self) -> tuple[PlaceRecord, ...]:
        """All places in the order of the language."""
        language = self.catalog.config.language
        return tuple(
            sorted(
                self.catalog.places.values(),
                key=lambda each: (sort_key(each.title, language), each.ref.id),
            )
        )

    @cached_property
    def place_order(self) -> dict[Ref, int]:
        """A place to its number in the order of the language."""
        return {place.ref: number for number, place in enumerate(self.filed_places)}

    @cached_property
    def newest_events(self) -> dict[Ref, int]:
        """An event to its number when the newest come first, and those without a date last."""
        events = self.catalog.events.values()
        dated = [event.ref for event in events if event.front.start is not None]
        undated = [event.ref for event in events if event.front.start is None]
        return {event: number for number, event in enumerate((*reversed(dated), *undated))}

    @cached_property
    def filed_sources(self) -> tuple[SourceRecord, ...]:
        """All sources by title, in the order of the language."""
        language = self.catalog.config.language
        titled = ((sort_key(each.title, language), each) for each in self.catalog.sources.values())
        return tuple(each for _, each in sorted(titled, key=lambda pair: (pair[0], pair[1].ref.id)))

    @cached_property
    def said_of(self) -> dict[tuple[Ref, Ref], list[StatementRecord]]:
        """What each actor said about, to or against each other, newest first."""
        found: dict[tuple[Ref, Ref], list[StatementRecord]] = {}
        for other, statements in self.catalog.statements.about.items():
            for each in statements:
                if each.by != other:
                    found.setdefault((each.by, other), []).append(each)
        return found

    def cards(self, refs: Iterable[Ref]) -> tuple[Card, ...]:
        """Return the cards of documents in the given order."""
        return tuple(map(self.card.__getitem__, refs))

    def events(self, refs: Iterable[Ref]) -> tuple[EventLine, ...]:
        """Return what other pages show of events, in the given order."""
        return tuple(map(self.event.__getitem__, refs))

    def card_or_none(self, ref: Ref | None) -> Card | None:
        """Return a card where there is a document."""
        return None if ref is None else self.card[ref]

    def backlinks(self, links: Iterable[LinkIn]) -> tuple[Backlink, ...]:
        """Return the documents that link to another, with the sentences that do."""
        card = self.card
        return tuple(
            [
                Backlink(
                    card=card[each.source], before=each.before, text=each.text, after=each.after
                )
                for each in links
            ]
        )


def _card(catalog: Catalog, ref: Ref) -> Card:
    record = catalog.record(ref)
    if not isinstance(record, BriefRecord):
        updated = record.front.updated if isinstance(record, PageRecord) else None
        written = record.front.summary if record.front else ""
        return Card(
            kind=ref.kind,
            id=ref.id,
            title=record.title,
            path=record.address,
            date=updated,
            summary=written or description("", record.body),
            language=_language(catalog, record.front.lang if record.front else ""),
        )
    front = record.front
    return Card(
        kind=ref.kind,
        id=ref.id,
        title=front.title,
        path=record.address,
        date=front.date,
        summary=_summary(record),
        type=front.type or "",
        status=front.status or "",
        place=_place(catalog, ref, front.dateline.place) if front.dateline else "",
        language=_language(catalog, front.lang),
    )


def _titled(catalog: Catalog, ref: Ref) -> Titled:
    record = catalog.record(ref)
    return Titled(
        title=record.title,
        path=record.address,
        date=record.front.date if isinstance(record, BriefRecord) else None,
        language=_language(catalog, record.front.lang if record.front else ""),
    )


def _roles(catalog: Catalog, actor: Ref) -> tuple[Role, ...]:
    front = catalog.actors[actor].front
    return latest_first(front.roles) if front is not None else ()


def _dateline(catalog: Catalog, brief: Ref) -> Ref | None:
    dateline = catalog.briefs[brief].front.dateline
    place = catalog.named.get(("place", dateline.place)) if dateline else None
    return place if place is not None and place.kind == "place" else None


def _place(catalog: Catalog, brief: Ref, written: str) -> str:
    return named(catalog, written, _dateline(catalog, brief))


def _language(catalog: Catalog, written: str) -> str:
    return "" if written == catalog.config.language else written


def _summary(brief: BriefRecord) -> str:
    """Return a summary, or how the text begins; the text of a withdrawn brief is not repeated."""
    if brief.front.summary or brief.front.status == "withdrawn":
        return brief.front.summary
    return description("", brief.body)


def counted(catalog: Catalog, ref: Ref, count: int) -> Counted:
    """Return a term with a number of briefs."""
    record = catalog.record(ref)
    return Counted(record.title, record.address, count)


def counted_together(catalog: Catalog, terms: Iterable[Together]) -> tuple[Counted, ...]:
    """Return terms with the number of briefs they share."""
    return tuple([counted(catalog, each.term, each.count) for each in terms])


def link(catalog: Catalog, text: str, ref: Ref | None) -> Link:
    """Return a link to a document, or plain text where there is none."""
    return Link(text) if ref is None else Link(text, catalog.record(ref).address)


def organization_link(catalog: Catalog, written: str) -> Link:
    """Return what is named as a body, with a link where it has a page."""
    return link(catalog, organization(catalog, written), catalog.organizations.get(written))


def media(path: str) -> SitePath:
    """Return where a file of the content folder is published."""
    return SitePath(f"media/{path}")


def portrait(catalog: Catalog, ref: Ref) -> Portrait | None:
    """Return the picture at the head of a document."""
    picture = catalog.head_pictures.get(ref)
    if picture is None:
        return None
    return Portrait(
        path=media(picture.path),
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
    )
