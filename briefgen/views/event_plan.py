"""The pages on which all events are shown: timelines and the calendar."""

from collections.abc import Iterator

from briefgen.address import numbered
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.sections import CALENDAR, calendar_address
from briefgen.views.calendar import calendar_periods
from briefgen.views.planned import Planned
from briefgen.views.timeline import has_timeline, timeline_address, timeline_pages, year_address


def timelines(catalog: Catalog) -> Iterator[Planned]:
    """List the timeline of the site, and those of actors and dossiers with many events."""
    subjects = (*catalog.events_by_actor, *catalog.events_by_dossier)
    long = sorted(ref for ref in subjects if has_timeline(catalog, ref))
    for subject in (*((None,) if catalog.events else ()), *long):
        first = timeline_address(catalog, subject)
        whose = "" if subject is None else f' of "{catalog.record(subject).title}"'
        for year, number in timeline_pages(catalog, subject):
            here = first if year is None else year_address(first, year)
            yield Planned(
                address=numbered(here, number),
                kind="timeline",
                producer=f"the timeline{whose}",
                ref=subject,
                number=number,
                period=year,
            )


def calendar(catalog: Catalog) -> Iterator[Planned]:
    """List the first page of the calendar, its years and its months."""
    periods = tuple(calendar_periods(catalog))
    if periods:
        yield Planned(address=CALENDAR, kind="calendar", producer="the calendar")
    for period in periods:
        yield Planned(
            address=calendar_address(period),
            kind="calendar" if period.month else "calendar_year",
            producer=f"the calendar of {period.text}",
            period=period,
        )
