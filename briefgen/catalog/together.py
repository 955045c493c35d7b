"""Which actors and tags appear in the same briefs, and how often."""

from collections.abc import Callable, Iterable

from briefgen.address import DocId, Kind, Ref
from briefgen.catalog.catalog import BriefRecord, Together

TermsOf = Callable[[BriefRecord], Iterable[Ref]]


def actors_of(brief: BriefRecord) -> tuple[Ref, ...]:
    """Return who is in a brief."""
    return tuple(appearance.actor for appearance in brief.actors)


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
    briefs: Iterable[BriefRecord], terms: TermsOf, others: TermsOf
) -> dict[Ref, tuple[Together, ...]]:
    """Return, for each term, the others in its briefs: most shared briefs first, then by id."""
    found: dict[Ref, dict[tuple[Kind, DocId], list[Ref]]] = {}
    for brief in briefs:
        beside = [(ref.kind, ref.id) for ref in others(brief)]
        for term in terms(brief):
            shared = found.setdefault(term, {})
            own = (term.kind, term.id)
            for other in beside:
                if other == own:
                    continue
                if other in shared:
                    shared[other].append(brief.ref)
                else:
                    shared[other] = [brief.ref]
    return {term: _ranked(shared) for term, shared in found.items() if shared}


def _ranked(shared: dict[tuple[Kind, DocId], list[Ref]]) -> tuple[Together, ...]:
    ranked = sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Together(Ref(*other), tuple(refs)) for other, refs in ranked)
