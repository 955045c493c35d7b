"""What would give a withheld document away: its names, its texts, pieces of its body."""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import basename, splitext

import msgspec
from msgspec import Struct

from briefgen.content.document import Document, ImageNote
from briefgen.fold import fold
from briefgen.publish.audit_letters import Words, weight
from briefgen.slug import slugify

SHINGLE = 8
"""How many words of a longer text are looked for together."""

_STEP = 4
_SHORTEST = 4
"""A sentence of fewer words is left out: everybody writes such."""

_LIGHTEST = 4

_LONG_WORD = 8
"""A word of so many letters tells by itself, where no public text has it."""

_CODES = frozenset(("kind", "type", "status", "rel", "tlp", "lang", "country", "code", "is"))
"""Fields that hold one of a few words, or a code."""

_SENTENCE = re.compile(r"(?<=[.!?…。！？؟;])[\s\"'”’»)]+|\n+")
_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|table|tr|td|th|hr|br|div)\b")
_TAG = re.compile(r"<[^>]*>")


class Token(Struct, frozen=True, gc=False):
    """Words that follow each other in a withheld document; `field` says where.

    `written` is the matching form of the text with its signs, for what is no shingle.
    """

    words: str
    owner: int
    field: str
    written: str = ""


def tokens_of(owner: int, document: Document, body: str, words: Words) -> Iterator[Token]:
    """List what would give one document away; what is too short to tell anything is left out.

    `owner` is its number, `body` the HTML of its text and notes.
    """
    plain = _plain(body)
    yield from _name(owner, "id", document.id, words)
    for field, text in texts(document.front):
        yield from _text(owner, field, text, words)
        yield from _long_words(owner, field, text, words)
    for heading in document.body.outline:
        yield from _name(owner, "heading", heading.text, words)
    yield from _sentences(owner, "text", plain, words)
    yield from _long_words(owner, "text", plain, words)


def file_token(owner: int, path: str, note: ImageNote | None, words: Words) -> Iterator[Token]:
    """Give the name of a file that only withheld documents use, and what is written about it."""
    yield from _name(owner, "file", splitext(basename(path))[0], words)
    for _, text in texts(note.front) if note is not None else ():
        yield from _text(owner, "picture", text, words)
        yield from _long_words(owner, "picture", text, words)


def texts(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Give every free text in front matter with the name of its field."""
    plain = msgspec.to_builtins(value) if isinstance(value, Struct) else value
    if isinstance(plain, dict):
        for key, inner in plain.items():
            if key not in _CODES:
                yield from texts(inner, field or str(key))
    elif isinstance(plain, list | tuple):
        for inner in plain:
            yield from texts(inner, field)
    elif isinstance(plain, str):
        yield field, plain


def _text(owner: int, field: str, text: str, words: Words) -> Iterator[Token]:
    """Give a short text whole, and a long one as its sentences."""
    if len(words.sequence(text)) <= SHINGLE:
        yield from _name(owner, field, text, words)
    else:
        yield from _sentences(owner, field, text.replace("\n", " "), words)


def _long_words(owner: int, field: str, text: str, words: Words) -> Iterator[Token]:
    """Give the words that are rare enough to tell something alone."""
    for word in dict.fromkeys(words.sequence(text)):
        if len(word) >= _LONG_WORD and weight(word) >= _LONG_WORD:
            yield Token(word, owner, field)


def _name(owner: int, field: str, text: str, words: Words) -> Iterator[Token]:
    """Give a name as it is written and as it would be in an address."""
    forms = dict.fromkeys((text, slugify(text)) if text else ())
    for form in forms:
        sequence = words.sequence(form)
        if weight(sequence) >= _LIGHTEST:
            yield Token(" ".join(sequence), owner, field, fold(form))


def _sentences(owner: int, field: str, text: str, words: Words) -> Iterator[Token]:
    pieces = [piece for piece in _SENTENCE.split(text) if piece.strip()]
    if len(pieces) == 1 and len(words.sequence(text)) < _SHORTEST:
        yield from _name(owner, field, text, words)
        return
    for piece in pieces:
        yield from _shingles(owner, field, piece, words)


def _shingles(owner: int, field: str, text: str, words: Words) -> Iterator[Token]:
    """Give a sentence as pieces that overlap, or whole where it is short."""
    sequence = words.sequence(text)
    if len(sequence) < _SHORTEST or weight(sequence) < 2 * _LIGHTEST:
        return
    last = max(0, len(sequence) - SHINGLE)
    for start in dict.fromkeys((*range(0, last, _STEP), last)):
        part = " ".join(sequence[start : start + SHINGLE])
        yield Token(part, owner, field, fold(text) if len(sequence) < SHINGLE else "")


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", _BLOCK.sub(r"\n\g<0>", html.replace("\n", " "))))
