"""Events by the days they are on: what a calendar shows.

An event stands on the day it begins and, where it ends on another day, on all up to that one; on
days it was moved from too. What is known to the month or the year stands there and on no day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.record import EventRecord
from briefgen.dates import Moment

_LONGEST = 62
"""In days. What lasts longer stands on its first day and its last."""


class OnDay(Struct, frozen=True, gc=False):
    """An event on one day; `is_dropped` is a day that it was moved from."""

    event: Ref
    is_dropped: bool = False


class Days(Struct, frozen=True, kw_only=True):
    """What is on each day, month and year, by its text: "2025-02-18", "2025-02", "2025".

    `months` and `years` hold what is known to the month and to the year alone; `counts` how many
    events each month has in all.
    """

    days: dict[str, tuple[OnDay, ...]] = {}
    months: dict[str, tuple[Ref, ...]] = {}
    years: dict[str, tuple[Ref, ...]] = {}
    counts: dict[str, int] = {}
    """In order."""


def days_of(events: Iterable[EventRecord]) -> Days:
    """Return events, given oldest first, by their days."""
    days: dict[str, dict[Ref, OnDay]] = {}
    coarse: dict[str, list[Ref]] = {}
    seen: dict[str, set[Ref]] = {}
    for event in events:
        start = event.front.start
        for day in _days(start, event.front.end):
            days.setdefault(day, {})[event.ref] = OnDay(event.ref)
        if start is not None and not start.day:
            coarse.setdefault(start.text, []).append(event.ref)
            if start.month:
                seen.setdefault(start.text, set()).add(event.ref)
        for moved in event.front.previous_start:
            if moved.day:
                on_day = OnDay(event.ref, is_dropped=True)
                days.setdefault(moved.text[:10], {}).setdefault(event.ref, on_day)
    for day, found in days.items():
        seen.setdefault(day[:7], set()).update(found)
    return Days(
        days={day: tuple(found.values()) for day, found in days.items()},
        months={text: tuple(refs) for text, refs in coarse.items() if len(text) > len("2025")},
        years={text: tuple(refs) for text, refs in coarse.items() if len(text) == len("2025")},
        counts={month: len(seen[month]) for month in sorted(seen)},
    )


def _days(start: Moment | None, end: Moment | None) -> Iterator[str]:
    if start is None or not start.day:
        return
    first = start.text[:10]
    last = end.text[:10] if end is not None and end.day else first
    begin, finish = date.fromisoformat(first), date.fromisoformat(last)
    count = (finish - begin).days
    if count > _LONGEST:
        yield from (first, last)
        return
    yield first
    for number in range(1, count + 1):
        yield (begin + timedelta(days=number)).isoformat()
