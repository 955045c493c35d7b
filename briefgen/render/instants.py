"""Dates as machines want them: RFC 3339, an instant with its zone."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from briefgen.dates import Moment, Precision, starts


def rfc3339(moment: Moment, timezone: str) -> str:
    """Return a date as an instant; a day, month or year begins at midnight in the site's zone."""
    return _text(moment.text, timezone)


def instant(moment: Moment, timezone: str) -> datetime:
    """Return a date as an instant, in its own zone or the site's."""
    return _instant(moment.text, timezone)


def newest(moments: tuple[Moment, ...], timezone: str) -> Moment | None:
    """Return the latest of some dates, as instants."""
    return max(moments, key=lambda moment: _instant(moment.text, timezone), default=None)


@lru_cache(maxsize=16_384)
def _text(text: str, timezone: str) -> str:
    return _instant(text, timezone).isoformat()


@lru_cache(maxsize=16_384)
def _instant(text: str, timezone: str) -> datetime:
    moment, zone = Moment(text), ZoneInfo(timezone)
    if moment.precision is Precision.TIME:
        return datetime.fromisoformat(text)
    begins = starts(moment, zone).astimezone(zone)
    # Before there were zones, places kept their own time, to the second; RFC 3339 has no seconds.
    to_the_minute = not (begins.utcoffset() or timedelta()) % timedelta(minutes=1)
    return begins if to_the_minute else begins.astimezone(UTC)
