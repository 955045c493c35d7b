"""What stands in a line of text: links, pictures and notes become holes, with their sentences."""

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.token import Token
from msgspec.structs import replace

from briefgen.content.document import Embed, Figure, FileLink, Hole, Mention
from briefgen.content.markup.html import HOLE
from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.sentence import context, sentence_starts
from briefgen.content.markup.source import Reports, Source
from briefgen.content.markup.target import Elsewhere, Local, Refused
from briefgen.problem import Span

_ACTIVE = frozenset(["link_open", "wikilink_open", "image", "embed", "footnote_ref"])

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@dataclass(slots=True)
class _Link:
    """A link that is being read: what it will be, and where its text begins."""

    hole: Mention | FileLink | None
    tokens: int
    start: int
    shown: bool = True
    index: int = -1


@dataclass(slots=True)
class _Draft:
    """A hole, and the stretch of the block's plain text that it stands for."""

    hole: Hole
    start: int = -1
    end: int = -1


class Line:
    """Reads the inline tokens of one block.

    After `read`, `tokens` are what to render, `text` is the block as plain text, `holes` are in
    the order of their marks.
    """

    def __init__(
        self,
        source: Source,
        reports: Reports,
        block: BlockText,
        render: Callable[[list[Token]], str],
    ) -> None:
        """Prepare to read one block; `render` makes HTML of inline tokens."""
        self._source = source
        self._reports = reports
        self._block = block
        self._render = render
        self._drafts: list[_Draft] = []
        self._parts: list[str] = []
        self._length = 0
        self._link: _Link | None = None
        self.tokens: list[Token] = []

    @staticmethod
    def is_plain(children: list[Token]) -> bool:
        """Tell whether nothing in a block needs reading."""
        return all(child.type not in _ACTIVE for child in children)

    def read(self, children: list[Token]) -> None:
        """Read the tokens of the block."""
        for child in children:
            match child.type:
                case "link_open":
                    self._open_link(child)
                case "link_close":
                    self._close_link(child)
                case "wikilink_open":
                    self._open_wikilink(child)
                case "wikilink_close":
                    self._close_wikilink()
                case "image":
                    self._image(child)
                case "embed":
                    self._embed(child)
                case "footnote_ref":
                    self._note(child)
                case _:
                    self._keep(child, plain_text((child,)))

    @property
    def text(self) -> str:
        """The block as plain text."""
        return "".join(self._parts)

    def holes(self) -> list[Hole]:
        """Return the holes, those of links with the sentence they stand in."""
        if not self._drafts:
            return []
        text = self.text
        starts = sentence_starts(text)
        return [
            replace(draft.hole, context=context(text, starts, draft.start, draft.end))
            if isinstance(draft.hole, Mention | FileLink)
            else draft.hole
            for draft in self._drafts
        ]

    def alone(self, child: Token) -> Hole | None:
        """Return the hole that a picture or embed alone in its paragraph makes, if it makes one."""
        span = self._span(child)
        if child.type == "embed":
            return self._card(child, span)
        match self._source.target(str(child.attrs["src"])):
            case Local(path=path):
                return self._figure(child, path, span, block=True)
            case _:
                return None

    def _span(self, token: Token) -> Span:
        return self._block.span(token.meta["at"], token.meta["end"])

    def _keep(self, token: Token, text: str = "") -> None:
        self.tokens.append(token)
        self._say(text)

    def _say(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _write(self, text: str) -> None:
        self._keep(Token("text", "", 0, content=text), text)

    def _hole(self, hole: Hole, start: int = -1, end: int = -1) -> None:
        self._drafts.append(_Draft(hole, start, end))

    def _report(self, refused: Refused, span: Span) -> None:
        say = self._reports.refuse if refused.is_error else self._reports.warn
        say(refused.code, refused.message, span, refused.advice)

    def _open_link(self, token: Token) -> None:
        link = _Link(None, len(self.tokens) + 1, self._length)
        self._link = link
        match self._source.target(str(token.attrs["href"])):
            case Elsewhere(url=url):
                token.attrs["href"] = url
            case Local(path=path, fragment=fragment):
                token.attrs["href"] = HOLE
                link.hole = FileLink(path=path, fragment=fragment, span=self._span(token))
                link.index = len(self._drafts)
                self._hole(link.hole)
            case Refused() as refused:
                self._report(refused, self._span(token))
                token.hidden, link.shown = True, False
        self._keep(token)

    def _close_link(self, token: Token) -> None:
        link, self._link = self._link, None
        if link is not None and link.hole is not None:
            label = self._render(self.tokens[link.tokens :]).replace(HOLE, "")
            draft = self._drafts[link.index]
            draft.hole = replace(link.hole, label=label)
            draft.start, draft.end = link.start, self._length
        token.hidden = link is None or not link.shown
        self._keep(token)

    def _open_wikilink(self, token: Token) -> None:
        name, _, fragment = " ".join(token.content.split()).partition("#")
        mention = Mention(target=name.strip(), fragment=fragment.strip(), span=self._span(token))
        self._link = _Link(mention, len(self.tokens), self._length, shown=not token.meta["bare"])

    def _close_wikilink(self) -> None:
        link, self._link = self._link, None
        if link is None or not isinstance(link.hole, Mention):
            return
        mention = link.hole
        if not mention.target and not mention.fragment:
            self._reports.warn(
                "BG260",
                "this wikilink has no target",
                mention.span,
                r"write a name or an id between the brackets, or \[[ for two brackets",
            )
            if self._length == link.start:
                self._write("[[]]")
            return
        label = self._render(self.tokens[link.tokens :]) if link.shown else ""
        del self.tokens[link.tokens :]
        if self._length == link.start:
            self._say(mention.target or mention.fragment)
        self._keep(Token("hole", "", 0))
        self._hole(replace(mention, label=label), link.start, self._length)

    def _image(self, token: Token) -> None:
        span = self._span(token)
        alt = plain_text(token.children or ())
        match self._source.target(str(token.attrs["src"])):
            case Local(path=path):
                self._hole(self._figure(token, path, span, block=False))
                self._keep(Token("hole", "", 0), alt)
            case Elsewhere(url=url):
                self._reports.warn(
                    "BG257",
                    "a picture from another site is shown as a link, so that pages ask no other "
                    "site for anything",
                    span,
                    "put a copy into the content folder and name that",
                )
                self._picture_elsewhere(url, alt)
            case Refused() as refused:
                self._report(refused, span)
                self._write(alt)

    def _picture_elsewhere(self, url: str, alt: str) -> None:
        if self._link is not None:
            self._write(alt or url)
            return
        self._keep(Token("link_open", "a", 1, attrs={"href": url}))
        self._write(alt or url)
        self._keep(Token("link_close", "a", -1))

    def _figure(self, token: Token, path: str, span: Span, *, block: bool) -> Figure:
        for name in token.meta.get("insecure_attrs", ()):
            self._reports.warn(
                "BG258",
                f'a picture has no attribute "{name}"',
                span,
                'only credit can stand in the braces: {credit="…"}',
            )
        return Figure(
            path=path,
            alt=plain_text(token.children or ()),
            caption=str(token.attrs.get("title", "")),
            credit=str(token.attrs.get("credit", "")).replace('\\"', '"'),
            block=block,
            span=span,
        )

    def _embed(self, token: Token) -> None:
        span = self._span(token)
        card = self._card(token, span)
        if card is None:
            self._write(token.content)
            return
        self._reports.warn(
            "BG261",
            "a card must stand alone in its paragraph, so this is shown as a link",
            span,
            "put empty lines around it, or leave out the exclamation mark",
        )
        start = self._length
        self._say(card.target)
        self._keep(Token("hole", "", 0))
        self._hole(Mention(target=card.target, span=span), start, self._length)

    def _card(self, token: Token, span: Span) -> Embed | None:
        name, mark, _ = " ".join(token.content.split()).partition("#")
        if name.lower().endswith(_PICTURES):
            self._reports.refuse(
                "BG263",
                f'"{name}" is a picture, not a document',
                span,
                f"write ![what it shows]({name.replace(' ', '%20')})",
            )
            return None
        if mark or token.meta["text"]:
            self._reports.warn(
                "BG262",
                "a card shows a whole document, so what follows # or | is not used",
                span,
                f"write ![[{name.strip()}]]",
            )
        return Embed(target=name.strip(), span=span)

    def _note(self, token: Token) -> None:
        if "number" in token.meta:
            self._keep(token)
            return
        label = token.meta["label"]
        self._reports.warn(
            "BG270",
            f'there is no footnote "{label}"',
            self._span(token),
            f"write it on a line of its own: [^{label}]: …",
        )
        self._write(f"[^{label}]")
