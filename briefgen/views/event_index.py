"""The index of events: newest first, by month, over one or more pages."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Ref, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.sections import EVENTS
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.event_line import EventLine, event_forms
from briefgen.views.heads import head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Head, Link, Pager


class EventMonth(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """The events that began in one month, or in a year of which no month is known, newest first."""

    month: Moment | None
    """None for events without a date, which come last."""
    events: tuple[EventLine, ...]


class EventIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """One page of the index of events."""

    head: Head
    months: tuple[EventMonth, ...]
    pager: Pager
    forms: tuple[Link, ...]
    """The other ways in which all events are shown."""


def event_index_view(parts: Parts, number: int) -> EventIndexView:
    """Return one page of the index of events."""
    catalog = parts.catalog
    newest = tuple(parts.newest_events)
    # How many there are stands on the first page alone: a new event would change all others.
    shown = pager(catalog, EVENTS, number, len(newest))
    return EventIndexView(
        head=head(catalog, numbered(EVENTS, number), "Events"),
        months=tuple(_months(parts, on_page(catalog, newest, number))),
        pager=shown if number == 1 else replace(shown, total=0),
        forms=event_forms(catalog),
    )


def _months(parts: Parts, refs: Iterable[Ref]) -> Iterator[EventMonth]:
    for month, found in groupby(refs, lambda ref: _month(parts.catalog, ref)):
        moment = Moment(month) if month else None
        yield EventMonth(month=moment, events=parts.events(found))


def _month(catalog: Catalog, ref: Ref) -> str:
    start = catalog.events[ref].front.start
    return start.text[:7] if start is not None else ""
