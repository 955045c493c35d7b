"""What other pages show of an event: a line in a list, a timeline or a calendar."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import EventRecord
from briefgen.catalog.sections import CALENDAR, EVENTS, TIMELINE
from briefgen.dates import Moment
from briefgen.views.heads import description
from briefgen.views.parts import Link


class EventLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An event as other pages show it."""

    title: str
    path: SitePath
    start: Moment | None
    """As exactly as it is known; None where no date is."""
    end: Moment | None
    previous: tuple[Moment, ...]
    """Dates it was moved from."""
    status: str
    kind: str
    place: Link | None
    summary: str
    """As written, else its outcome, else how its text begins."""
    language: str
    """The language of title and summary, a BCP 47 tag; "" where it is the site's."""


def event_forms(catalog: Catalog) -> tuple[Link, ...]:
    """Return the ways in which all events are shown: as a list, a timeline, a calendar."""
    dated = any(event.front.start is not None for event in catalog.events.values())
    calendar = (Link("Calendar", CALENDAR),) if dated else ()
    return (Link("List", EVENTS), Link("Timeline", TIMELINE), *calendar)


def where(catalog: Catalog, written: str) -> Link | None:
    """Return a place as a page names it: by its name where it has one, else as written."""
    if not written:
        return None
    ref = catalog.named.get(("place", written))
    if ref is None:
        return Link(written)
    record = catalog.record(ref)
    return Link(record.title, record.address)


def event_line(catalog: Catalog, event: EventRecord) -> EventLine:
    """Return what other pages show of an event."""
    front = event.front
    return EventLine(
        title=event.title,
        path=event.address,
        start=front.start,
        end=front.end,
        previous=front.previous_start,
        status=event.status or "",
        kind=front.kind or "",
        place=where(catalog, front.place),
        summary=description(front.summary or front.outcome, event.body),
        language="" if front.lang == catalog.config.language else front.lang,
    )
