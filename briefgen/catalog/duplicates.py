"""Actors and places that two files describe."""

from collections.abc import Mapping

from briefgen.address import Ref
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.spellings import title_of, written_address
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.place import Place
from briefgen.problem import Problem, error


def duplicates(documents: Mapping[Ref, Document]) -> tuple[Problem, ...]:
    """Say which actors and places are one item of Wikidata (BG350); the first by id is the first.

    An actor and a place may share an item: a state is both.
    """
    first: dict[tuple[str, str], Document] = {}
    problems: list[Problem] = []
    for ref, document in sorted(documents.items()):
        front = document.front
        if not isinstance(front, Actor | Place) or front.same_as is None:
            continue
        item = front.same_as.wikidata.strip().rstrip("/").rpartition("/")[2].upper()
        if not item:
            continue
        other = first.setdefault((ref.kind, item), document)
        if other is not document:
            message = f'"{title_of(document)}" and "{title_of(other)}" are both {item} of Wikidata'
            advice = (
                f"keep one file, with the names of both ({written_address(other.ref)}), "
                "or put the number right"
            )
            place = place_in(document, "same_as.wikidata", "same_as")
            problems.append(error("BG350", message, place, advice))
    return tuple(problems)
