"""Which calendar files a site has, and what each holds: of the site, dossiers, actors, events."""

from collections.abc import Iterator

from briefgen.address import HOME, Ref, SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import EventRecord
from briefgen.catalog.sections import CALENDAR
from briefgen.catalog.within import wider
from briefgen.dates import Moment
from briefgen.views.calendar_file import CalendarEntry, CalendarFileView
from briefgen.views.heads import description

_PER_TERM = frozenset(("actor", "dossier"))


def calendar_file(catalog: Catalog, ref: Ref | None) -> SitePath | None:
    """Return the address of the calendar of the site (None), a dossier, an actor or an event.

    None where there is none: without a base URL, or where nothing has a day; of actors and dossiers
    also where the site wants no feeds of them.
    """
    config = catalog.config
    is_wanted = ref is None or ref.kind not in _PER_TERM or config.feeds.per_term
    if not config.base_url or not is_wanted or not any(_with_a_day(catalog, ref)):
        return None
    page = HOME if ref is None else catalog.record(ref).address
    name = "event.ics" if ref is not None and ref.kind == "event" else "calendar.ics"
    return SitePath(f"{page}{name}")


def calendar_files(catalog: Catalog) -> Iterator[tuple[SitePath, Ref | None]]:
    """List the calendars of a site: its own, then those of dossiers, actors and events."""
    for ref in (None, *catalog.dossiers, *catalog.actors, *catalog.events):
        address = calendar_file(catalog, ref)
        if address is not None:
            yield address, ref


def calendar_file_view(catalog: Catalog, ref: Ref | None, path: SitePath) -> CalendarFileView:
    """Return what a calendar holds, by start."""
    config = catalog.config
    record = None if ref is None else catalog.record(ref)
    title = config.title if record is None else f"{config.title}: {record.title}"
    about = config.description
    if record is not None:
        about = description(record.front.summary if record.front else "", record.body)
    return CalendarFileView(
        title=title,
        description=about,
        page=CALENDAR if record is None else record.address,
        path=path,
        language=config.language,
        entries=tuple(_entry(catalog, event, day) for event, day in _with_a_day(catalog, ref)),
    )


def _with_a_day(catalog: Catalog, ref: Ref | None) -> Iterator[tuple[EventRecord, Moment]]:
    """Give the events of a calendar, oldest first; what has no day has no place in one."""
    for event in _events(catalog, ref):
        record = catalog.events[event]
        start = record.front.start
        if start is not None and start.day:
            yield record, start


def _events(catalog: Catalog, ref: Ref | None) -> tuple[Ref, ...]:
    if ref is None:
        return tuple(catalog.events)
    match ref.kind:
        case "event":
            return (ref,)
        case "dossier":
            return catalog.events_by_dossier.get(ref, ())
        case _:
            return catalog.events_by_actor.get(ref, ())


def _entry(catalog: Catalog, event: EventRecord, start: Moment) -> CalendarEntry:
    front = event.front
    place = catalog.places[event.place] if event.place is not None else None
    return CalendarEntry(
        id=event.ref.id,
        path=event.address,
        title=event.title,
        start=start,
        end=front.end,
        status=event.status,
        changes=len(event.told_on) + len(front.previous_start),
        updated=_updated(catalog, event, start),
        summary=description(front.summary, event.body) or front.outcome,
        place=_where(catalog, event),
        latitude=place.front.lat if place else None,
        longitude=place.front.lon if place else None,
        tags=(front.kind.replace("-", " "),) if front.kind and front.kind != "other" else (),
        language=front.lang,
    )


def _where(catalog: Catalog, event: EventRecord) -> str:
    """Return a place in words: "Presidential Palace, Ankara"."""
    if event.place is None:
        return event.front.place
    places = (event.place, *wider(catalog, event.place))
    return ", ".join(catalog.places[place].title for place in places)


def _updated(catalog: Catalog, event: EventRecord, start: Moment) -> Moment:
    """Return when something was last told of an event: in its history, or in a brief.

    Without either it is the date of the first brief that names it, else the day it is on.
    """
    briefs = catalog.briefs_by_event.get(event.ref, ())
    first_told = catalog.briefs[briefs[-1]].front.date if briefs else start
    return max(event.told_on, key=lambda date: date.sort_key, default=first_told)
