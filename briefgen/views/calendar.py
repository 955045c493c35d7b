"""The calendar: the months that hold events, day by day."""

from calendar import monthrange
from collections.abc import Iterator

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.days import OnDay
from briefgen.catalog.sections import CALENDAR, calendar_address
from briefgen.dates import Moment
from briefgen.views.calendar_files import calendar_file
from briefgen.views.cards import Parts
from briefgen.views.event_line import EventLine, event_forms
from briefgen.views.heads import head
from briefgen.views.parts import Head, Link

_AHEAD = 10
"""How many events that are not over the first page lists."""


class CalendarEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An event on a day; `is_dropped` is a day that it was moved from."""

    event: EventLine
    is_dropped: bool


class CalendarDay(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A day of the month, and what is on it."""

    date: Moment
    entries: tuple[CalendarEntry, ...]


class CalendarPeriod(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A year or a month of the calendar, and how many events it has."""

    period: Moment
    path: SitePath
    count: int


class CalendarYear(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A year, and its months that hold events, in order."""

    year: CalendarPeriod
    months: tuple[CalendarPeriod, ...]


class CalendarView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """A month of the calendar; on the first page that of what is next, else the last."""

    head: Head
    month: Moment | None
    """None on the first page where nothing is known to the month."""
    days: tuple[CalendarDay, ...]
    """Every day of the month."""
    coarse: tuple[EventLine, ...]
    """What is known to the month alone."""
    earlier: CalendarPeriod | None
    later: CalendarPeriod | None
    ahead: tuple[EventLine, ...]
    """On the first page: what is still to come, the next first, then what goes on."""
    years: tuple[CalendarYear, ...]
    """On the first page: all years, newest first."""
    forms: tuple[Link, ...]
    """The other ways in which all events are shown."""


class CalendarYearView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """A year of the calendar."""

    head: Head
    year: CalendarYear
    coarse: tuple[EventLine, ...]
    """What is known to the year alone."""
    forms: tuple[Link, ...]


def calendar_periods(catalog: Catalog) -> Iterator[Moment]:
    """List the years and the months of the calendar."""
    days = catalog.days
    years = {month[:4] for month in days.counts} | set(days.years)
    yield from map(Moment, sorted(years))
    yield from map(Moment, days.counts)


def calendar_view(parts: Parts, month: Moment | None) -> CalendarView:
    """Return what a month of the calendar shows, or its first page."""
    catalog = parts.catalog
    shown = month or _next_month(catalog)
    address = CALENDAR if month is None else calendar_address(month)
    months = list(catalog.days.counts)
    place = months.index(shown.text) if shown is not None else 0
    return CalendarView(
        head=head(
            catalog,
            address,
            "Calendar" if month is None else month.text,
            calendar=calendar_file(catalog, None),
        ),
        month=shown,
        days=_days(parts, shown) if shown is not None else (),
        coarse=parts.events(catalog.days.months.get(shown.text, ())) if shown is not None else (),
        earlier=_period(catalog, months[place - 1]) if place > 0 else None,
        later=_period(catalog, months[place + 1]) if place + 1 < len(months) else None,
        ahead=parts.events(catalog.ahead.events[:_AHEAD]) if month is None else (),
        years=tuple(_years(catalog)) if month is None else (),
        forms=event_forms(catalog),
    )


def calendar_year_view(parts: Parts, year: Moment) -> CalendarYearView:
    """Return what a year of the calendar shows."""
    catalog = parts.catalog
    return CalendarYearView(
        head=head(catalog, calendar_address(year), year.text),
        year=_year(catalog, year.text),
        coarse=parts.events(catalog.days.years.get(year.text, ())),
        forms=event_forms(catalog),
    )


def _next_month(catalog: Catalog) -> Moment | None:
    """Return the month of what is next, else the last that holds an event."""
    months = catalog.days.counts
    for ref in catalog.ahead.coming:
        start = catalog.events[ref].front.start
        if start is not None and start.text[:7] in months:
            return Moment(start.text[:7])
    return Moment(next(reversed(months))) if months else None


def _days(parts: Parts, month: Moment) -> tuple[CalendarDay, ...]:
    found = parts.catalog.days.days
    count = monthrange(month.year, month.month)[1]
    dates = (f"{month.text}-{number:02}" for number in range(1, count + 1))
    return tuple(
        CalendarDay(
            date=Moment(day),
            entries=tuple(_entry(parts, each) for each in found.get(day, ())),
        )
        for day in dates
    )


def _entry(parts: Parts, each: OnDay) -> CalendarEntry:
    return CalendarEntry(event=parts.event[each.event], is_dropped=each.is_dropped)


def _period(catalog: Catalog, month: str) -> CalendarPeriod:
    moment = Moment(month)
    return CalendarPeriod(
        period=moment, path=calendar_address(moment), count=catalog.days.counts[month]
    )


def _years(catalog: Catalog) -> Iterator[CalendarYear]:
    days = catalog.days
    for year in sorted({month[:4] for month in days.counts} | set(days.years), reverse=True):
        yield _year(catalog, year)


def _year(catalog: Catalog, year: str) -> CalendarYear:
    months = tuple(_period(catalog, month) for month in catalog.days.counts if month[:4] == year)
    coarse = len(catalog.days.years.get(year, ()))
    moment = Moment(year)
    return CalendarYear(
        year=CalendarPeriod(
            period=moment,
            path=calendar_address(moment),
            count=sum(each.count for each in months) + coarse,
        ),
        months=months,
    )
