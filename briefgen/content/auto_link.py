"""Names that were found in plain text, put into the halves of a document as links.

Which document a name leads to is a fact, and where in a text it stands is not: that goes with the
text.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.content.document import AutoLink, Body, Hole, Prose
from briefgen.content.text import Text


class Found(Struct, frozen=True, array_like=True, gc=False):
    """A name in the text of a document: its piece, its characters there, and what it names."""

    piece: int
    start: int
    end: int
    ref: Ref


def linked_body(
    body: Body, found: tuple[Found, ...], link: Callable[[Ref], AutoLink] = AutoLink
) -> Body:
    """Return a body without its text, with a hole for each name that was found.

    `link` makes the holes, so that equal ones of many documents can be one.
    """
    if not found:
        return body
    holes = tuple(_holes(body.text.holes, found, link))
    return replace(body, text=Prose(body.text.pieces, holes))


def linked_text(text: Text, found: tuple[Found, ...]) -> Text:
    """Return a text that is divided before each name that was found, and closes its link."""
    if not found:
        return text
    return Text(_pieces(text.text, found), text.notes, text.words)


def _holes(
    holes: tuple[Hole, ...], found: Iterable[Found], link: Callable[[Ref], AutoLink]
) -> Iterator[Hole]:
    done = 0
    for each in found:
        yield from holes[done : each.piece]
        done = each.piece
        yield link(each.ref)
    yield from holes[done:]


def _pieces(pieces: tuple[str, ...], found: Iterable[Found]) -> tuple[str, ...]:
    divided: list[str] = []
    number, done, closing = 0, 0, ""
    for each in found:
        if number < each.piece:
            divided.append(closing + pieces[number][done:])
            divided += pieces[number + 1 : each.piece]
            number, done, closing = each.piece, 0, ""
        piece = pieces[number]
        divided.append(closing + piece[done : each.start])
        closing = f"{piece[each.start : each.end]}</a>"
        done = each.end
    divided.append(closing + pieces[number][done:])
    return (*divided, *pieces[number + 1 :])
