"""What stands in a line of text: links, pictures and notes become holes, with their sentences."""

from collections.abc import Callable, Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from briefgen.content.document import Embed, Figure, FileLink, Hole, Mention, Unlinked
from briefgen.content.markup.html import HOLE
from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.sentence import Sentences
from briefgen.content.markup.source import Reports, Source
from briefgen.content.markup.target import Elsewhere, Local, Refused
from briefgen.problem import Span

_ACTIVE = frozenset(
    ["link_open", "wikilink_open", "unlinked_open", "image", "embed", "footnote_ref"]
)

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


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
        self.block = block
        self._render = render
        self._holes: list[Hole] = []
        self._stretches: list[tuple[int, int]] = []
        self._parts: list[str] = []
        self._length = 0
        self._in_link = False
        self.tokens: list[Token] = []
        self.cited: list[tuple[str, Span]] = []
        """The labels of the notes that are used, with their places."""

    @staticmethod
    def is_plain(children: list[Token]) -> bool:
        """Tell whether nothing in a block needs reading."""
        return _ACTIVE.isdisjoint([child.type for child in children])

    def read(self, children: list[Token]) -> None:
        """Read the tokens of the block."""
        rest = iter(children)
        for child in rest:
            match child.type:
                case "text":
                    self._keep(child, child.content)
                case "link_open" if self._in_link:
                    self._write(plain_text(_until("link", rest)))
                case "link_open":
                    self._link(child, _until("link", rest))
                case "wikilink_open":
                    self._wikilink(child, _until("wikilink", rest))
                case "unlinked_open":
                    self._unlinked(child, _until("unlinked", rest)[:-1])
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
        if not self._holes:
            return []
        sentences = Sentences(self.text)
        return [
            replace(hole, context=sentences.context(start, end))
            if isinstance(hole, Mention | FileLink)
            else hole
            for hole, (start, end) in zip(self._holes, self._stretches, strict=True)
        ]

    def named(self) -> list[tuple[int, int, Hole]]:
        """Return the holes with the stretches of the text that they stand for."""
        stretches = zip(self._stretches, self._holes, strict=True)
        return [(start, end, hole) for (start, end), hole in stretches]

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
        return self.block.span(token.meta["at"], token.meta["end"])

    def _keep(self, token: Token, text: str = "") -> None:
        self.tokens.append(token)
        self._say(text)

    def _say(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _write(self, text: str) -> None:
        self._keep(Token("text", "", 0, content=text), text)

    def _hole(self, hole: Hole, text: str) -> None:
        """Put a hole that stands for some words of the text."""
        start = self._length
        self._keep(Token("hole", "", 0, content=text, meta={"hole": hole}), text)
        self._holes.append(hole)
        self._stretches.append((start, self._length))

    def _report(self, refused: Refused, span: Span) -> None:
        say = self._reports.refuse if refused.is_error else self._reports.warn
        say(refused.code, refused.message, span, refused.advice)

    def _link(self, opening: Token, inside: list[Token]) -> None:
        *inner, closing = inside
        target = self._source.target(str(opening.attrs["href"]))
        match target:
            case Elsewhere(url=url):
                opening.attrs["href"] = url
                self._link_text(opening, inner, closing)
            case Refused() as refused:
                self._report(refused, self._span(opening))
                opening.hidden = closing.hidden = True
                self._link_text(opening, inner, closing)
            case Local():
                self._file_link(target, opening, inner, closing)

    def _file_link(self, target: Local, opening: Token, inner: list[Token], closing: Token) -> None:
        index, start, first = len(self._holes), self._length, len(self.tokens) + 1
        link = FileLink(path=target.path, fragment=target.fragment, span=self._span(opening))
        opening.attrs["href"] = HOLE
        self._holes.append(link)
        self._stretches.append((start, start))
        self._link_text(opening, inner, closing)
        label = self._render(self.tokens[first:-1]).replace(HOLE, "")
        self._holes[index] = replace(link, label=label)
        self._stretches[index] = (start, self._length)

    def _link_text(self, opening: Token, inner: list[Token], closing: Token) -> None:
        self._in_link = not opening.hidden
        self._keep(opening)
        self.read(inner)
        self._keep(closing)
        self._in_link = False

    def _wikilink(self, opening: Token, inside: list[Token]) -> None:
        name, _, fragment = " ".join(opening.content.split()).partition("#")
        mention = Mention(target=name.strip(), fragment=fragment.strip(), span=self._span(opening))
        inner = inside[:-1]
        if mention.target or mention.fragment:
            if inner and not opening.meta["bare"]:
                mention = replace(mention, label=self._render(inner))
            self._hole(mention, plain_text(inner) or mention.target or mention.fragment)
            return
        self._reports.warn(
            "BG260",
            "this wikilink has no target",
            mention.span,
            r"write a name or an id between the brackets, or \[\[ for two brackets",
        )
        if opening.meta["bare"]:
            self._write("[[]]")
        else:
            self.read(inner)

    def _unlinked(self, opening: Token, inside: list[Token]) -> None:
        text = plain_text(inside)
        if self._in_link or not text:
            self._write(text)
            return
        label = self._render(inside)
        self._hole(Unlinked(label=label, span=self._span(opening)), text)

    def _image(self, token: Token) -> None:
        span = self._span(token)
        alt = plain_text(token.children or ())
        match self._source.target(str(token.attrs["src"])):
            case Local(path=path):
                self._hole(self._figure(token, path, span, block=False), alt)
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
        if self._in_link:
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
            self._write(f"![[{token.content}]]")
            return
        self._reports.warn(
            "BG261",
            "a card must stand alone in its paragraph, so this is shown as a link",
            span,
            "put empty lines around it, or leave out the exclamation mark",
        )
        if self._in_link:
            self._write(card.target)
        else:
            self._hole(Mention(target=card.target, span=span), card.target)

    def _card(self, token: Token, span: Span) -> Embed | None:
        name, mark, _ = " ".join(token.content.split()).partition("#")
        if not name.strip():
            self._reports.warn(
                "BG260", "this card has no target", span, "write ![[a name or an id]]"
            )
            return None
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
        label: str = token.meta["label"]
        if "number" in token.meta:
            self._keep(token)
            self.cited.append((label, self._span(token)))
            return
        self._reports.warn(
            "BG270",
            f'there is no footnote "{label}"',
            self._span(token),
            f"write it on a line of its own: [^{label}]: …",
        )
        self._write(f"[^{label}]")


def _until(kind: str, tokens: Iterator[Token]) -> list[Token]:
    """Take the tokens up to and with the one that closes a link; a bare address may lie in it."""
    taken: list[Token] = []
    depth = 1
    for token in tokens:
        taken.append(token)
        depth += (token.type == f"{kind}_open") - (token.type == f"{kind}_close")
        if not depth:
            break
    return taken
