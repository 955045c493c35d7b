"""Lists of briefs: all of them, and the archive by year and month."""

from msgspec import Struct

from briefgen.address import SitePath, numbered
from briefgen.catalog.catalog import Catalog, Period
from briefgen.catalog.sections import ARCHIVE, BRIEFS, period_address
from briefgen.dates import Moment
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Card, Head, Pager


class BriefIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All briefs, newest first, over one or more pages."""

    head: Head
    briefs: tuple[Card, ...]
    pager: Pager


class ArchivePeriod(Struct, frozen=True, gc=False, array_like=True):
    """A year or a month with its number of briefs."""

    period: Moment
    path: SitePath
    count: int


class ArchiveYear(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A year, and its months newest first."""

    year: ArchivePeriod
    months: tuple[ArchivePeriod, ...]


class ArchiveIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """The years and months that have briefs, newest first."""

    head: Head
    years: tuple[ArchiveYear, ...]


class ArchiveView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """The briefs of one year or month, newest first."""

    head: Head
    period: Moment
    months: tuple[ArchivePeriod, ...]
    """The months of the year, newest first; empty on the page of a month."""
    briefs: tuple[Card, ...]
    pager: Pager
    older: ArchivePeriod | None
    newer: ArchivePeriod | None


def brief_index_view(parts: Parts, number: int) -> BriefIndexView:
    """Return one page of the list of all briefs."""
    catalog, briefs = parts.catalog, parts.newest
    return BriefIndexView(
        head=head(catalog, numbered(BRIEFS, number), "Briefs"),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        pager=pager(catalog, BRIEFS, number, len(briefs)),
    )


def archive_index_view(catalog: Catalog) -> ArchiveIndexView:
    """Return the years and months that have briefs."""
    return ArchiveIndexView(
        head=head(catalog, ARCHIVE, "Archive"),
        years=tuple(
            ArchiveYear(year=_entry(year), months=_months(catalog, year)) for year in catalog.years
        ),
    )


def archive_view(parts: Parts, moment: Moment, number: int) -> ArchiveView:
    """Return one page of the briefs of a year or a month."""
    catalog = parts.catalog
    siblings = catalog.months if moment.month else catalog.years
    place = next(place for place, each in enumerate(siblings) if each.moment == moment)
    period = siblings[place]
    first = period_address(moment)
    return ArchiveView(
        head=head(catalog, numbered(first, number), moment.text),
        period=moment,
        months=() if moment.month else _months(catalog, period),
        briefs=parts.cards(on_page(catalog, period.briefs, number)),
        pager=pager(catalog, first, number, len(period.briefs)),
        older=_entry(siblings[place + 1]) if place + 1 < len(siblings) else None,
        newer=_entry(siblings[place - 1]) if place else None,
    )


def _entry(period: Period) -> ArchivePeriod:
    return ArchivePeriod(period.moment, period_address(period.moment), len(period.briefs))


def _months(catalog: Catalog, year: Period) -> tuple[ArchivePeriod, ...]:
    written = year.moment.text
    return tuple(_entry(each) for each in catalog.months if each.moment.text[:4] == written)
