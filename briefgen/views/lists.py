"""Lists of briefs: all of them, and the archive by year and month."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.dates import Moment
from briefgen.views.parts import Card, Head, Pager


class BriefIndexView(Struct, frozen=True, kw_only=True):
    """All briefs, newest first, over one or more pages."""

    head: Head
    briefs: tuple[Card, ...]
    pager: Pager


class ArchivePeriod(Struct, frozen=True):
    """A year or a month with its number of briefs."""

    period: Moment
    path: SitePath
    count: int


class ArchiveYear(Struct, frozen=True, kw_only=True):
    """A year, and its months newest first."""

    year: ArchivePeriod
    months: tuple[ArchivePeriod, ...]


class ArchiveIndexView(Struct, frozen=True, kw_only=True):
    """The years and months that have briefs, newest first."""

    head: Head
    years: tuple[ArchiveYear, ...]


class ArchiveView(Struct, frozen=True, kw_only=True):
    """The briefs of one year or month, newest first."""

    head: Head
    period: Moment
    months: tuple[ArchivePeriod, ...]
    """The months of the year, newest first; empty on the page of a month."""
    briefs: tuple[Card, ...]
    pager: Pager
    older: ArchivePeriod | None
    newer: ArchivePeriod | None
