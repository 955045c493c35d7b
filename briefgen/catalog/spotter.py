"""Finding thousands of names in a text at once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick

from briefgen.address import Ref
from briefgen.catalog.boundaries import is_apart, is_joined_to, only_adds


class Spot(NamedTuple):
    """A name in a text, and whom it names; None where several bear it."""

    start: int
    end: int
    ref: Ref | None


class Spotter:
    """Finds names; one automaton for all of them."""

    def __init__(self, names: Iterable[tuple[str, Ref | None]]) -> None:
        """Learn names and their bearers."""
        automaton = ahocorasick.Automaton()
        for name, ref in names:
            automaton.add_word(name, (len(name), ref))
        automaton.make_automaton()
        self._automaton = automaton

    def spots(self, text: str) -> list[Spot]:
        """Return the names in a text, in order, the longest where several begin or overlap.

        Names that overlap are weighed only after those within other words are put aside: "Al
        Thani" is found in "Al Thani's", though "Al Thani Group" is a name too.
        """
        apart = [
            Spot(start, end, ref)
            for last, (length, ref) in self._iter(text)
            if is_apart(text, start := last + 1 - length, end := last + 1)
        ]
        return _without_overlaps(_without_parts(apart, text))

    def _iter(self, text: str) -> Iterator[tuple[int, tuple[int, Ref | None]]]:
        # An automaton without any names refuses to search.
        return iter(self._automaton.iter(text)) if len(self._automaton) else iter(())


def _without_parts(spots: list[Spot], text: str) -> list[Spot]:
    """Leave out what a hyphen joins to a word that is no name: it is a part of another name.

    One pass goes forth and one back, since names may be joined in a row.
    """
    kept: list[Spot] = []
    ends: set[int] = set()
    for spot in sorted(spots, key=_longest_first):
        before = spot.start - 1
        if before in ends or not is_joined_to(text, before):
            kept.append(spot)
            ends.add(spot.end)
    whole: list[Spot] = []
    starts: set[int] = set()
    for spot in reversed(kept):
        after = spot.end
        if after + 1 in starts or not is_joined_to(text, after) or only_adds(text, after):
            whole.append(spot)
            starts.add(spot.start)
    return whole


def _without_overlaps(spots: list[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    end = 0
    for each in sorted(spots, key=_longest_first):
        if each.start >= end:
            kept.append(each)
            end = each.end
    return kept


def _longest_first(spot: Spot) -> tuple[int, int]:
    return spot.start, -spot.end
