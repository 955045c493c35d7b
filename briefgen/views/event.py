"""The page of an event and the index of events."""

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.sections import EVENTS
from briefgen.collate import sort_key
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts
from briefgen.views.heads import description, head
from briefgen.views.parts import Backlink, Card, Counted, Head
from briefgen.views.statements import StatementList, ledger, statement_list


class EventView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of an event shows."""

    head: Head
    title: str
    summary: str
    body: Html
    notes: Html
    statements: StatementList
    """What was said there, newest first."""
    briefs: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""


class EventIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All events."""

    head: Head
    events: tuple[Counted, ...]


def event_view(parts: Parts, ref: Ref) -> EventView:
    """Return what the page of an event shows."""
    catalog = parts.catalog
    record = catalog.events[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    about = description(front.summary, body)
    links = catalog.backlinks.get(ref, ())
    return EventView(
        head=head(catalog, record.address, record.title, about, front.lang),
        title=record.title,
        summary=front.summary,
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        statements=statement_list(parts, ref, ledger(catalog, ref)),
        briefs=parts.cards(catalog.briefs_by_event.get(ref, ())),
        backlinks=parts.backlinks(each for each in links if each.source.kind != "brief"),
    )


def event_index_view(parts: Parts) -> EventIndexView:
    """Return all events in the order of the site's language."""
    catalog = parts.catalog
    language = catalog.config.language
    ordered = sorted(
        catalog.events.values(), key=lambda each: (sort_key(each.title, language), each.ref.id)
    )
    return EventIndexView(
        head=head(catalog, EVENTS, "Events"),
        events=tuple(
            Counted(each.title, each.address, len(catalog.briefs_by_event.get(each.ref, ())))
            for each in ordered
        ),
    )
