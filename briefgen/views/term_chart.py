"""Terms on an axis of years, as lengths in percent of its width.

The axis ends with the year of the newest brief, or with the last date of the roles where that is
later: so it grows with the desk, and no clock moves it. A term that is open runs to the edge.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from briefgen.content.schema.actor import Role
from briefgen.dates import Moment


class YearMark(Struct, frozen=True, gc=False, array_like=True):
    """A year at the axis; `place` is where it begins."""

    year: int
    place: float


class TermBar(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A term at the axis: where it begins and how long it is, and which ends are open."""

    start: float
    length: float
    is_begun: bool
    """Whether it is known when it began."""
    is_ended: bool


class TermChart(Struct, frozen=True, gc=False, array_like=True):
    """The years of the axis, and a bar for each role in the order given, None without dates."""

    years: tuple[YearMark, ...]
    bars: tuple[TermBar | None, ...]


_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
_MOST_MARKS = 5
_LAST_PLACE = 84
"""A year further on finds no room for its digits on a narrow page."""
_LEAST_LENGTH = 1.0
"""What of the axis the shortest term takes, to be seen."""


def term_chart(roles: Sequence[Role], newest: Moment | None) -> TermChart | None:
    """Return the chart of some roles, None where fewer than two have dates.

    `newest` is the date of the newest brief.
    """
    if sum(role.from_ is not None or role.to is not None for role in roles) < 2:
        return None
    dates = [*_known(roles)]
    opens = any(role.from_ is None and role.to is not None for role in roles)
    first = int(min(dates)) - opens
    last = max(int(max(dates) - 0.001) + 1, newest.year + 1 if newest else 0, first + 1)
    width = last - first
    bars = tuple(_bar(role, first, width) for role in roles)
    return TermChart(tuple(_marks(first, last)), bars)


def _known(roles: Iterable[Role]) -> Iterator[float]:
    for role in roles:
        if role.from_ is not None:
            yield _begin(role.from_)
        if role.to is not None:
            yield _end(role.to)


def _bar(role: Role, first: int, width: int) -> TermBar | None:
    if role.from_ is None and role.to is None:
        return None
    start = 0.0 if role.from_ is None else (_begin(role.from_) - first) / width * 100
    end = 100.0 if role.to is None else (_end(role.to) - first) / width * 100
    length = max(end - start, _LEAST_LENGTH)
    return TermBar(
        start=round(min(start, 100 - length), 2),
        length=round(length, 2),
        is_begun=role.from_ is not None,
        is_ended=role.to is not None,
    )


def _begin(moment: Moment) -> float:
    """Return where a date begins, in years."""
    return moment.year + max(moment.month - 1, 0) / 12 + max(moment.day - 1, 0) / 372


def _end(moment: Moment) -> float:
    """Return where a date ends, in years."""
    exactly = 1 / 372 if moment.day else 1 / 12 if moment.month else 1
    return _begin(moment) + exactly


def _marks(first: int, last: int) -> Iterator[YearMark]:
    step = next((step for step in _STEPS if (last - first) / step <= _MOST_MARKS), _STEPS[-1])
    for year in range(-(-first // step) * step, last, step):
        place = round((year - first) / (last - first) * 100, 2)
        if place <= _LAST_PLACE:
            yield YearMark(year, place)
