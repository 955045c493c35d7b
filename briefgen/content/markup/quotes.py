"""Quotations whose last line says whose they are: gathered while a body is read."""

from collections.abc import Callable, Iterable, Sequence

from markdown_it.token import Token
from msgspec import Struct

from briefgen.content.document import Quoted
from briefgen.content.markup.attribution import DASHES, attribution
from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.quoting import heard, without_marks
from briefgen.content.markup.said import SaidIds, permalink
from briefgen.content.markup.source import Reports, Source

BlockOf = Callable[[Token], BlockText]
"""Gives the text of an inline token's block, with its place in the file."""

_ENDS = (".", "!", "?", "…", "”", "“", '"', "»", "«", "’", "'", ")", "。", "؟")


class Paragraph(Struct, frozen=True):
    """A paragraph of a quotation, and its text."""

    opening: Token
    inline: Token
    text: str


class Quotation(Struct, frozen=True):
    """A quotation that was read: its paragraphs but for an attribution, the statement it makes."""

    paragraphs: tuple[Paragraph, ...]
    is_introduced: bool = False
    """Whether the block before it, or the quotation around it, may say whose it is."""
    statement: Quoted | None = None

    @property
    def text(self) -> str:
        """The words, with a line end between paragraphs."""
        return _text(self.paragraphs)

    def holds(self, inline: Token) -> bool:
        """Tell whether a line of text stands in it."""
        return any(each.inline is inline for each in self.paragraphs)


class _Open:
    """A quotation that is being read."""

    def __init__(self, token: Token, *, is_introduced: bool) -> None:
        self.token = token
        self.is_introduced = is_introduced
        self.paragraphs: list[Paragraph] = []


class Quotes:
    """Gathers the quotations of one body; one that holds another holds its words too."""

    def __init__(self, source: Source, reports: Reports, ids: SaidIds) -> None:
        """Begin with none."""
        self._source = source
        self._reports = reports
        self._ids = ids
        self._open: list[_Open] = []
        self.done: list[Quotation] = []

    @property
    def is_open(self) -> bool:
        """Tell whether what is read stands in a quotation."""
        return bool(self._open)

    def begin(self, token: Token, kept: list[Token]) -> None:
        """Begin a quotation; `kept` are the tokens read so far."""
        before = kept[-2].children if len(kept) > 1 else None
        named = any(each.type == "hole" for each in before or ())
        self._open.append(_Open(token, is_introduced=named or self.is_open))

    def take(self, opening: Token, inline: Token, text: str) -> None:
        """Take a paragraph of the quotation that is open."""
        self._open[-1].paragraphs.append(Paragraph(opening, inline, text))

    def end(self, kept: list[Token], block: BlockOf) -> None:
        """End a quotation; `kept` are the tokens read so far, up to its last block."""
        quotation = self._open.pop()
        said, statement = tuple(quotation.paragraphs), None
        if said and len(kept) > 2 and kept[-2] is said[-1].inline:
            said, line = _divided(said, kept)
            if line is not None:
                line.opening.attrs["class"] = "attribution"
                statement = self._statement(quotation.token, said, line, block)
        if self._open:
            self._open[-1].paragraphs += said
        self.done.append(Quotation(said, quotation.is_introduced, statement))

    def _statement(
        self, token: Token, said: tuple[Paragraph, ...], line: Paragraph, block: BlockOf
    ) -> Quoted | None:
        """Take a quotation for a statement if it has words and somebody who may have said them."""
        text = without_marks(_text(said))
        if not text:
            return None
        children = line.inline.children or []
        _set_dash(children)
        content, zone = line.inline.content, self._source.zone
        found = attribution(children, block(line.inline), content, zone, self._reports)
        if not found.credits:
            return None
        anchor = self._ids.next(text)
        token.attrs["id"] = anchor
        token.attrs["class"] = "said"
        line.inline.children = [*children, permalink(anchor)]
        return Quoted(
            anchor=anchor,
            text=text,
            credits=found.credits,
            on=found.on,
            source=found.source,
            note=found.note,
            span=block(said[0].inline).span(0, len(said[0].inline.content)),
        )


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(" ".join(each.text.split()) for each in paragraphs)


def tell_unattributed(
    quotes: Iterable[Quotation], said: Sequence[Quoted], block: BlockOf, reports: Reports
) -> None:
    """Remark on words in quotation marks that nobody is named for: BG292."""
    entries = [heard(each.text) for each in said if each.entry >= 0]
    for each in quotes:
        if each.statement is not None or each.is_introduced:
            continue
        text = each.text
        if without_marks(text) == text.strip():
            continue
        words = heard(text)
        if any(entry in words for entry in entries):
            continue
        reports.remark(
            "BG292",
            "nobody is named for this quotation",
            block(each.paragraphs[0].inline).span(0, len(each.paragraphs[0].inline.content)),
            "end it in a line such as: > — [[Name]], place, 2025-02-18",
        )


def tell_near(lines: Iterable[tuple[Token, str]], block: BlockOf, reports: Reports) -> None:
    """Remark on lines that nearly say whose a quotation is: BG292."""
    for line, advice in lines:
        message = "this line does not say whose the quotation is"
        reports.remark("BG292", message, block(line).span(0, len(line.content)), advice)


def _divided(
    paragraphs: tuple[Paragraph, ...], kept: list[Token]
) -> tuple[tuple[Paragraph, ...], Paragraph | None]:
    """Divide a quotation into what is said and the attribution, made a paragraph of its own.

    Where every paragraph begins with a dash, somebody speaks in turns.
    """
    *said, last = paragraphs
    if last.text.startswith(DASHES):
        if all(each.text.startswith(DASHES) for each in paragraphs):
            return paragraphs, None
        return tuple(said), last
    place = _last_line(last.inline.children or [])
    if not place:
        return paragraphs, None
    first, line = _split(last, place, kept)
    return (*said, first), line


def _last_line(children: list[Token]) -> int:
    """Return which token ends the line before the last, 0 where that is no attribution.

    A dash may begin a line of any text. So the words before it must be at an end.
    """
    for place in range(len(children) - 2, 0, -1):
        if children[place].type in ("softbreak", "hardbreak"):
            is_line = children[place + 1].content.startswith(DASHES)
            ends = plain_text(children[:place]).rstrip().endswith(_ENDS)
            return place if is_line and ends else 0
    return 0


def _set_dash(children: list[Token]) -> None:
    """Put a dash where hyphens stand for one."""
    if children and children[0].type == "text" and children[0].content.startswith("--"):
        children[0].content = "—" + children[0].content.lstrip("-")


def _split(last: Paragraph, place: int, kept: list[Token]) -> tuple[Paragraph, Paragraph]:
    """Divide the paragraph at the end of `kept` at a line end into two."""
    whole, level = last.inline, last.opening.level
    children = whole.children or []
    opening = Token("paragraph_open", "p", 1, block=True, level=level)
    line = Token("inline", "", 0, block=True, level=whole.level, map=whole.map)
    line.content, line.meta = whole.content, whole.meta
    line.children, whole.children = children[place + 1 :], children[:place]
    kept += (opening, line, Token("paragraph_close", "p", -1, block=True, level=level))
    first = Paragraph(last.opening, whole, plain_text(whole.children))
    return first, Paragraph(opening, line, plain_text(line.children))
