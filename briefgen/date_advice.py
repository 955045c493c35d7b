"""A date in another form than ISO 8601, where it can be told without a guess which day it is.

Months have English names. Of two numbers beside a year the one above 12 is the day; where both
may be the month, nothing is told.
"""

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = 3
"""The fewest letters that are enough for the name of a month: Feb, Sept."""

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:[a-z]{2,6}day,? )?"
_WORDS = tuple(
    re.compile(f"{_WEEKDAY}{form}", re.ASCII)
    for form in (
        rf"{_DAY}[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}",
    )
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?\.?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)


def iso_date(text: str) -> str:
    """Return a date in the form of ISO 8601, "" where it is none or may be several."""
    written = " ".join(text.casefold().split())
    for pattern in _WORDS:
        if match := pattern.fullmatch(written):
            parts = match.groupdict()
            return _iso(parts["year"], _number(parts["month"]), int(parts.get("day") or 0))
    if match := _YEAR_FIRST.fullmatch(written):
        return _iso(match[1], int(match[3]), int(match[4] or 0))
    if match := _YEAR_LAST.fullmatch(written):
        one, other = sorted((int(match[1]), int(match[3])))
        return _iso(match[4], one, other) if one == other or other > len(_MONTHS) else ""
    return ""


def _number(name: str) -> int:
    """Return the number of the month of this name, or of its beginning, 0 where there is none."""
    found = [at for at, month in enumerate(_MONTHS, 1) if month.startswith(name)]
    return found[0] if len(found) == 1 and len(name) >= _SHORT else 0


def _iso(year: str, month: int, day: int) -> str:
    """Return a day, or a month where `day` is 0, if it is on the calendar."""
    try:
        date(int(year), month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
