"""Who says the statements of a text: an entry of the front matter tells it, or an attribution.

An attribution does not say which of its parts is the speaker. Wikilinks are asked before plain
words. A metonym counts only where it comes first and is no place: "Doha" is a city before it
stands for Qatar.
"""

from collections.abc import Iterator

from msgspec import Struct

from briefgen.address import Kind, Ref
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.content.document import Credit, Document, Quoted
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.statement import Statement
from briefgen.problem import Span

_ACTOR: tuple[Kind, ...] = ("actor",)


class Speaking(Struct, frozen=True):
    """The name that says a statement, with the words before it; `credit` is its place.

    `credit` is -1 where the front matter has the name; `key` is that value then. `is_link` tells
    a wikilink, which must lead somewhere, from plain words.
    """

    name: str
    title: str = ""
    credit: int = -1
    key: str = ""
    span: Span | None = None
    is_link: bool = False


class Speaker(Struct, frozen=True):
    """Who says a statement, the part spoken in as written, and which credit that was."""

    ref: Ref
    title: str = ""
    credit: int = -1


Speakers = dict[tuple[Ref, str], Speaker]
"""The speaker of each statement, by brief and anchor; none where nobody can be told."""


def spoken(document: Document, names: Names) -> Iterator[tuple[Quoted, Speaking]]:
    """List the statements of a brief with the names that say them."""
    for quoted in document.body.statements:
        entry = entry_of(document, quoted)
        found = _credited(quoted.credits, names)
        if entry is not None and entry.by:
            key = f"statements.{quoted.entry}.by"
            credit = found.credit if found else -1
            yield quoted, Speaking(entry.by, credit=credit, key=key)
        elif found is not None:
            yield quoted, found


def entry_of(document: Document, quoted: Quoted) -> Statement | None:
    """Return what the front matter says of a statement."""
    front = document.front
    if quoted.entry < 0 or not isinstance(front, Brief):
        return None
    return front.statements[quoted.entry]


def _credited(written: tuple[Credit, ...], names: Names) -> Speaking | None:
    """Return which part of an attribution is the speaker.

    Of parts that mean nothing yet the first is taken for somebody new.
    """
    order = sorted(range(len(written)), key=lambda place: not written[place].is_link)
    for place in order:
        found = _actor(written[place], place, names)
        if found is not None:
            return found
    unknown = (
        place for place in order if not names.find(written[place].name, ALL_KINDS, metonyms=False)
    )
    place = next(unknown, -1)
    if place < 0:
        return None
    stands_for = names.find(written[0].name, _ACTOR)
    place = 0 if stands_for and not names.find(written[0].name, metonyms=False) else place
    return _said_by(written[place], place)


def _said_by(credit: Credit, place: int) -> Speaking:
    return Speaking(credit.name, credit.title, place, span=credit.span, is_link=credit.is_link)


def _actor(credit: Credit, place: int, names: Names) -> Speaking | None:
    """Return an actor of this name, or whose name ends the words: "Foreign Minister Lavrov"."""
    known = names.find(credit.name, _ACTOR, metonyms=False)
    if known or names.reason_withheld(credit.name, _ACTOR):
        return _said_by(credit, place)
    if credit.is_link:
        return None
    words = credit.name.split()
    for count in range(1, len(words)):
        name = " ".join(words[count:])
        if names.find(name, _ACTOR, metonyms=False):
            return Speaking(name, " ".join(words[:count]), place, span=credit.span)
    return None
