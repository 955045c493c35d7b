"""Footnotes: taken out of the text, numbered by first use, with a way back from each.

A label may be the id of a source. Whether there is such a source only the whole site can tell, so
the note has a hole for it; one that was not written is that hole alone.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from briefgen.content.markup.html import note_id
from briefgen.content.markup.source import Reports, Source
from briefgen.slug import slug_mistake


class Notes:
    """The footnotes of one body.

    `text` is the tokens of the body without them; `used` the tokens of each note that is used, in
    the order of their numbers.
    """

    def __init__(self, tokens: list[Token], source: Source, reports: Reports) -> None:
        """Take the notes out of the tokens of a body and number what refers to them."""
        self.text = tokens
        self._tokens: dict[str, list[Token]] = {}
        self._lines: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        if "^" not in source.text:
            return
        self.text = []
        self._take(tokens, source, reports)
        self._number()
        for label in (label for label in self._tokens if label not in self._uses):
            reports.warn(
                "BG272",
                f'the footnote "{label}" is never used, so it is not shown',
                source.line(self._lines[label], "[^"),
                f"put [^{label}] where it belongs, or take the note out",
            )

    @property
    def used(self) -> Iterator[list[Token]]:
        """The tokens of each used note, ready to be read and rendered, first number first."""
        for number, (label, uses) in enumerate(self._uses.items(), 1):
            yield _with_way_back(self._tokens.get(label, []), label, number, uses)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the notes in the page."""
        return frozenset(note_id(number) for number in range(1, len(self._uses) + 1))

    def _take(self, tokens: list[Token], source: Source, reports: Reports) -> None:
        opened = [self.text]
        for token in tokens:
            if token.type == "footnote_reference_open":
                opened.append(self._begin(token, source, reports))
            elif token.type == "footnote_reference_close":
                opened.pop()
            else:
                opened[-1].append(token)

    def _begin(self, token: Token, source: Source, reports: Reports) -> list[Token]:
        label, line = token.meta["label"], (token.map or [0])[0]
        if label not in self._tokens:
            self._lines[label] = line
            return self._tokens.setdefault(label, [])
        first = source.first_line + self._lines[label]
        reports.warn(
            "BG271",
            f'the footnote "{label}" stands in line {first} already, and that one counts',
            source.line(line, "[^"),
            "give one of them another name",
        )
        return []

    def _number(self) -> None:
        """Give each use of a note its number, notes that only notes use after the others."""
        waiting = deque(self._count(self.text))
        while waiting:
            waiting += self._count(self._tokens.get(waiting.popleft(), ()))

    def _count(self, tokens: Iterable[Token]) -> list[str]:
        """Number the uses in some tokens; return the notes that were used for the first time."""
        found: list[str] = []
        for reference in _references(tokens):
            label = reference.meta["label"]
            if label not in self._tokens and not may_be_source(label):
                continue
            if label not in self._numbers:
                self._numbers[label] = len(self._numbers) + 1
                found.append(label)
            self._uses[label] = self._uses.get(label, 0) + 1
            reference.meta.update(number=self._numbers[label], use=self._uses[label])
        return found


def may_be_source(label: str) -> bool:
    """Tell whether a label may name a source; one of digits alone only counts notes."""
    source = source_of(label)
    return slug_mistake(source) is None and not source.isdecimal()


def source_of(label: str) -> str:
    """Return what may be the id of a source in a label: what stands before a `#`."""
    return label.partition("#")[0]


def _references(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline" and "[^" in token.content:
            yield from (child for child in token.children or () if child.type == "footnote_ref")


def _with_way_back(tokens: list[Token], label: str, number: int, uses: int) -> list[Token]:
    """Return a note as an item of a list, with its source and a link to each place that uses it."""
    item = Token("list_item_open", "li", 1, block=True, attrs={"id": note_id(number)})
    back = Token("footnote_back", "", 0, meta={"number": number, "uses": uses})
    end = Token("list_item_close", "li", -1, block=True)
    last = [back]
    if may_be_source(label):
        last.insert(0, Token("citation", "", 0, meta={"label": label, "is_written": bool(tokens)}))
    if tokens and tokens[-1].type == "paragraph_close":
        return [item, *tokens[:-1], *last, tokens[-1], end]
    paragraph = Token("paragraph_open", "p", 1, block=True)
    return [item, *tokens, paragraph, *last, Token("paragraph_close", "p", -1, block=True), end]
