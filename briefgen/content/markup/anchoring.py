"""Statements of the front matter, found in the text of the body and marked there."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from briefgen.content.document import Quoted
from briefgen.content.markup.footnote import source_of
from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.quotes import BlockOf, Quotation
from briefgen.content.markup.quoting import Heard, heard, quotations, without_marks
from briefgen.content.markup.said import SaidIds
from briefgen.content.markup.source import Reports
from briefgen.content.markup.wrapping import with_permalink, wrap
from briefgen.content.schema.statement import Mode, Statement
from briefgen.fold import fold
from briefgen.problem import Span

_SENTENCE = (".", "!", "?", "…", "。", "؟", "۔")
_TRAILING = " .,;:!?…"
_SUGGESTIONS = 20
"""For how many texts of one body the nearest passage is looked for."""

_WORDS = re.compile(r"\S+")
_ENDED = re.compile(
    r"(?:(?<!\b[A-ZА-Я])(?<!\b[A-ZА-Я][^\W\d_])\.[”“»«’\"')\]]*\s+|[!?…]\s+|[。؟۔][”」』]?\s*)(?=([^\W\d_]))"
)
"""The end of a sentence and the letter that begins the next; "Mr." and "U.S." end none."""

_LONGER = 2
"""How many times as long as a passage the quotation around it may be to be suggested whole."""

_OTHERWISE = "write the words as they stand in the text, or put them there first"

_AROUND = f'{_TRAILING}“”„«»"‘’()[]'
"""What may stand around a passage and is no part of its words."""

_NEAR = 0.5
"""Which part of the words of a text a passage must share to be suggested."""


class Entry(Struct, frozen=True):
    """An entry of `statements`, and where its text stands in the front matter."""

    statement: Statement
    span: Span


class Anchoring:
    """The text of one body, in which words are looked for; `inlines` are its lines of text."""

    def __init__(self, inlines: Sequence[Token], ids: SaidIds, block: BlockOf) -> None:
        """Put the lines of text one behind another."""
        self._inlines = tuple(inlines)
        self._ids = ids
        self._block = block
        texts = [plain_text(each.children or ()) for each in inlines]
        self._starts = [0]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._text = "\n".join(texts)
        self._heard = Heard(self._text)
        self._taken: dict[str, int] = {}
        self._lines: dict[str, int] = {}
        self._suggested = 0
        self._around: dict[int, Quoted | None] = {}

    def anchored(
        self, entries: Sequence[Entry], quotes: Sequence[Quotation], reports: Reports
    ) -> list[Quoted]:
        """Mark the words of each entry; one that repeats a quotation is joined with it.

        Problems: BG290 words that do not stand in the body.
        """
        for quotation in quotes:
            for paragraph in quotation.paragraphs:
                # Of quotations in one another the inner ones end first.
                self._around.setdefault(id(paragraph.inline), quotation.statement)
        said = {id(each): each.statement for each in quotes if each.statement is not None}
        whole = {_bare(each.text): key for key, each in said.items()}
        found: list[tuple[int, Quoted]] = []
        for number, entry in enumerate(entries):
            repeated = whole.get(_bare(entry.statement.text))
            if repeated is not None and said[repeated].entry < 0:
                mode = entry.statement.mode or said[repeated].mode
                said[repeated] = replace(said[repeated], entry=number, mode=mode)
                self._lines.setdefault(_bare(entry.statement.text), entry.span.line)
                continue
            place = self._find(entry.statement.text)
            if place is None:
                reports.refuse(
                    "BG290",
                    "the words of this statement do not stand in the text",
                    entry.span,
                    self._taken_by(entry.statement.text) or self._nearest(entry.statement.text),
                )
                continue
            self._lines.setdefault(_bare(entry.statement.text), entry.span.line)
            found.append((place[0], self._anchor(number, entry.statement, place)))
        places = {id(each): place for each, place in zip(self._inlines, self._starts, strict=False)}
        firsts = {id(each): id(each.paragraphs[0].inline) for each in quotes if each.paragraphs}
        found += ((places[firsts[key]], quoted) for key, quoted in said.items())
        return [quoted for _, quoted in sorted(found, key=lambda each: each[0])]

    def _find(self, text: str) -> tuple[int, int] | None:
        """Return where words stand that are not taken yet: as written, else as far as they go."""
        for words in dict.fromkeys((heard(text), heard(without_marks(text)), _bare(text))):
            place = self._heard.find(words, self._taken.get(words, 0))
            if place >= 0:
                self._taken[words] = place + len(words)
                return self._heard.stretch(place, len(words))
        return None

    def _anchor(self, number: int, entry: Statement, place: tuple[int, int]) -> Quoted:
        start, end = place
        anchor = self._ids.next(entry.text)
        first, last = (bisect_right(self._starts, each) - 1 for each in (start, end - 1))
        for at in range(first, last + 1):
            inline = self._inlines[at]
            inside = start - self._starts[at], end - self._starts[at]
            inline.children = wrap(inline.children or [], *inside, anchor, first=at == first)
        inline = self._inlines[last]
        inline.children = with_permalink(inline.children or [], anchor)
        made = self._around.get(id(self._inlines[first]))
        source, note = self._note(last, end)
        return Quoted(
            anchor=anchor,
            text=without_marks(entry.text),
            mode=entry.mode or self._mode(entry, place, is_quoted=made is not None),
            entry=number,
            credits=made.credits if made else (),
            on=made.on if made else None,
            source=made.source if made and made.source else source,
            note=made.note if made and made.source else note,
            span=self._block(self._inlines[first]).found(self._text[slice(*place)]),
        )

    def _note(self, at: int, end: int) -> tuple[str, int]:
        """Return the note that follows words in their sentence or right behind it."""
        place = self._starts[at]
        for token in self._inlines[at].children or ():
            if token.type == "footnote_ref" and place >= end:
                if _has_ended(self._text, end - 1, place):
                    break
                return source_of(token.meta["label"]), token.meta.get("number", 0)
            place += len(plain_text((token,)))
        return "", 0

    def _mode(self, entry: Statement, place: tuple[int, int], *, is_quoted: bool) -> Mode:
        """Tell how near words are to what was said by the marks around them."""
        if entry.original:
            return "translated"
        at = bisect_right(self._starts, place[0]) - 1
        begins = self._starts[at]
        line = self._text[begins : self._starts[at + 1] - 1]
        start, end = (each - begins for each in place)
        in_marks = any(first <= start + 1 and end - 1 <= last for first, last in quotations(line))
        if not (is_quoted or in_marks):
            return "paraphrase"
        return "verbatim" if _is_sentence(without_marks(self._text[slice(*place)])) else "partial"

    def _taken_by(self, text: str) -> str:
        """Return the advice for words that stand there once and are those of an entry before."""
        line = self._lines.get(_bare(text))
        return "" if line is None else f"another statement has these words already (line {line})"

    @cached_property
    def _words(self) -> tuple[list[re.Match[str]], list[str]]:
        """The words of the text, where they stand and as they are compared."""
        words = list(_WORDS.finditer(self._text))
        return words, [_word(each[0]) for each in words]

    def _nearest(self, text: str) -> str:
        """Return the passage that shares most words with a text, as advice."""
        self._suggested += 1
        if self._suggested > _SUGGESTIONS:
            return _OTHERWISE
        words, folded = self._words
        wanted = Counter(_word(each) for each in text.split())
        length = wanted.total()
        window: Counter[str] = Counter()
        shared, best, at = 0, 0, 0
        for number, word in enumerate(folded):
            window[word] += 1
            shared += window[word] <= wanted[word]
            if number >= length:
                gone = folded[number - length]
                shared -= window[gone] <= wanted[gone]
                window[gone] -= 1
            if shared > best:
                best, at = shared, number
        if best < max(1, length * _NEAR):
            return _OTHERWISE
        first = max(0, at - length + 1)
        start, end = words[first].start(), words[at].end()
        start, end = self._in_marks(start, end)
        passage = " ".join(self._text[start:end].split()).strip(_AROUND)
        return f'did you mean "{passage}"?'

    def _in_marks(self, start: int, end: int) -> tuple[int, int]:
        """Return the words in the quotation marks that a passage crosses, else the passage."""
        at = bisect_right(self._starts, (start + end) // 2) - 1
        begins = self._starts[at]
        for first, last in quotations(self._text[begins : self._starts[at + 1] - 1]):
            inside = max(start, begins + first), min(end, begins + last)
            if (inside[1] - inside[0]) * 2 > end - start:
                is_short = last - first <= (end - start) * _LONGER
                return (begins + first, begins + last) if is_short else inside
        return start, end


def _has_ended(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends in a stretch of a text and another begins."""
    return any(not each[1].islower() for each in _ENDED.finditer(text, start, end))


def _bare(text: str) -> str:
    """Return what is heard of a text without the marks, dots and signs around it."""
    return heard(without_marks(text)).strip(_TRAILING)


def _word(written: str) -> str:
    return fold("".join(char for char in written if char.isalnum()))


def _is_sentence(text: str) -> bool:
    """Tell a sentence from a fragment: by how it begins and ends, and by its length."""
    begins = text[:1].isalpha() and not text[0].islower()
    return begins and text.endswith((*_SENTENCE, ",", "”", '"')) and len(text.split()) > 2
