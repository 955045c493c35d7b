"""From the tokens of a body to HTML with holes, block by block."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from briefgen.content.document import Candidate, Citation, Heading, Hole, Prose, Quoted
from briefgen.content.markup.anchoring import Anchoring, Entry
from briefgen.content.markup.candidates import candidates
from briefgen.content.markup.heading import Headings
from briefgen.content.markup.html import HOLE
from briefgen.content.markup.inline import Line
from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.near_attribution import near_attributions
from briefgen.content.markup.parser import renderer, site_parser
from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.quotes import Quotes, tell_near, tell_unattributed
from briefgen.content.markup.said import SaidIds
from briefgen.content.markup.source import Reports, Source
from briefgen.content.markup.unread import tell_unread
from briefgen.problem import Span

_LABEL = 80
"""How long the name of a table's box may be."""

_OTHERS = frozenset(
    (
        *("table_open", "table_close", "tr_open", "th_open", "td_open"),
        *("list_item_open", "blockquote_open", "blockquote_close", "citation"),
    )
)
"""The tokens besides texts that say something to `Walk`."""


class Walk:
    """Reads blocks in the order of the page and gathers what they say."""

    def __init__(self, source: Source, reports: Reports) -> None:
        """Begin with nothing read."""
        self._source = source
        self._reports = reports
        self._options = site_parser().options
        self._headings = Headings()
        self.said = SaidIds()
        self.quotes = Quotes(source, reports, self.said)
        self._cell: int | None = None
        self._holes: list[Hole] = []
        self._cited: dict[str, Span] = {}
        self.outline: list[Heading] = []
        self.words = 0
        self.lead = ""
        self.statements: list[Quoted] = []
        self.candidates: list[Candidate] = []

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of the headings and statements read so far."""
        return self._headings.ids | frozenset(self.said.ids)

    def prose(self, tokens: list[Token], entries: Sequence[Entry] = ()) -> Prose:
        """Read the tokens of some blocks, and return them as HTML with holes.

        `entries` are the statements of the front matter whose words must stand there.
        """
        self._holes = []
        self.quotes.done = []
        kept = self._read(tokens)
        self.statements += self._said(kept, entries)
        html = renderer().render(kept, self._options, {})
        return Prose(tuple(html.split(HOLE)), tuple(self._holes))

    def _said(self, kept: list[Token], entries: Sequence[Entry]) -> list[Quoted]:
        quotes = self.quotes.done
        said = [each.statement for each in quotes if each.statement is not None]
        if entries:
            said = self._anchored(kept, entries)
        tell_near(near_attributions(kept), self.block, self._reports)
        tell_unattributed(quotes, said, self.block, self._reports)
        return said

    def _anchored(self, kept: list[Token], entries: Sequence[Entry]) -> list[Quoted]:
        inlines = [
            token
            for before, token in pairwise(kept)
            if token.type == "inline" and before.type != "heading_open"
        ]
        anchoring = Anchoring(inlines, self.said, self.block)
        return anchoring.anchored(entries, self.quotes.done, self._reports)

    def _read(self, tokens: list[Token]) -> list[Token]:
        kept: list[Token] = []
        skip = 0
        for index, token in enumerate(tokens):
            if skip:
                skip -= 1
                continue
            match token.type:
                case "paragraph_open":
                    skip = self._paragraph(tokens, index, kept)
                case "heading_open":
                    skip = self._heading(tokens, index, kept)
                case "inline":
                    self._count(self._inline(token))
                    kept.append(token)
                case kind:
                    if kind in _OTHERS:
                        self._other(tokens, index, kept)
                    kept.append(token)
        return kept

    def _other(self, tokens: list[Token], index: int, kept: list[Token]) -> None:
        token = tokens[index]
        match token.type:
            case "table_open":
                token.meta["label"] = _table_label(tokens, index)
            case "tr_open":
                self._cell = 0
            case "table_close":
                self._cell = None
            case "th_open" | "td_open":
                _open_cell(tokens, index)
            case "list_item_open" if "checked" in token.meta:
                _put_box(tokens, index)
            case "blockquote_open":
                self.quotes.begin(token, kept)
            case "blockquote_close":
                self.quotes.end(kept, self.block)
            case "citation":
                self._holes.append(self._citation(token))
            case _:
                pass

    def _citation(self, token: Token) -> Citation:
        """Return the hole of a note; its place is where the note is first used."""
        label: str = token.meta["label"]
        source, _, locator = label.partition("#")
        written: bool = token.meta["is_written"]
        span = self._cited.get(label, Span(self._source.first_line))
        return Citation(source=source, locator=locator, is_written=written, span=span)

    def _paragraph(self, tokens: list[Token], index: int, kept: list[Token]) -> int:
        """Read a paragraph; return how many tokens behind its first were read."""
        opening, inline = tokens[index], tokens[index + 1]
        if inline.type != "inline":
            kept.append(opening)
            return 0
        if self._stands_alone(inline):
            kept.append(Token("hole", "", 0, block=True))
            return 2
        text = self._inline(inline)
        self._count(text)
        if not self.lead and opening.level == 0:
            self.lead = " ".join(text.split())
        if self.quotes.is_open:
            self.quotes.take(opening, inline, text)
        kept += (opening, inline)
        return 1

    def _stands_alone(self, inline: Token) -> bool:
        """Take a picture or an embed that is alone in its paragraph, if it makes a block."""
        children = inline.children
        if not children or len(children) != 1 or children[0].type not in ("image", "embed"):
            return False
        hole = self._line(inline).alone(children[0])
        if hole is None:
            return False
        self._holes.append(hole)
        return True

    def _heading(self, tokens: list[Token], index: int, kept: list[Token]) -> int:
        opening, inline, closing = tokens[index : index + 3]
        text = " ".join(self._inline(inline).split())
        if not inline.content:
            self._reports.warn(
                "BG242",
                "this heading has no words, so it is left out",
                self._source.line((opening.map or [0])[0], "#"),
                r"write some behind it, or \# for the sign",
            )
            return 2
        heading = self._headings.next(int(opening.tag[1]), text)
        opening.tag = closing.tag = f"h{heading.level}"
        opening.attrs["id"] = heading.id
        if opening.level == 0:
            self.outline.append(heading)
        self._count(text)
        kept += (opening, inline, closing)
        return 2

    def _inline(self, token: Token) -> str:
        """Read what stands in a block, and return it as plain text."""
        children = token.children or []
        if self._cell is not None:
            self._find_cell(token)
        if "stray" in token.meta:
            halved = self._cell is not None and _is_halved(token.content)
            marks = token.meta["stray"]
            tell_unread(token.content, marks, self.block(token), self._reports, halved=halved)
        if len(children) == 1 and children[0].type == "text":
            return children[0].content
        if Line.is_plain(children):
            return plain_text(children)
        line = self._line(token)
        line.read(children)
        for label, span in line.cited:
            self._cited.setdefault(label, span)
        token.children = line.tokens
        self._holes += line.holes()
        if not self.quotes.is_open:
            self.candidates += candidates(line.text, line.named(), line.block)
        return line.text

    def _line(self, token: Token) -> Line:
        return Line(self._source, self._reports, self.block(token), self._render)

    def block(self, token: Token) -> BlockText:
        """Return the text of a block, with its place in the file."""
        first = (token.map or [0])[0]
        return BlockText(
            token.content, self._source.lines, first, self._source.first_line, token.meta.get("at")
        )

    def _render(self, tokens: list[Token]) -> str:
        return renderer().renderInline(tokens, self._options, {})

    def _find_cell(self, token: Token) -> None:
        """Note where a cell's text begins in its line; cells come in the order of the line."""
        line = (token.map or [0])[0]
        written = token.content.replace("|", "\\|")
        found = self._source.lines[line].find(written, self._cell or 0)
        token.meta["at"] = max(0, found)
        self._cell = token.meta["at"] + len(written)
        if _is_halved(token.content):
            self._reports.warn(
                "BG264",
                "a stroke ends the cell here, in the middle of a wikilink",
                self._source.line(line, token.content[token.content.index("[[") :]),
                r"within a table write \| between target and text",
            )

    def _count(self, text: str) -> None:
        self.words += len(text.split())


