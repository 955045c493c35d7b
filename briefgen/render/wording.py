"""Dates, numbers, lists and countries in the language of the site, each worded once.

The dates of a site are few and stand on many pages, so what was worded is kept. Locale data is
loaded at first use. `language` is a BCP 47 tag.
"""

from calendar import Calendar
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefgen.dates import Moment, Precision

if TYPE_CHECKING:
    from briefgen.render.words import Length, Words


def long_date(language: str, moment: Moment) -> str:
    """Word a date as exactly as it was written: "26 February 2025, 14:30 UTC+3"."""
    return _date(language, moment.text, "long")


def short_date(language: str, moment: Moment) -> str:
    """Word a date briefly, without its time: "26 Feb 2025"."""
    return _date(language, moment.text[:10], "medium")


def month(language: str, moment: Moment) -> str:
    """Word the month of a date, "February 2025", or its year where no month was written."""
    return _date(language, moment.text[:7], "long")


@lru_cache(maxsize=256)
def month_name(language: str, number: int) -> str:
    """Return the name of a month 1–12, as it stands by itself."""
    return _words(language).month_name(number)


def weekday(language: str, moment: Moment) -> str:
    """Return the day of the week of a date, "" where no day was written."""
    return weekday_name(language, _date_of(moment).weekday()) if moment.day else ""


@lru_cache(maxsize=256)
def weekday_name(language: str, number: int) -> str:
    """Return the name of a day of the week, Monday being 0, as it stands by itself."""
    return _words(language).weekday(number)


@lru_cache(maxsize=64)
def weekdays(language: str) -> tuple[tuple[str, str], ...]:
    """Return the days of the week, the first of them first, each with its short and full name."""
    words = _words(language)
    order = [(words.first_weekday + number) % 7 for number in range(7)]
    return tuple((words.short_weekday(number), words.weekday(number)) for number in order)


@lru_cache(maxsize=1024)
def weeks(language: str, month: Moment) -> tuple[tuple[int, ...], ...]:
    """Return the weeks of a month as days 1–31, 0 for one of another month."""
    rows = Calendar(_words(language).first_weekday).monthdayscalendar(month.year, month.month)
    return tuple(map(tuple, rows))


@lru_cache(maxsize=16_384)
def clock(language: str, moment: Moment) -> str:
    """Word the time of a date, "14:30 UTC+3"; "" where none was written."""
    return _words(language).clock(moment.text) if moment.precision is Precision.TIME else ""


def role_dates(language: str, start: Moment | None, end: Moment | None) -> str:
    """Word a term: "2004–2012", "since 2004", "until March 2012", or "" where nothing is known.

    Languages other than English write an open term "2004–".
    """
    first = _date(language, start.text[:10], "long") if start is not None else ""
    last = _date(language, end.text[:10], "long") if end is not None else ""
    if first == last:
        return first
    if first and last:
        return f"{first} – {last}" if " " in first + last else f"{first}–{last}"
    if language.partition("-")[0] == "en":
        return f"since {first}" if first else f"until {last}"
    return f"{first}–{last}"


@lru_cache(maxsize=1024)
def country(language: str, code: str) -> str:
    """Return the name of a country by its ISO 3166 code of two letters; else what was written."""
    if len(code) != 2 or not code.isascii():
        return code
    return _words(language).country(code.upper()) or code


@lru_cache(maxsize=256)
def language_name(language: str, tag: str) -> str:
    """Return the name of a language by its BCP 47 tag; else what was written."""
    return _words(language).language(tag) or tag


@lru_cache(maxsize=64)
def script_name(language: str, code: str) -> str:
    """Return what a script is called by its ISO 15924 code: "Cyrillic"; "" if it is not known."""
    return _words(language).script(code)


@lru_cache(maxsize=4096)
def number(language: str, value: float) -> str:
    """Write a number with the separators of the language."""
    return _words(language).number(value)


def list_of(language: str, texts: Iterable[str]) -> Markup:
    """Join texts as a sentence does, "a, b and c"; what is not HTML already is escaped."""
    parts = tuple(str(escape(text)) for text in texts)
    return Markup(_words(language).joined(parts))  # noqa: S704 - each part is escaped


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """Return the direction of writing: "ltr" or "rtl"."""
    return _words(language).direction


@lru_cache(maxsize=65_536)
def _date(language: str, text: str, length: "Length") -> str:
    return _words(language).date(Moment(text), length)


def _date_of(moment: Moment) -> date:
    return date(moment.year, moment.month or 1, moment.day or 1)


def _words(language: str) -> "Words":
    from briefgen.render.words import words_in  # noqa: PLC0415 - locale data costs 25 ms to load

    return words_in(language)
