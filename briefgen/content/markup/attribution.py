"""The last line of a quotation that says whose it is: `— [[Lavrov]], Doha, 2025-02-26 [^source]`.

What stands between commas is a wikilink or words. Which of these is the speaker is told later, when
names are known; only dates and notes are told here, wherever they stand.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

from markdown_it.token import Token
from msgspec import Struct

from briefgen.content.document import Credit, Mention
from briefgen.content.markup.footnote import source_of
from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.source import Reports
from briefgen.content.markup.worded_date import lacks_year, worded_date
from briefgen.dates import DateError, Moment, parse_moment
from briefgen.problem import Span

DASHES = ("—", "–", "―", "--")
"""What may begin the line; one hyphen begins an item of a list."""

_DASH = re.compile(r"\s*(?:[—–―]|--)[—–―-]*\s*")
_COMMA = re.compile(r"[,;،、，]")  # the commas of several scripts
_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d)?\s?(?:Z|[+-]\d\d:\d\d)?)?"
_DATE = re.compile(rf"\d{{4}}(?:-\d\d?(?:-\d\d?{_TIME})?)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DATE_AT_END = re.compile(rf"(?P<words>.*\S)\s+(?P<date>\d{{4}}-\d\d(?:-\d\d{_TIME})?)", re.ASCII)


class Attribution(Struct, frozen=True, kw_only=True):
    """What the line says; see `Quoted`."""

    credits: tuple[Credit, ...] = ()
    on: Moment | None = None
    source: str = ""
    note: int = 0


class _Part:
    """What stands between two commas: words before a wikilink, the link, words behind it."""

    def __init__(self) -> None:
        self.before = ""
        self.link: Mention | None = None
        self.after = ""


def attribution(
    tokens: Iterable[Token], block: BlockText, content: str, zone: ZoneInfo, reports: Reports
) -> Attribution:
    """Read the inline tokens of an attribution; `content` is the text of its block as written.

    Problems: BG291 what looks like a date and is none.
    """
    parts, notes = _parts(tokens)
    found: list[Credit] = []
    on: Moment | None = None
    for part in _with_years(parts):
        words = part.before.strip()
        span = block.span(*_place(content, words or part.after.strip()))
        if part.link is None:
            words, moment = _dated(words, zone, span, reports)
            on = on or moment
            if words:
                found.append(Credit(name=words, span=span))
            continue
        found.append(Credit(name=part.link.target, title=words, is_link=True, span=part.link.span))
        behind, moment = _dated(part.after.strip(), zone, span, reports)
        on = on or moment
        if behind:
            found.append(Credit(name=behind, span=span))
    label, number = notes[0] if notes else ("", 0)
    return Attribution(credits=tuple(found), on=on, source=label, note=number)


def _parts(tokens: Iterable[Token]) -> tuple[list[_Part], list[tuple[str, int]]]:
    parts = [_Part()]
    notes: list[tuple[str, int]] = []
    begins = True
    for token in tokens:
        if token.type == "footnote_ref":
            notes.append((source_of(token.meta["label"]), token.meta.get("number", 0)))
            continue
        hole = token.meta.get("hole") if token.type == "hole" else None
        if isinstance(hole, Mention) and hole.target and parts[-1].link is None:
            parts[-1].link = hole
            begins = False
            continue
        text = token.content if token.type == "hole" else plain_text((token,))
        if begins and text.strip():
            text, begins = _DASH.sub("", text, count=1), False
        for number, piece in enumerate(_COMMA.split(text)):
            if number:
                parts.append(_Part())
            if parts[-1].link is None:
                parts[-1].before += piece
            else:
                parts[-1].after += piece
    return parts, notes


def _with_years(parts: list[_Part]) -> Iterator[_Part]:
    """Give parts with the two of "February 26, 2025" as one."""
    for part, following in pairwise((*parts, None)):
        if part is None:
            continue
        text = part.before if part.link is None else part.after
        if following is not None and following.link is None and lacks_year(text):
            year = following.before.strip()
            if _YEAR.fullmatch(year):
                joined = f"{text}, {year}"
                part.before, part.after = (
                    (joined, "") if part.link is None else (part.before, joined)
                )
                following.before = ""
        yield part


def _dated(words: str, zone: ZoneInfo, span: Span, reports: Reports) -> tuple[str, Moment | None]:
    """Take a date out of some words that are one or end in one."""
    words = words.removesuffix(".") if _DATE.fullmatch(words.removesuffix(".")) else words
    whole = _DATE.fullmatch(words)
    end = None if whole else _DATE_AT_END.fullmatch(words)
    if whole is None and end is None:
        return _without_worded(words, span, reports), None
    written = words if end is None else end["date"]
    try:
        return ("" if end is None else end["words"]), parse_moment(written, zone)
    except DateError as wrong:
        reports.warn("BG291", f"in this attribution {wrong}", span, wrong.advice)
        return ("" if end is None else end["words"]), None


def _without_worded(words: str, span: Span, reports: Reports) -> str:
    """Return words without a date in another form, which is told."""
    other = worded_date(words)
    if other is None:
        return words
    before, written, advice = other
    reports.warn("BG291", f'in this attribution "{written}" is not read as a date', span, advice)
    return before


def _place(content: str, words: str) -> tuple[int, int]:
    """Return where words stand in a block as written, its last line where markup parts them."""
    first = max(0, content.rfind(words))
    return (
        (first, first + len(words))
        if words and words in content
        else (
            content.rfind("\n") + 1,
            len(content),
        )
    )
