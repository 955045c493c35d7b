"""Chains from one document to the next: what a brief follows, what a tag or a place is part of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from briefgen.address import Kind, Ref
from briefgen.catalog.mistakes import ambiguous, place_in, unknown
from briefgen.catalog.names import Names
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.place import Place as PlaceFront
from briefgen.content.schema.tag import Tag
from briefgen.problem import Place as Spot
from briefgen.problem import Problem, error


def resolved(
    target: str, kind: Kind, names: Names, place: Spot
) -> tuple[Ref | None, tuple[Problem, ...]]:
    """Return the one document of a kind that a target means (BG301, BG303, BG304)."""
    match names.find(target, (kind,)):
        case (ref,):
            return ref, ()
        case ():
            return None, unknown(target, (kind,), names, place)
        case refs:
            return None, (ambiguous(target, refs, names, place),)


_MOST_SHOWN = 6
"""How many documents of a circle a message names before it leaves some out."""

Key = Literal["follows", "parent", "translation_of", "in"]


def chain(
    documents: Mapping[Ref, Document], key: Key, names: Names
) -> tuple[dict[Ref, Ref], tuple[Problem, ...]]:
    """Return what each document names as the one before or above it.

    Problems: BG301–BG304 for what the front-matter value `key` names, BG313 for a chain that
    comes back to its beginning; one link of it is left out.
    """
    links: dict[Ref, Ref] = {}
    sources: dict[Ref, Document] = {}
    problems: list[Problem] = []
    for own, document in documents.items():
        target = _written(document, key)
        if not target:
            continue
        ref, mistakes = resolved(target, document.kind, names, place_in(document, key))
        problems += mistakes
        if ref is not None:
            links[own] = ref
            sources[own] = document
    ways = {ref: _titles(way_round(links, ref), names) for ref in circles(links)}
    for ref, way in ways.items():
        del links[ref]
        document = sources[ref]
        place = place_in(document, key)
        problems.append(closes_a_circle(key, _written(document, key), place, way))
    return links, tuple(problems)


def closes_a_circle(key: str, written: str, place: Spot, titles: Sequence[str]) -> Problem:
    """Say that a chain comes back to its beginning, and by way of what (BG313).

    `titles` are those of the whole circle, the beginning twice.
    """
    shown = [*titles[:_MOST_SHOWN], "…", titles[-1]] if len(titles) > _MOST_SHOWN + 1 else titles
    message = f'"{key}: {written}" closes a circle: {" → ".join(shown)}'
    return error("BG313", message, place, f"take one `{key}` of the circle out")


def way_round(links: Mapping[Ref, Ref], start: Ref) -> list[Ref]:
    """Return a circle from a document that is part of it back to itself."""
    way = [start, links[start]]
    while way[-1] != start:
        way.append(links[way[-1]])
    return way


def _titles(refs: Iterable[Ref], names: Names) -> list[str]:
    return [names.described[ref].title for ref in refs]


def reverse(links: dict[Ref, Ref], order: Iterable[Ref]) -> dict[Ref, tuple[Ref, ...]]:
    """Return what leads to each document, in the given order."""
    found: dict[Ref, list[Ref]] = {}
    for ref in order:
        if ref in links:
            found.setdefault(links[ref], []).append(ref)
    return {ref: tuple(refs) for ref, refs in found.items()}


def _written(document: Document, key: Key) -> str:
    front = document.front
    match key:
        case "follows":
            return front.follows if isinstance(front, Brief) else ""
        case "translation_of":
            return front.translation_of if isinstance(front, Brief) else ""
        case "parent":
            return front.parent if isinstance(front, Tag) else ""
        case "in":
            return front.in_ if isinstance(front, PlaceFront) else ""


def circles(links: Mapping[Ref, Ref]) -> list[Ref]:
    """Return one document of every circle: the one at which the walk came back."""
    walk_of: dict[Ref, Ref] = {}
    found: list[Ref] = []
    for start in links:
        ref = start
        while ref in links and ref not in walk_of:
            walk_of[ref] = start
            ref = links[ref]
        if walk_of.get(ref) == start and ref not in found:
            found.append(ref)
    return found
