"""Actors and places that two files describe: one item of Wikidata, or one name and kind."""

from collections.abc import Mapping

from briefgen.address import Ref
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.spellings import title_of, written_address
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.place import Place
from briefgen.fold import fold
from briefgen.problem import Problem, error


def duplicates(documents: Mapping[Ref, Document]) -> tuple[Problem, ...]:
    """Say which actors and places are one item of Wikidata (BG350); the first by id is the first.

    An actor and a place may share an item: a state is both. Actors of one kind may share no name
    (BG350) but places may: there are two cities of many a name.
    """
    first: dict[tuple[str, str], Document] = {}
    problems: list[Problem] = []
    for ref, document in sorted(documents.items()):
        front = document.front
        if not isinstance(front, Actor | Place):
            continue
        item = front.same_as.wikidata if front.same_as else ""
        other = first.setdefault((ref.kind, item), document) if item else document
        if other is document and isinstance(front, Actor) and (name := fold(front.name)):
            other = first.setdefault((front.kind, name), document)
            if other is not document:
                problems.append(_of_one_name(document, other))
        elif other is not document:
            message = f'"{title_of(document)}" and "{title_of(other)}" are both {item} of Wikidata'
            advice = (
                f"keep one file, with the names of both ({written_address(other.ref)}), "
                "or put the number right"
            )
            place = place_in(document, "same_as.wikidata", "same_as")
            problems.append(error("BG350", message, place, advice))
    return tuple(problems)


def _of_one_name(document: Document, other: Document) -> Problem:
    address = written_address(other.ref)
    message = f'"{title_of(document)}" is the name of {address}, too'
    advice = "make one file of the two; if they are two, tell them apart in the name of each"
    return error("BG350", message, place_in(document, "name"), advice)
