"""Where two files tell one event otherwise: another date, another place."""

from collections.abc import Iterator, Mapping

from briefgen.address import Kind, Ref
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.tellings import Telling, Tellings
from briefgen.dates import Moment, Precision, contains
from briefgen.fold import fold
from briefgen.problem import Problem, error

Named = Mapping[tuple[Kind, str], Ref]


def contradictions(told: Tellings, within: Mapping[Ref, Ref], named: Named) -> tuple[Problem, ...]:
    """Find the dates and places on which files disagree (BG355).

    Each is compared with the most exact of those that agree and count more.
    """
    places = _Places(within, named)
    return tuple(
        problem
        for ref, tellings in told.items()
        if len(tellings) > 1
        for problem in (*_dates(ref, tellings), *_places(ref, tellings, places))
    )


def _dates(ref: Ref, tellings: tuple[Telling, ...]) -> Iterator[Problem]:
    dated = [(each, each.front.start) for each in tellings if each.front.start is not None]
    if not dated:
        return
    first, start = dated[0]
    moved = [date for each in tellings for date in each.front.previous_start]
    for other, date in dated[1:]:
        if any(_agree(each, date) for each in moved):
            continue
        if _agree(start, date):
            first, start = (other, date) if _is_finer(date, start) else (first, start)
        else:
            yield _told_otherwise(
                ref, "start", (first, start.text), (other, date.text), _MOVED.format(date.text)
            )


_MOVED = "correct one of the two; if it was moved, write previous_start: [{}] beside the new date"


def _places(ref: Ref, tellings: tuple[Telling, ...], places: "_Places") -> Iterator[Problem]:
    placed = [each for each in tellings if each.front.place]
    if not placed:
        return
    first = placed[0]
    for other in placed[1:]:
        here, there = first.front.place, other.front.place
        if not places.agree(here, there):
            advice = "correct one of the two, or leave one out"
            yield _told_otherwise(ref, "place", (first, here), (other, there), advice)
        elif places.is_within(there, here):
            first = other


def _told_otherwise(
    ref: Ref, field: str, first: tuple[Telling, str], other: tuple[Telling, str], advice: str
) -> Problem:
    # Where in the other file is not said: a message must not depend on another file's lines.
    path = first[0].document.path
    message = f'"{field}" of the event "{ref.id}" is {other[1]} here and {first[1]} in {path}'
    return error("BG355", message, place_in(other[0].document, field), advice)


def _agree(one: Moment, other: Moment) -> bool:
    """Tell whether two dates agree as far as both are exact."""
    if one.precision is other.precision is Precision.TIME:
        return one.sort_key[1] == other.sort_key[1]
    return contains(one, one, other)


def _is_finer(one: Moment, other: Moment) -> bool:
    return _EXACTNESS[one.precision] > _EXACTNESS[other.precision]


_EXACTNESS = {each: number for number, each in enumerate(Precision)}


class _Places:
    """Tells whether two places can be one: the same, or one within the other."""

    def __init__(self, within: Mapping[Ref, Ref], named: Named) -> None:
        self._within = within
        self._named = named

    def agree(self, one: str, other: str) -> bool:
        here, there = (self._named.get(("place", each)) for each in (one, other))
        if here is None or there is None:
            return fold(one) == fold(other)
        return there in self._around(here) or here in self._around(there)

    def is_within(self, one: str, other: str) -> bool:
        """Tell whether a place lies in another, and is not that one."""
        here, there = (self._named.get(("place", each)) for each in (one, other))
        return here is not None and here != there and there in self._around(here)

    def _around(self, ref: Ref) -> list[Ref]:
        """Return a place and those it lies in."""
        found = [ref]
        while found[-1] in self._within:
            found.append(self._within[found[-1]])
        return found
