"""The archive: which briefs belong to which year and month."""

from collections.abc import Iterable

from briefgen.address import Ref
from briefgen.catalog.catalog import Period
from briefgen.catalog.record import BriefRecord
from briefgen.dates import Moment


def periods(briefs: Iterable[BriefRecord]) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the years and the months of briefs given newest first, in that order.

    A brief dated with a year alone is under its year and no month.
    """
    years: dict[str, list[Ref]] = {}
    months: dict[str, list[Ref]] = {}
    for brief in briefs:
        date = brief.front.date
        years.setdefault(date.text[:4], []).append(brief.ref)
        if date.month:
            months.setdefault(date.text[:7], []).append(brief.ref)
    return _periods(years), _periods(months)


def _periods(found: dict[str, list[Ref]]) -> tuple[Period, ...]:
    newest_first = sorted(found, reverse=True)
    return tuple(Period(Moment(text), tuple(found[text])) for text in newest_first)
