"""Timelines: what happened day by day, of the site, of a dossier or of an actor."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.ahead import EXPECTED
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.sections import TIMELINE
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.event_line import EventLine, event_forms
from briefgen.views.heads import head
from briefgen.views.parts import Head, Link, Pager, Titled

EVENTS_A_PAGE = 200
"""How many events stand on one page of a timeline; one with more goes by years."""
_LATEST = 50
"""How many events with a date the first page of a long timeline shows."""
_SECTION = 12
"""How many events the timeline on the page of an actor or a dossier has."""
_BRIEFS = 3


class TimelineEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An event in a timeline, and the newest briefs on it."""

    event: EventLine
    briefs: tuple[Titled, ...]


class TimelineDay(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """What happened on one date, as exactly as that is known; None where no date is."""

    date: Moment | None
    entries: tuple[TimelineEntry, ...]


class Timeline(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """Events by date, oldest first, those without one last."""

    days: tuple[TimelineDay, ...] = ()
    announced: tuple[TimelineDay, ...] = ()
    """What is announced, tentative or confirmed, and not known to have happened."""
    total: int = 0
    """How many events there are in all."""
    whole: SitePath | None = None
    """The page that shows all of them, where this is a part."""


class TimelineYear(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A year of a long timeline, and how many events it has."""

    year: Moment
    path: SitePath
    count: int


class TimelineView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """One page of the timeline of the site, of a dossier or of an actor."""

    head: Head
    subject: Link | None
    """Whose timeline it is; None for that of the site."""
    year: Moment | None
    """The year that the page is of; None on the first pages."""
    timeline: Timeline
    is_part: bool
    """Whether this first page shows only the latest events, and those without a date."""
    years: tuple[TimelineYear, ...]
    """The years of a long timeline, newest first."""
    pager: Pager
    forms: tuple[Link, ...]
    """On the pages of the site: the other ways in which all events are shown."""


def timeline(parts: Parts, refs: Iterable[Ref]) -> Timeline:
    """Return events, given oldest first, day by day."""
    events = parts.catalog.events
    happened: list[Ref] = []
    expected: list[Ref] = []
    for ref in refs:
        (expected if events[ref].status in EXPECTED else happened).append(ref)
    return Timeline(
        days=tuple(_days(parts, happened)),
        announced=tuple(_days(parts, expected)),
        total=len(happened) + len(expected),
    )


def timeline_section(parts: Parts, ref: Ref) -> Timeline:
    """Return the timeline on the page of an actor or a dossier: the latest events of many."""
    catalog = parts.catalog
    refs = events_of(catalog, ref)
    if not has_timeline(catalog, ref):
        return timeline(parts, refs)
    part = timeline(parts, _latest(catalog, refs, _SECTION))
    return Timeline(
        days=part.days,
        announced=part.announced,
        total=len(refs),
        whole=timeline_address(catalog, ref),
    )


def events_of(catalog: Catalog, subject: Ref | None) -> tuple[Ref, ...]:
    """Return the events of an actor or a dossier, or all; oldest first."""
    if subject is None:
        return tuple(catalog.events)
    index = catalog.events_by_actor if subject.kind == "actor" else catalog.events_by_dossier
    return index.get(subject, ())


def has_timeline(catalog: Catalog, subject: Ref) -> bool:
    """Tell whether an actor or a dossier has so many events that they have a page of their own."""
    return len(events_of(catalog, subject)) > _SECTION


def timeline_address(catalog: Catalog, subject: Ref | None) -> SitePath:
    """Return the first page of a timeline."""
    if subject is None:
        return TIMELINE
    return SitePath(f"{catalog.record(subject).address}{TIMELINE}")


def timeline_pages(catalog: Catalog, subject: Ref | None) -> Iterator[tuple[Moment | None, int]]:
    """List the pages of a timeline: the year, None for the first pages, and the number in it."""
    refs = events_of(catalog, subject)
    yield from ((None, number) for number in _numbers(_first(catalog, refs)))
    if len(refs) > EVENTS_A_PAGE:
        for year, found in _by_year(catalog, refs).items():
            yield from ((Moment(year), number) for number in _numbers(found))


def timeline_view(
    parts: Parts, subject: Ref | None, year: Moment | None, number: int
) -> TimelineView:
    """Return one page of a timeline."""
    catalog = parts.catalog
    refs = events_of(catalog, subject)
    first = timeline_address(catalog, subject)
    is_long = len(refs) > EVENTS_A_PAGE
    years = _by_year(catalog, refs) if is_long else {}
    of_page = _first(catalog, refs) if year is None else years[year.text]
    here = first if year is None else year_address(first, year)
    shown = of_page[(number - 1) * EVENTS_A_PAGE : number * EVENTS_A_PAGE]
    record = catalog.record(subject) if subject is not None else None
    title = "Timeline" if record is None else f"{record.title}: timeline"
    return TimelineView(
        head=head(catalog, numbered(here, number), f"{title} {year.text}" if year else title),
        subject=Link(record.title, record.address) if record is not None else None,
        year=year,
        timeline=timeline(parts, shown),
        is_part=is_long and year is None,
        years=_years(first, years) if year is None else (),
        pager=_pager(here, number, len(of_page)),
        forms=event_forms(catalog) if subject is None else (),
    )


def _first(catalog: Catalog, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """Return what the first pages show: everything, or of many the latest and the undated."""
    return refs if len(refs) <= EVENTS_A_PAGE else _latest(catalog, refs, _LATEST)


def _latest(catalog: Catalog, refs: tuple[Ref, ...], count: int) -> tuple[Ref, ...]:
    """Return the last events with a date, and those without one."""
    dated = sum(catalog.events[ref].front.start is not None for ref in refs)
    return refs[max(0, dated - count) :]


def _numbers(refs: tuple[Ref, ...]) -> range:
    return range(1, max(1, -(-len(refs) // EVENTS_A_PAGE)) + 1)


def _by_year(catalog: Catalog, refs: Iterable[Ref]) -> dict[str, tuple[Ref, ...]]:
    found: dict[str, list[Ref]] = {}
    for ref in refs:
        start = catalog.events[ref].front.start
        if start is not None:
            found.setdefault(start.text[:4], []).append(ref)
    return {year: tuple(of_year) for year, of_year in found.items()}


def _years(first: SitePath, years: dict[str, tuple[Ref, ...]]) -> tuple[TimelineYear, ...]:
    return tuple(
        TimelineYear(year=year, path=year_address(first, year), count=len(years[year.text]))
        for year in map(Moment, sorted(years, reverse=True))
    )


def year_address(first: SitePath, year: Moment) -> SitePath:
    """Return the page of a year of a timeline."""
    return SitePath(f"{first}{year.text}/")


def _pager(first: SitePath, number: int, total: int) -> Pager:
    count = max(1, -(-total // EVENTS_A_PAGE))
    return Pager(
        number=number,
        count=count,
        total=total,
        newer=numbered(first, number - 1) if number > 1 else None,
        older=numbered(first, number + 1) if number < count else None,
    )


def _days(parts: Parts, refs: Iterable[Ref]) -> Iterator[TimelineDay]:
    """Group events by the day, month or year they began."""
    catalog = parts.catalog
    groups: dict[str, list[Ref]] = {}
    for ref in refs:
        start = catalog.events[ref].front.start
        groups.setdefault(start.text[:10] if start is not None else "", []).append(ref)
    for day, of_day in groups.items():
        yield TimelineDay(
            date=Moment(day) if day else None,
            entries=tuple(
                TimelineEntry(
                    event=parts.event[ref],
                    briefs=tuple(
                        map(
                            parts.titled.__getitem__, catalog.briefs_by_event.get(ref, ())[:_BRIEFS]
                        )
                    ),
                )
                for ref in of_day
            ),
        )
