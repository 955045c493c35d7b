"""Related briefs: what shares rare actors and tags with a brief, and is near it in time.

The work is linear in the number of briefs: for each, a bounded number of candidates is looked
at, those of its rarest terms first and of each term those nearest in time. Scores are whole
numbers, so that every machine ranks alike.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from math import log2
from operator import itemgetter

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.catalog import Related
from briefgen.catalog.record import BriefRecord
from briefgen.catalog.together import actors_of

_NEIGHBOURS = 8
"""How many briefs of one term are looked at on each side in time."""

_CANDIDATES = 32
"""How many briefs are weighed for one."""

_TERMS = 32
"""How many terms of one brief, the rarest, are looked at."""

_DAYS = 120
"""The distance in time at which what two briefs share counts half."""


class _Terms(Struct, frozen=True):
    """The terms of all briefs as numbers, rarest first; briefs by their place, newest first."""

    refs: tuple[Ref, ...]
    weights: tuple[int, ...]
    places: tuple[tuple[int, ...], ...]
    """For each term, the places of its briefs, in order."""
    of_brief: tuple[tuple[int, ...], ...]
    """For each brief, its terms, rarest first."""
    picks: tuple[Callable[[list[int]], tuple[int, ...]], ...]
    """For each brief, what picks the values of its terms out of a list for all terms."""


class _Subject(Struct, frozen=True):
    """A brief as it is weighed: its terms, and its day as a number."""

    ref: Ref
    terms: tuple[Ref, ...]
    day: int


def related(briefs: Sequence[BriefRecord], count: int) -> dict[Ref, tuple[Related, ...]]:
    """Return up to `count` related briefs of each, best first; `briefs` come newest first.

    What was withdrawn is related to nothing.
    """
    live = (brief for brief in briefs if brief.front.status != "withdrawn")
    return _ranked(tuple(map(_subject, live)), count)


def _subject(brief: BriefRecord) -> _Subject:
    """Return a brief as it is weighed; coarse dates count from their first day."""
    moment = brief.front.date
    day = date(moment.year, moment.month or 1, moment.day or 1).toordinal()
    return _Subject(brief.ref, (*actors_of(brief), *brief.tags), day)


@lru_cache(maxsize=1)
def _ranked(live: tuple[_Subject, ...], count: int) -> dict[Ref, tuple[Related, ...]]:
    """Return what is related to each; kept, because most edits of a desk change no term or day."""
    terms = _terms(live)
    days = [brief.day for brief in live]
    own = [0] * (len(terms.weights) + 1)
    found: dict[Ref, tuple[Related, ...]] = {}
    for place, brief in enumerate(live):
        for term in terms.of_brief[place]:
            own[term] = terms.weights[term]
        best = _best(place, own, terms, days, count)
        if best:
            found[brief.ref] = tuple(
                [Related(live[other].ref, _shared(own, terms, other)) for other in best]
            )
        for term in terms.of_brief[place]:
            own[term] = 0
    return found


def _terms(briefs: Sequence[_Subject]) -> _Terms:
    found: dict[Ref, list[int]] = {}
    for place, brief in enumerate(briefs):
        for term in brief.terms:
            found.setdefault(term, []).append(place)
    refs = sorted(found, key=lambda term: (len(found[term]), term))
    of_brief: list[list[int]] = [[] for _ in briefs]
    for number, term in enumerate(refs):
        for place in found[term]:
            of_brief[place].append(number)
    none = len(refs)  # picked besides, because a single value would come without its tuple
    return _Terms(
        refs=tuple(refs),
        weights=tuple(_weight(len(found[term]), len(briefs)) for term in refs),
        places=tuple(tuple(found[term]) for term in refs),
        of_brief=tuple(map(tuple, of_brief)),
        picks=tuple(itemgetter(none, none, *numbers) for numbers in of_brief),
    )


def _weight(briefs_with_term: int, briefs: int) -> int:
    """Return how much a term says: the rarer, the more; in thousandths of a bit."""
    return round(1000 * log2(1 + briefs / briefs_with_term))


def _best(place: int, own: list[int], terms: _Terms, days: list[int], count: int) -> list[int]:
    """Return the places of the best candidates for a brief, at one score the newest first.

    `own` are the weights of its terms, 0 for every other term. A score and a place are one number
    while they are sorted, which is quicker than a pair.
    """
    picks, briefs, day, half = terms.picks, len(days), days[place], _DAYS
    scores = [
        other - sum(picks[other](own)) * half // (half + abs(days[other] - day)) * briefs
        for other in _candidates(place, terms)
    ]
    scores.sort()
    return [score % briefs for score in scores[:count]]


def _candidates(place: int, terms: _Terms) -> set[int]:
    found: set[int] = set()
    for term in terms.of_brief[place][:_TERMS]:
        places = terms.places[term]
        here = bisect_left(places, place)
        found.update(places[max(0, here - _NEIGHBOURS) : here + _NEIGHBOURS + 1])
        if len(found) > _CANDIDATES:
            break
    found.discard(place)
    return found


def _shared(own: list[int], terms: _Terms, other: int) -> tuple[Ref, ...]:
    return tuple([terms.refs[term] for term in terms.of_brief[other] if own[term]])
