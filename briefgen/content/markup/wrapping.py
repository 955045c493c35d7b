"""Words within lines of text, put into an element that is well formed whatever marks they cross."""

import re
from collections.abc import Iterator
from itertools import accumulate

from markdown_it.token import Token

from briefgen.content.markup.plain import plain_text
from briefgen.content.markup.said import closing, opening, permalink

_MARKS = re.compile(r"[”“\"»«’')\].,;:!?…]+(?=\s|\Z)")
"""What belongs to the words before it and does not open anything."""


def wrap(children: list[Token], start: int, end: int, anchor: str, *, first: bool) -> list[Token]:
    """Return inline tokens in which the characters `start` to `end` of their text are marked.

    What is no text of its own, as the words of a link to be filled, is marked as a whole. Of
    several pieces of one statement the first has the id.
    """
    tokens = list(_divided(children, start, end))
    stretches = list(_stretches(tokens))
    inside = [
        number
        for number, (begins, ends) in enumerate(stretches)
        if begins < ends and begins < end and ends > start
    ]
    if not inside:
        return children
    out: list[Token] = []
    done = 0
    for begin, stop in _pieces(tokens, inside[0], inside[-1] + 1):
        out += (
            *tokens[done:begin],
            opening(anchor, first=first),
            *tokens[begin:stop],
            closing(anchor),
        )
        first, done = False, stop
    return [*out, *tokens[done:]]


def with_permalink(children: list[Token], anchor: str) -> list[Token]:
    """Return inline tokens with the link of a statement behind its last piece, outside of links."""
    place = max(
        (number for number, token in enumerate(children) if token.meta.get("said") == anchor),
        default=len(children) - 1,
    )
    depth = _links_open(children[: place + 1])
    while depth and place + 1 < len(children):
        place += 1
        depth += _link_step(children[place])
    return [
        *children[: place + 1],
        *_behind_marks(children[place + 1 :], permalink(anchor)),
    ]


def _behind_marks(following: list[Token], link: Token) -> list[Token]:
    """Put a link behind the quotation mark and the signs that end what is before it."""
    marks = _MARKS.match(following[0].content) if following else None
    if marks is None or following[0].type != "text":
        return [link, *following]
    first, rest = following[0], following[1:]
    text, level = first.content, first.level
    ending = Token("text", "", 0, content=text[: marks.end()], level=level)
    if marks.end() == len(text):
        return [ending, link, *rest]
    return [ending, link, Token("text", "", 0, content=text[marks.end() :], level=level), *rest]


def _divided(children: list[Token], start: int, end: int) -> Iterator[Token]:
    """Divide the texts in which the words begin and end."""
    for token, (begins, ends) in zip(children, _stretches(children), strict=True):
        cuts = [place - begins for place in (start, end) if begins < place < ends]
        if token.type != "text" or not cuts:
            yield token
            continue
        for first, last in zip((0, *cuts), (*cuts, ends - begins), strict=True):
            yield Token("text", "", 0, content=token.content[first:last], level=token.level)


def _stretches(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    lengths = [len(plain_text((token,))) for token in tokens]
    ends = list(accumulate(lengths))
    return zip((0, *ends), ends, strict=False)


def _pieces(tokens: list[Token], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Divide tokens into runs in which whatever is opened is closed."""
    closers = _closers(tokens)
    begin: int | None = None
    number = first
    while number < stop:
        token = tokens[number]
        if token.nesting == 0 or (token.nesting > 0 and closers.get(number, stop) < stop):
            begin = number if begin is None else begin
            number = closers[number] if token.nesting else number
        elif begin is not None:
            yield begin, number
            begin = None
        number += 1
    if begin is not None:
        yield begin, stop


def _closers(tokens: list[Token]) -> dict[int, int]:
    """Return what opens to what closes it, by place."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for number, token in enumerate(tokens):
        if token.nesting > 0:
            opened.append(number)
        elif token.nesting < 0 and opened:
            found[opened.pop()] = number
    return found


def _links_open(tokens: list[Token]) -> int:
    return sum(map(_link_step, tokens))


def _link_step(token: Token) -> int:
    return token.nesting if token.type in ("link_open", "link_close") else 0
