"""The page of a brief."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Kind, Ref, SitePath
from briefgen.catalog.catalog import Catalog, Related
from briefgen.catalog.labels import name_of
from briefgen.catalog.record import Appearance, BriefRecord
from briefgen.content.document import Citation, Heading
from briefgen.content.schema.brief import Assessment, Brief, Mentioned, Rel, WatchItem
from briefgen.content.schema.event import BriefEvent
from briefgen.dates import Moment
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts, link, portrait
from briefgen.views.heads import description, head
from briefgen.views.marking import marking
from briefgen.views.parts import Backlink, Card, Counted, Head, Link, Portrait, Titled
from briefgen.views.roles import role_on, role_since
from briefgen.views.source_line import SourceLine, SourceSummary, graded, source_summary
from briefgen.views.statement_line import StatementLine, statement_lines


class ActorLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An actor of this brief with the role held on the brief's date."""

    name: str
    path: SitePath
    kind: str
    role: str = ""
    is_past: bool = False
    """Whether that role is over by now."""
    now: str = ""
    """The present role, where it is another than the one of that date."""
    rel: Rel = "about"
    """Whether the brief is about the actor or only mentions it."""


class EventLink(Struct, frozen=True, gc=False, array_like=True):
    """An event that a brief names, and whether it is about it or only mentions it."""

    text: str
    path: SitePath | None = None
    rel: Rel = "mentions"


class RelatedBrief(Struct, frozen=True, gc=False, array_like=True):
    """A brief on the same matters, and the actors and tags it shares, rarest first."""

    card: Card
    shared: tuple[str, ...]


class CorrectionLine(Struct, frozen=True, gc=False, array_like=True):
    """A correction, newest first on the page."""

    date: Moment
    kind: str
    text: str
    was: str


class ChangeLine(Struct, frozen=True, gc=False, array_like=True):
    """An entry of the change log, newest first on the page."""

    date: Moment
    note: str
    minor: bool


class AssessmentLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A judgment of the desk."""

    text: str
    likelihood: str
    confidence: str
    basis: str
    alternatives: str
    due: Moment | None
    outcome: str


class WatchLine(Struct, frozen=True, gc=False, array_like=True):
    """Something the desk will follow, the event that it belongs to, and what came of it."""

    text: str
    due: Moment | None
    event: Link | None
    outcome: str


class DossierTurn(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A dossier that this brief belongs to, and what is read before and after it there."""

    dossier: Titled
    previous: Titled | None
    next: Titled | None


