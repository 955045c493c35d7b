"""A document in two: what others may show of it, and the text that stands on its own page.

The catalog knows the first half only. So what a writer changes between two links of a text can
change nothing but the pages that print that text.
"""

from hashlib import blake2b
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.content.document import AutoLink, Body, Document, Hole, Prose, Quoted
from briefgen.problem import Span

Part = Literal["text", "notes"]

_NOWHERE = Span(0)


class Text(Struct, frozen=True, array_like=True):
    """The HTML between the holes of a document's text and of its notes, and its length."""

    text: tuple[str, ...] = ("",)
    notes: tuple[str, ...] = ("",)
    words: int = 0


def divided(document: Document) -> tuple[Document, Text]:
    """Take the text out of a document; what has none at all stays `Prose()`.

    Its first paragraph stays where no summary was written in its place.
    """
    body = document.body
    text = Text(body.text.pieces, body.notes.pieces, body.words)
    rest = replace(
        body,
        text=_emptied(body.text),
        notes=_emptied(body.notes),
        words=0,
        lead="" if document.front.summary else body.lead,
    )
    return replace(document, body=rest), text


def facts_digest(document: Document) -> bytes:
    """Return what stands for everything the catalog learns from a divided document.

    Where a value stands in its file is no fact: it matters to messages alone.
    """
    body = document.body
    facts = replace(document, spans={}, body=_unplaced(body))
    return _digest(msgspec.msgpack.encode(facts))


def places_digest(document: Document) -> bytes:
    """Return what stands for where everything is in a document's file."""
    body = document.body
    found = (*body.text.holes, *body.notes.holes)
    holes = tuple(hole.span for hole in found if not isinstance(hole, AutoLink))
    said = tuple((each.span, *(credit.span for credit in each.credits)) for each in body.statements)
    return _digest(msgspec.msgpack.encode((document.spans, holes, said)))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _emptied(prose: Prose) -> Prose:
    return prose if prose == Prose() else Prose((), prose.holes)


def _unplaced(body: Body) -> Body:
    return replace(
        body,
        text=_without_places(body.text),
        notes=_without_places(body.notes),
        statements=tuple(map(_said_anywhere, body.statements)),
        candidates=(),
    )


def _said_anywhere(statement: Quoted) -> Quoted:
    named = tuple(replace(each, span=_NOWHERE) for each in statement.credits)
    return replace(statement, credits=named, span=_NOWHERE)


def _without_places(prose: Prose) -> Prose:
    if not prose.holes:
        return prose
    return Prose(prose.pieces, tuple(map(_unplaced_hole, prose.holes)))


def _unplaced_hole(hole: Hole) -> Hole:
    return hole if isinstance(hole, AutoLink) else replace(hole, span=_NOWHERE)
