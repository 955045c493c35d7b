"""Dates in other forms than briefgen reads: "26 February 2025", "26.02.2025", "Wednesday"."""

import re
from datetime import date

from briefgen.content.weekday_names import DATE_WORDS
from briefgen.dates import FORMS

_MONTHS = tuple(
    tuple(words.months[number].casefold() for words in DATE_WORDS.values()) for number in range(12)
)
_DAYS = frozenset(day.casefold() for words in DATE_WORDS.values() for day in words.days)
_AROUND = frozenset(
    (
        *("st", "nd", "rd", "th", "of", "the", "on", "at", "am", "den"),
        *("er", "le", "de", "del", "el", "di", "il", "a", "roku", "г", "года", "р", "року"),
    )
)
"""What stands between the parts of a date, in the languages of `DATE_WORDS`."""

_SHORTEST = 3
"""How many letters of a month's name must be written."""

_PART = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"\d{4}([./])\d{1,2}\1\d{1,2}", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{1,4})?", re.ASCII | re.IGNORECASE)
_AT_END = re.compile(
    r"(?P<words>.*\S)\s+(?P<date>(?:\d{1,2}\W{0,2}(?:st|nd|rd|th|er|de|di)?\s+[^\W\d_]{3,}"
    r"|[^\W\d_]{3,}\.? \d{1,2}(?:st|nd|rd|th)?)\.?(?: del?)? \d{4}(?: [гр]\.?)?"
    r"|\d{1,2}([./-])\d{1,2}\3\d{4})",
    re.IGNORECASE,
)


def worded_date(text: str) -> tuple[str, str, str] | None:
    """Return the words before a date in another form, the date, and what to write instead.

    The name of a month alone is no date, since people are called May and August.
    """
    advice = _advice(text)
    if advice:
        return "", text, advice
    end = _AT_END.fullmatch(text)
    advice = _advice(end["date"]) if end else ""
    return (end["words"], end["date"], advice) if end and advice else None


def lacks_year(text: str) -> bool:
    """Tell a month with a day, whose year may stand behind a comma."""
    found = _read(text)
    return found is not None and not found[0] and bool(found[2])


def _advice(text: str) -> str:
    text = text.strip()
    if text.casefold().rstrip(".") in _DAYS or _CLOCK.fullmatch(text):
        return FORMS
    if _NUMBERS.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        return _of_numbers([int(each) for each in _PART.findall(text)])
    found = _read(text)
    return "" if found is None else _iso(*found)


def _read(text: str) -> tuple[int, int, int] | None:
    """Read a month's name with a day, a year or both as year, month and day, 0 for none.

    A month is 13 where the letters that are written may mean more than one.
    """
    year = month = day = 0
    for part in _PART.findall(text):
        word = part.casefold()
        if word.isdigit():
            if len(word) == 4 and not year:
                year = int(word)
            elif len(word) <= 2 and 1 <= int(word) <= 31 and not day:
                day = int(word)
            else:
                return None
        elif word not in _AROUND and word not in _DAYS:
            meant = _meant(word)
            if month or not meant:
                return None
            month = meant
    return (year, month, day) if month and (year or day) else None


def _meant(word: str) -> int:
    """Return the month that a word begins, 0 for none, 13 for several."""
    if len(word) < _SHORTEST:
        return 0
    found = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(word) for name in names)
    ]
    return found[0] if len(found) == 1 else 13 if found else 0


def _of_numbers(numbers: list[int]) -> str:
    """Say what to write for three numbers; which is the month is told only by one past 12."""
    first, second, last = numbers
    if first > 31:
        return _iso(first, second, last)
    if last < 100 or (first <= 12 and second <= 12 and first != second):
        return FORMS
    return _iso(last, first, second) if second > 12 else _iso(last, second, first)


def _iso(year: int, month: int, day: int) -> str:
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:
        return FORMS
    return f"write {whole if day else whole[:7]}"