def _is_halved(cell: str) -> bool:
    """Tell whether a stroke ended a cell in the middle of a wikilink."""
    return "[[" in cell and "]]" not in cell


def _table_label(tokens: list[Token], index: int) -> str:
    """Return the heads of a table's columns, as the name of the box it scrolls in."""
    heads: list[str] = []
    for token in tokens[index:]:
        if token.type == "thead_close":
            break
        if token.type == "inline" and token.content:
            heads.append(" ".join(plain_text(token.children or ()).split()))
    label = ", ".join(heads)
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"


def _put_box(tokens: list[Token], index: int) -> None:
    """Put a task's box before its first words."""
    item = tokens[index]
    item.attrs["class"] = "task done" if item.meta["checked"] else "task"
    for token in tokens[index + 1 : index + 3]:
        if token.type == "inline" and token.children is not None:
            token.children.insert(0, Token("task_box", "", 0, meta=item.meta))


def _open_cell(tokens: list[Token], index: int) -> None:
    """Say a cell's alignment by class; an empty head is no head."""
    opening, inline, closing = tokens[index : index + 3]
    style = str(opening.attrs.pop("style", ""))
    if style:
        opening.attrs["class"] = f"align-{style.removeprefix('text-align:')}"
    if opening.tag == "th" and not inline.content:
        opening.tag = closing.tag = "td"
    elif opening.tag == "th":
        opening.attrs["scope"] = "col"
