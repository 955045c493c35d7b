"""The page of an event."""

from msgspec import Struct

from briefgen.address import Kind, Ref, SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.labels import name_of
from briefgen.catalog.record import Attendance, EventRecord, Standing
from briefgen.content.schema.event import Readout
from briefgen.dates import Moment
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.calendar_files import calendar_file
from briefgen.views.cards import Parts, link
from briefgen.views.event_line import EventLine, where
from briefgen.views.heads import description, head
from briefgen.views.parts import Backlink, Card, Head, Link, Titled
from briefgen.views.roles import HeldRole, role_on
from briefgen.views.statements import StatementList, statement_list


class StatusLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """How an event stood from a date on, and the brief that tells of it."""

    date: Moment
    status: str
    note: str
    brief: Titled | None


class ParticipantLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An actor at an event, with the role held on its date."""

    name: str
    path: SitePath
    kind: str
    part: str
    """`host`, `delegate`, `mediator`, `observer`, `absent` or ""."""
    role: HeldRole


class ReadoutLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """What one side told of an event."""

    side: Link
    source: Link | None
    text: str


class EventView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of an event shows."""

    head: Head
    title: str
    kind: str
    status: str
    history: tuple[StatusLine, ...]
    """How it stood when, oldest first; empty where that says no more than the status."""
    start: Moment | None
    end: Moment | None
    previous: tuple[Moment, ...]
    """Dates it was moved from."""
    timezone: str
    """The zone of the event, by its name; "" where none is written."""
    place: Link | None
    summary: str
    outcome: str
    participants: tuple[ParticipantLine, ...]
    readouts: tuple[ReadoutLine, ...]
    part_of: Link | None
    parts: tuple[EventLine, ...]
    """Oldest first."""
    led_from: tuple[EventLine, ...]
    """What led to it."""
    led_to: tuple[EventLine, ...]
    led_to_named: tuple[Link, ...]
    """What it led to that has no page."""
    dossier: Link | None
    sources: tuple[Link, ...]
    body: Html
    notes: Html
    statements: StatementList
    """What was said there, newest first."""
    briefs: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""
    earlier: EventLine | None
    """The event before it, of its dossier where it has one."""
    later: EventLine | None


def event_view(parts: Parts, ref: Ref) -> EventView:
    """Return what the page of an event shows."""
    catalog = parts.catalog
    record = catalog.events[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    about = description(front.summary or front.outcome, body)
    links = catalog.backlinks.get(ref, ())
    return EventView(
        head=head(
            catalog,
            record.address,
            record.title,
            about,
            front.lang,
            calendar=calendar_file(catalog, ref),
        ),
        title=record.title,
        kind=front.kind or "",
        status=record.status or "",
        history=tuple(_standing(parts, each) for each in record.history),
        start=front.start,
        end=front.end,
        previous=front.previous_start,
        timezone=front.tz,
        place=where(catalog, front.place),
        summary=front.summary,
        outcome=front.outcome,
        participants=tuple(_participant(parts, each, front.start) for each in record.participants),
        readouts=tuple(_readout(catalog, each) for each in front.readouts),
        part_of=_whole(catalog, record),
        parts=parts.events(catalog.parts.get(ref, ())),
        led_from=parts.events(catalog.led_from.get(ref, ())),
        led_to=parts.events(catalog.led_to.get(ref, ())),
        led_to_named=_without_page(catalog, record),
        dossier=_named(catalog, "dossier", front.dossier) if front.dossier else None,
        sources=tuple(_named(catalog, "source", each) for each in front.sources),
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        statements=statement_list(parts, ref, parts.ledger[ref]),
        briefs=parts.cards(catalog.briefs_by_event.get(ref, ())),
        backlinks=parts.backlinks(each for each in links if each.source.kind != "brief"),
        earlier=_line(parts, catalog.earlier.get(ref)),
        later=_line(parts, catalog.later.get(ref)),
    )


def _line(parts: Parts, ref: Ref | None) -> EventLine | None:
    return parts.event[ref] if ref is not None else None


def _standing(parts: Parts, each: Standing) -> StatusLine:
    return StatusLine(
        date=each.date,
        status=each.status,
        note=each.note,
        brief=parts.titled[each.brief] if each.brief is not None else None,
    )


def _participant(parts: Parts, each: Attendance, on: Moment | None) -> ParticipantLine:
    actor = parts.catalog.actors[each.actor]
    return ParticipantLine(
        name=actor.title,
        path=actor.address,
        kind=actor.front.kind if actor.front is not None else "",
        part=each.part or "",
        role=role_on(parts, each.actor, on, each.as_),
    )


def _readout(catalog: Catalog, each: Readout) -> ReadoutLine:
    return ReadoutLine(
        side=_named(catalog, "actor", each.side),
        source=_named(catalog, "source", each.source) if each.source else None,
        text=each.text,
    )


def _named(catalog: Catalog, kind: Kind, written: str) -> Link:
    """Return what is written as it is called, by title where it is an id."""
    ref = catalog.named.get((kind, written))
    name = written if ref is None else name_of(written, ref, catalog.record(ref).title)
    return link(catalog, name, ref)


def _whole(catalog: Catalog, record: EventRecord) -> Link | None:
    """Return what an event is part of; one that closes a circle is left out."""
    written, ref = record.front.part_of, catalog.part_of.get(record.ref)
    if ref is not None:
        return Link(catalog.events[ref].title, catalog.events[ref].address)
    is_text = written and not _is_event(catalog.named.get(("event", written)))
    return _named(catalog, "event", written) if is_text else None


def _without_page(catalog: Catalog, record: EventRecord) -> tuple[Link, ...]:
    return tuple(
        _named(catalog, "event", each)
        for each in record.front.led_to
        if not _is_event(catalog.named.get(("event", each)))
    )


def _is_event(ref: Ref | None) -> bool:
    return ref is not None and ref.kind == "event"
