"""Pairs of actors who appear in the same briefs: which are listed, and their briefs."""

from collections.abc import Iterator, Mapping
from heapq import nsmallest
from itertools import combinations

from briefgen.address import Ref, SitePath
from briefgen.catalog.catalog import Catalog, Pair, Together
from briefgen.catalog.sections import pair_address

SHARED = 3
"""How many briefs two actors must share to have a page of their own."""


def pairs(
    co_actors: Mapping[Ref, tuple[Together, ...]],
    actors: Mapping[Ref, tuple[Ref, ...]],
    most: int,
) -> dict[Pair, tuple[Ref, ...]]:
    """Return the pairs that share most briefs, most first, then by id, with these briefs.

    `actors` are those of each brief, in the order in which briefs are listed. The work grows with
    the number of times that two actors stand in one brief, and with nothing else.
    """
    ranked = nsmallest(most, _ranks(co_actors))
    found: dict[Pair, list[Ref]] = {(one, other): [] for _, one, other in ranked}
    listed = {ref for pair in found for ref in pair}
    for brief, named in actors.items():
        known = sorted(listed.intersection(named))
        for pair in combinations(known, 2):
            if pair in found:
                found[pair].append(brief)
    return {pair: tuple(briefs) for pair, briefs in found.items()}


def pair_of(one: Ref, other: Ref) -> Pair:
    """Return two actors as the pair that they are, the first by id first."""
    return (one, other) if one < other else (other, one)


def pair_page(catalog: Catalog, pair: Pair) -> SitePath | None:
    """Return the page of a pair: it is listed and shares enough briefs, else it has none."""
    has_page = len(catalog.pairs.get(pair, ())) >= SHARED
    return pair_address(*pair) if has_page else None


def _ranks(co_actors: Mapping[Ref, tuple[Together, ...]]) -> Iterator[tuple[int, Ref, Ref]]:
    for one, others in co_actors.items():
        for each in others:
            if one < each.term:
                yield (-each.count, one, each.term)
