"""How one language words dates, numbers, lists and countries; `wording` loads it when needed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_datetime_format,
    get_day_names,
    get_month_names,
)
from babel.lists import format_list
from babel.numbers import format_decimal
from msgspec import Struct

from briefgen.dates import Moment, Precision

Length = Literal["long", "medium"]


class Words(Struct, frozen=True):
    """The words of one language."""

    locale: Locale

    def date(self, moment: Moment, length: Length) -> str:
        """Word a date as exactly as it was written."""
        day = date(moment.year, moment.month or 1, moment.day or 1)
        match moment.precision:
            case Precision.YEAR:
                return format_skeleton("y", day, locale=self.locale)
            case Precision.MONTH:
                month = "yMMMM" if length == "long" else "yMMM"
                return format_skeleton(month, day, locale=self.locale)
            case Precision.DAY:
                return format_date(day, length, locale=self.locale)
            case Precision.TIME:
                return self._with_time(format_date(day, length, locale=self.locale), moment.text)

    def month_name(self, number: int) -> str:
        """Return the name of a month 1–12, as it stands by itself."""
        return str(get_month_names("wide", "stand-alone", locale=self.locale)[number])

    def weekday(self, number: int) -> str:
        """Return the name of a day of the week, Monday being 0, as it stands by itself."""
        return str(get_day_names("wide", "stand-alone", locale=self.locale)[number])

    def short_weekday(self, number: int) -> str:
        """Return the shortest name of a day of the week that tells it from the others."""
        return str(get_day_names("short", "stand-alone", locale=self.locale)[number])

    @property
    def first_weekday(self) -> int:
        """The day that begins a week, Monday being 0."""
        return int(self.locale.first_week_day)

    def clock(self, text: str) -> str:
        """Word the time of an instant in ISO 8601, with its zone: "14:30 UTC+3"."""
        moment = datetime.fromisoformat(text)
        clock = format_time(moment.time(), "short", locale=self.locale)
        return f"{clock} {_zone(moment.utcoffset() or timedelta())}"

    def country(self, code: str) -> str:
        """Return the name of a country by its code of two letters, in capitals; "" if unknown."""
        return str(self.locale.territories.get(code, ""))

    def language(self, tag: str) -> str:
        """Return the name of a language by its BCP 47 tag; "" if unknown."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or ""
        except (UnknownLocaleError, ValueError):
            return ""

    def script(self, code: str) -> str:
        """Return the name of a script by its code, "" if unknown."""
        return str(self.locale.scripts.get(code, ""))

    def number(self, value: float) -> str:
        """Write a number with its separators."""
        return format_decimal(value, locale=self.locale)

    def joined(self, texts: Sequence[str]) -> str:
        """Join texts as a sentence does."""
        return format_list(texts, locale=self.locale)

    @property
    def direction(self) -> str:
        """The direction of writing: "ltr" or "rtl"."""
        return self.locale.text_direction

    def _with_time(self, day: str, text: str) -> str:
        joined = str(get_datetime_format("medium", locale=self.locale))
        return joined.replace("{0}", self.clock(text)).replace("{1}", day)


@lru_cache(maxsize=64)
def words_in(language: str) -> Words:
    """Return the words of a language by its BCP 47 tag; of English where it is unknown."""
    # Babel keeps what one locale inherits where the next one finds it: German months after
    # Japanese ones would be Japanese. Each locale is loaded by itself.
    localedata._cache.clear()  # noqa: SLF001 - there is no public way to forget
    locale = _nearest_locale(language)
    locale.months.keys()
    return Words(locale)


def _nearest_locale(language: str) -> Locale:
    parts = language.split("-")
    while parts and parts != ["en"]:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    # Plain "en" means the international way to write dates, not that of the United States.
    return Locale("en", "GB")


def _zone(offset: timedelta) -> str:
    """Write an offset as people do: "UTC", "UTC+3", "UTC−3:30"."""
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
