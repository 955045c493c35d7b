"""Dates as a desk writes them: a year, a month, a day, or a time with its zone.

The precision that was written is kept. A date without a time is a day on the calendar and never
passes through a zone, so it cannot shift. Order: by year, month, day as written; a coarse date
comes before the finer ones it holds; times of one day by their instant.
"""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct

from briefgen.date_advice import iso_date

FORMS = "write 2025, 2025-02, 2025-02-18 or 2025-02-18T14:30+03:00"


class Precision(StrEnum):
    """How exactly a date was written."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


class DateError(ValueError):
    """A text that is not a date; the message says why and `advice` what to write."""

    def __init__(self, message: str, advice: str = FORMS) -> None:
        """Keep what is wrong and what to write instead."""
        super().__init__(message)
        self.advice = advice


class Moment(Struct, frozen=True):
    """A date with the precision it was written in.

    `text` is canonical ISO 8601: "2025", "2025-02", "2025-02-18" or "2025-02-18T14:30:00+03:00".
    """

    text: str

    @property
    def precision(self) -> Precision:
        """How exactly the date was written."""
        length = len(self.text)
        if length > 10:
            return Precision.TIME
        return {4: Precision.YEAR, 7: Precision.MONTH}.get(length, Precision.DAY)

    @property
    def year(self) -> int:
        """The year, four digits."""
        return int(self.text[:4])

    @property
    def month(self) -> int:
        """The month 1–12, or 0 where none was written."""
        return int(self.text[5:7] or 0)

    @property
    def day(self) -> int:
        """The day 1–31, or 0 where none was written."""
        return int(self.text[8:10] or 0)

    @property
    def sort_key(self) -> tuple[str, float]:
        """A key whose order is the order of dates, oldest first."""
        if len(self.text) <= 10:
            return (self.text, float("-inf"))
        return (self.text[:10], datetime.fromisoformat(self.text).timestamp())


_FIRST_YEAR = "1000"
_LAST_YEAR = "9999"
"""Times at the ends of the calendar leave no room for the hours between zones."""

_NEVER = datetime(9999, 12, 30, tzinfo=UTC)

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)\s?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)


def parse_moment(text: str, zone: tzinfo) -> Moment:
    """Read a date; a time without a zone is in `zone` (the site's).

    Raises: DateError for another form, a day that does not exist, or a local time that the
    zone's clock change skips or repeats.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        meant = iso_date(text)
        raise DateError(
            f'"{text}" is not a date', f"write {meant}" if meant >= _FIRST_YEAR else FORMS
        )
    year, month, day = match["year"], match["month"], match["day"]
    if year < _FIRST_YEAR:
        raise DateError(f'"{text}" is too early: years begin with {_FIRST_YEAR}')
    if year == _LAST_YEAR and match["clock"]:
        raise DateError(f'"{text}" is too late for a time of day', f"write {year}")
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise DateError(f'"{text}" is not a day on the calendar') from None
    if match["clock"] is None:
        return Moment("-".join(part for part in (year, month, day) if part))
    return Moment(_zoned(text, first, match["clock"], match["zone"], zone).isoformat())


def starts(moment: Moment, zone: tzinfo) -> datetime:
    """Return the first instant of a date, in UTC; days begin at midnight in `zone`."""
    if moment.precision is Precision.TIME:
        return datetime.fromisoformat(moment.text).astimezone(UTC)
    begin = datetime(moment.year, moment.month or 1, moment.day or 1, tzinfo=zone)
    return begin.astimezone(UTC)


def ends(moment: Moment, zone: tzinfo) -> datetime:
    """Return the first instant after a date, in UTC: a day ends where the next begins.

    What lasts to the end of the year 9999 ends never.
    """
    if moment.precision is Precision.TIME:
        return starts(moment, zone)
    try:
        return starts(Moment(_following(moment).isoformat()), zone)
    except (OverflowError, ValueError):
        return _NEVER


def _following(moment: Moment) -> date:
    """Return the first day after a year, a month or a day."""
    year, month, day = moment.year, moment.month, moment.day
    if day:
        return date(year, month, day) + timedelta(days=1)
    if month:
        return date(year + month // 12, month % 12 + 1, 1)
    return date(year + 1, 1, 1)


def contains(first: Moment | None, last: Moment | None, moment: Moment) -> bool:
    """Tell whether a date lies in a span of dates whose ends count as within it.

    Dates are compared as far as both are precise: a term that ends in "2021" holds "2021-06-01",
    and a brief dated "2025" lies in a term that began in "2025-01". None is an open end.
    """
    return not (
        (first is not None and _before(moment.text, first.text))
        or (last is not None and _before(last.text, moment.text))
    )


def _before(one: str, other: str) -> bool:
    shared = min(len(one), len(other), 10)
    return one[:shared] < other[:shared]


def _zoned(text: str, day: date, clock: str, zone: str | None, site_zone: tzinfo) -> datetime:
    try:
        naive = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
        if zone is not None:
            offset = "+00:00" if zone == "Z" else zone
            return datetime.fromisoformat(f"{naive.isoformat()}{offset}")
    except ValueError:
        raise DateError(f'"{text}" is not a time of day') from None
    local = naive.replace(tzinfo=site_zone)
    _refuse_clock_change(text, naive, local)
    return local


def _refuse_clock_change(text: str, naive: datetime, local: datetime) -> None:
    """Refuse a local time that a clock change skips or repeats."""
    advice = "write the offset, as in 2025-03-30T02:30+01:00"
    if local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != naive:
        raise DateError(f'"{text}" does not exist: clocks skip it in the site\'s timezone', advice)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise DateError(f'"{text}" happens twice in the site\'s timezone', advice)
