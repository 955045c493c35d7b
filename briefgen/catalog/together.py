"""Which actors and tags appear in the same briefs, and how often."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, starmap

from briefgen.address import Ref
from briefgen.catalog.catalog import Together
from briefgen.catalog.record import BriefRecord

TermsOf = Callable[[BriefRecord], Iterable[Ref]]


def actors_of(brief: BriefRecord) -> tuple[Ref, ...]:
    """Return who is in a brief."""
    return tuple([appearance.actor for appearance in brief.actors])


def tags_of(brief: BriefRecord) -> tuple[Ref, ...]:
    """Return what a brief is about."""
    return brief.tags


def briefs_by(briefs: Iterable[BriefRecord], terms: TermsOf) -> dict[Ref, tuple[Ref, ...]]:
    """Return the briefs of each term, in the order given."""
    found: dict[Ref, list[Ref]] = {}
    for brief in briefs:
        for term in terms(brief):
            found.setdefault(term, []).append(brief.ref)
    return {term: tuple(refs) for term, refs in found.items()}


def together(
    found: dict[Ref, tuple[Ref, ...]], beside: dict[Ref, tuple[Ref, ...]]
) -> dict[Ref, tuple[Together, ...]]:
    """Return, for each term, the others in its briefs: most shared briefs first, then by id.

    `found` are the briefs of each term, `beside` the others of each brief, all of one kind.
    """
    ranked: dict[Ref, tuple[Together, ...]] = {}
    for term, briefs in found.items():
        counts = Counter(chain.from_iterable(map(beside.__getitem__, briefs)))
        counts.pop(term, None)
        if counts:
            ranked[term] = _ranked(counts)
    return ranked


def _ranked(counts: dict[Ref, int]) -> tuple[Together, ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].id))
    return tuple(starmap(Together, ranked))
