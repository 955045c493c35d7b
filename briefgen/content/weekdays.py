"""Days of the week that are not those of the date beside them: "Monday, 18 February 2025"."""

import re
from collections.abc import Iterator
from datetime import date

from briefgen.content.document import FrontMatter
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import Event
from briefgen.content.schema.image import Image
from briefgen.content.weekday_names import DATE_WORDS, DateWords
from briefgen.problem import Problem, Span, place_at, warning

_YEAR = re.compile(r"[1-9]\d{3}(?:-(\d\d)-(\d\d))?(?![\d-])")
_ANY_DAY = re.compile(
    rf"\W*\b(?:{'|'.join(day for words in DATE_WORDS.values() for day in words.days)})\b",
    re.IGNORECASE,
)
_REACH = 45
"""In letters: how far before a year its day of the week may stand."""


def weekday_problems(
    front: FrontMatter | Image | None,
    spans: dict[str, Span],
    body: str,
    first_line: int,
    path: str,
) -> Iterator[Problem]:
    """Find days of the week that contradict their date, in texts but not in quotations (BG287)."""
    if isinstance(front, Brief | Event):
        for field in ("title", "summary"):
            for _, written, told in _wrong(getattr(front, field)):
                yield _problem(path, spans.get(field, Span(1)), written, told)
    for start, written, told in _wrong(body):
        if not _is_quoted(body, start):
            line = body.count("\n", 0, start)
            column = start - (body.rfind("\n", 0, start) + 1) + 1
            yield _problem(path, Span(first_line + line, column, len(written)), written, told)


def _problem(path: str, span: Span, written: str, told: str) -> Problem:
    message = f'"{written}" is another day than the date beside it: that is {told}'
    return warning("BG287", message, place_at(path, span), "correct the day or the date")


def _wrong(text: str) -> Iterator[tuple[int, str, str]]:
    """Give where a wrong day of the week stands, the word, and the date with the right one."""
    for year in _YEAR.finditer(text):
        begin = max(0, year.start() - _REACH)
        before, after = text[begin : year.start()], text[year.end() : year.end() + _REACH]
        if before[-1:].isdigit() or before[-1:] == "-":
            continue
        # Few dates have a day of the week at all, and this is soon told.
        if not (_ANY_DAY.search(before) or _ANY_DAY.match(after)):
            continue
        for words, forms in _FORMS:
            found = forms.of(year, before, after)
            if found is None:
                continue
            word, offset, day = found
            right = words.days[day.weekday()]
            if word.casefold() != right.casefold():
                where = begin + offset if offset >= 0 else year.end() - offset - 1
                yield where, word, f"{right}, {day.isoformat()}"
            break


class _Forms:
    """The ways in which one language writes a date with its day of the week."""

    def __init__(self, words: DateWords) -> None:
        self._months = {month.casefold(): number for number, month in enumerate(words.months, 1)}
        days, months = "|".join(words.days), "|".join(words.months)
        named = rf"(?<!\w)(?P<name>{days}),?\s+(?:den\s+|the\s+|le\s+)?"
        ordinal = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er)?"
        self._iso = re.compile(rf"{named}\(?\Z", re.IGNORECASE)
        self._before = (
            re.compile(
                rf"{named}{ordinal}\s+(?:of\s+|de\s+)?(?P<month>{months})(?:,|\s+de)?\s+\Z",
                re.IGNORECASE,
            ),
            re.compile(rf"{named}(?P<month>{months})\s+{ordinal},?\s+\Z", re.IGNORECASE),
        )
        self._plain = re.compile(rf"{ordinal}\s+(?P<month>{months})\s+\Z", re.IGNORECASE)
        self._after = re.compile(rf",?\s+(?P<name>{days})(?!\w)", re.IGNORECASE)
        self.has_day_behind = words is DATE_WORDS["tr"]

    def of(self, year: re.Match[str], before: str, after: str) -> tuple[str, int, date] | None:
        """Return the word, where it stands in `before`, or negative in `after`, and the date."""
        if year[1]:
            found = self._iso.search(before)
            day = _date(year[0][:4], int(year[1]), year[2])
            return (found["name"], found.start("name"), day) if found and day else None
        for form in self._before:
            found = form.search(before)
            if found is not None:
                day = _date(year[0], self._months[found["month"].casefold()], found["day"])
                return (found["name"], found.start("name"), day) if day else None
        found, behind = self._plain.search(before), self._after.match(after)
        if not self.has_day_behind or found is None or behind is None:
            return None
        day = _date(year[0], self._months[found["month"].casefold()], found["day"])
        return (behind["name"], -behind.start("name") - 1, day) if day else None


_FORMS = tuple((words, _Forms(words)) for words in DATE_WORDS.values())


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a place is in a block quotation, in quotation marks or in code."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    paragraph = text[text.rfind("\n\n", 0, start) + 1 : start]
    return (
        line.lstrip().startswith(">")
        or paragraph.count("“") > paragraph.count("”")
        or paragraph.count("«") > paragraph.count("»")
        or paragraph.count('"') % 2 == 1
        or text.count("\n```", 0, start) % 2 == 1
        or line.count("`") % 2 == 1
    )