class BriefView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of a brief shows."""

    head: Head
    title: str
    date: Moment
    updated: Moment | None
    cutoff: Moment | None
    dateline: Link | None
    """A link to the page of the place, where it has one."""
    dateline_date: Moment | None
    type: str
    status: str
    tlp: str
    """The marking, "" for CLEAR."""
    desk: str
    authors: tuple[str, ...]
    summary: str
    takeaways: tuple[str, ...]
    image: Portrait | None
    body: Html
    """HTML."""
    notes: Html
    """The footnotes, HTML: one `<ol>`, or "" where there are none."""
    outline: tuple[Heading, ...]
    words: int = 0
    """Known when the text is: once the view is rendered."""
    actors: tuple[ActorLine, ...]
    tags: tuple[Counted, ...]
    topics: tuple[str, ...]
    events: tuple[EventLink, ...]
    places: tuple[Link, ...]
    statements: tuple[StatementLine, ...]
    """In the order of the text."""
    sources: tuple[SourceLine, ...]
    """What it lists first, then what its text cites."""
    source_summary: SourceSummary | None
    method: str
    assessments: tuple[AssessmentLine, ...]
    watch: tuple[WatchLine, ...]
    corrections: tuple[CorrectionLine, ...]
    changes: tuple[ChangeLine, ...]
    dossiers: tuple[DossierTurn, ...]
    follows: Card | None
    followed_by: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    related: tuple[RelatedBrief, ...]
    older: Card | None
    newer: Card | None


def brief_view(parts: Parts, ref: Ref) -> BriefView:
    """Return what the page of a brief shows."""
    catalog = parts.catalog
    record = catalog.briefs[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    sources = _sources(parts, record)
    return BriefView(
        head=head(
            catalog,
            record.address,
            front.title,
            description(front.summary, body),
            front.lang,
        ),
        title=front.title,
        date=front.date,
        updated=last_change(front),
        cutoff=front.cutoff,
        dateline=_dateline(catalog, front),
        dateline_date=front.dateline.date if front.dateline else None,
        type=front.type or "",
        status=front.status or "",
        tlp=marking(catalog, front.tlp),
        desk=front.desk,
        authors=front.authors,
        summary=front.summary,
        takeaways=front.takeaways,
        image=portrait(catalog, ref),
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        outline=body.outline,
        actors=tuple([_actor(parts, each, front.date) for each in record.actors]),
        tags=tuple(map(parts.tag.__getitem__, record.tags)),
        topics=front.topics,
        events=_events(catalog, front, record.events),
        places=_links(catalog, "place", front.places, record.places),
        sources=sources,
        source_summary=source_summary(sources),
        statements=statement_lines(parts, catalog.statements.in_.get(ref, ())),
        method=front.method,
        assessments=tuple(map(_assessment, front.assessments)),
        watch=tuple([_watch(catalog, each) for each in front.watch]),
        corrections=_corrections(front),
        changes=_changes(front),
        dossiers=tuple([_turn(parts, each, ref) for each in record.dossiers]),
        follows=parts.card_or_none(catalog.follows.get(ref)),
        followed_by=parts.cards(catalog.followed_by.get(ref, ())),
        backlinks=parts.backlinks(catalog.backlinks.get(ref, ())),
        related=tuple([_related(parts, each) for each in catalog.related.get(ref, ())]),
        older=parts.card_or_none(catalog.older.get(ref)),
        newer=parts.card_or_none(catalog.newer.get(ref)),
    )


def last_change(front: Brief) -> Moment | None:
    """Return when a brief last changed in substance: as it says, else by its corrections and log.

    None where nothing is later than the brief itself.
    """
    if front.updated is not None:
        return front.updated
    if not front.corrections and not front.changes:
        return None
    corrected = (each.date for each in front.corrections)
    changed = (each.date for each in front.changes if not each.minor)
    last = max((*corrected, *changed), key=lambda date: date.sort_key, default=front.date)
    return last if last.sort_key > front.date.sort_key else None


def _turn(parts: Parts, dossier: Ref, ref: Ref) -> DossierTurn:
    order = parts.catalog.dossier_order[dossier]
    place = parts.dossier_places[dossier][ref]
    return DossierTurn(
        dossier=parts.titled[dossier],
        previous=parts.titled[order[place - 1]] if place else None,
        next=parts.titled[order[place + 1]] if place + 1 < len(order) else None,
    )


def _related(parts: Parts, each: Related) -> RelatedBrief:
    return RelatedBrief(parts.card[each.brief], tuple(map(parts.title.__getitem__, each.shared)))


def _actor(parts: Parts, appearance: Appearance, on: Moment) -> ActorLine:
    actor = parts.catalog.actors[appearance.actor]
    front = actor.front
    held = role_on(parts, appearance.actor, on, appearance.as_)
    return ActorLine(
        name=actor.title,
        path=actor.address,
        kind=front.kind if front is not None else "",
        role=held.text,
        is_past=held.is_past,
        now=role_since(parts, appearance.actor, on),
        rel=appearance.rel,
    )


def _dateline(catalog: Catalog, front: Brief) -> Link | None:
    """Return the place of the dateline as it is written."""
    if front.dateline is None:
        return None
    written = front.dateline.place
    ref = catalog.named.get(("place", written))
    place = ref if ref is not None and ref.kind == "place" else None
    return link(
        catalog,
        written if place is None else name_of(written, place, catalog.record(place).title),
        place,
    )


def _events(catalog: Catalog, front: Brief, subjects: Iterable[Ref]) -> tuple[EventLink, ...]:
    """Return the events that a brief lists, then those it names besides, which it only mentions."""
    listed = {_named(catalog, "event", each.id).path or each.id: each.rel for each in front.events}
    links = _links(catalog, "event", front.events, subjects)
    return tuple(
        EventLink(each.text, each.path, listed.get(each.path or each.text, "mentions"))
        for each in links
    )


def _links(
    catalog: Catalog,
    kind: Kind,
    listed: Iterable[Mentioned | BriefEvent],
    subjects: Iterable[Ref],
) -> tuple[Link, ...]:
    """Return what a brief lists, as it calls it, then what else it names, by title."""
    found = [_named(catalog, kind, each.id, each.as_) for each in listed]
    shown = {each.path for each in found}
    records = (catalog.record(ref) for ref in subjects)
    found += [Link(each.title, each.address) for each in records if each.address not in shown]
    return tuple(found)


def _sources(parts: Parts, brief: BriefRecord) -> tuple[SourceLine, ...]:
    """Return what a brief lists, in its order and in words too, then what else it cites."""
    catalog = parts.catalog
    noted = {each.source for each in brief.body.notes.holes if isinstance(each, Citation)}
    found: dict[Ref | str, SourceLine] = {}
    for each in brief.front.sources:
        ref = catalog.named.get(("source", each.id))
        if ref is None or ref.kind != "source":
            named = _named(catalog, "source", each.id)
            found.setdefault(each.id, SourceLine(title=named.text, path=named.path))
        else:
            found.setdefault(ref, graded(catalog, parts.source[ref], brief, ref))
    for ref in brief.sources:
        if ref not in found:
            found[ref] = parts.source[ref]
    return tuple([_noted(line, key, noted) for key, line in found.items()])


def _noted(line: SourceLine, source: Ref | str, noted: set[str]) -> SourceLine:
    is_noted = isinstance(source, Ref) and source.id in noted
    return replace(line, is_noted=True) if is_noted else line


def _watch(catalog: Catalog, item: WatchItem) -> WatchLine:
    event = _named(catalog, "event", item.event) if item.event else None
    return WatchLine(item.text, item.due, event, item.outcome)


def _named(catalog: Catalog, kind: Kind, written: str, called: str = "") -> Link:
    """Return what is written as it is called, by title where it is an id."""
    ref = catalog.named.get((kind, written))
    name = written if ref is None else name_of(written, ref, catalog.record(ref).title)
    return link(catalog, called or name, ref)


def _assessment(each: Assessment) -> AssessmentLine:
    return AssessmentLine(
        text=each.text,
        likelihood=each.likelihood,
        confidence=each.confidence,
        basis=each.basis,
        alternatives=each.alternatives,
        due=each.due,
        outcome=each.outcome,
    )


def _corrections(front: Brief) -> tuple[CorrectionLine, ...]:
    if not front.corrections:
        return ()
    newest = sorted(front.corrections, key=lambda each: each.date.sort_key, reverse=True)
    return tuple(CorrectionLine(each.date, each.kind, each.text, each.was) for each in newest)


def _changes(front: Brief) -> tuple[ChangeLine, ...]:
    if not front.changes:
        return ()
    newest = sorted(front.changes, key=lambda each: each.date.sort_key, reverse=True)
    return tuple(ChangeLine(each.date, each.note, each.minor) for each in newest)
