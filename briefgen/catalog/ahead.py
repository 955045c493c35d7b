"""What is still ahead at the time of a build, and what should be over by then."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.record import EventRecord
from briefgen.catalog.tellings import Tellings
from briefgen.config import Config
from briefgen.content.schema.event import EventStatus
from briefgen.dates import ends
from briefgen.problem import Problem, warning

EXPECTED: frozenset[EventStatus | None] = frozenset(("announced", "tentative", "confirmed"))
"""How an event stands that has not happened, as far as is known."""
_OPEN: frozenset[EventStatus | None] = EXPECTED | {None, "postponed"}


class Ahead(Struct, frozen=True, kw_only=True):
    """Events that are not over, by their beginning, and the instant at which the next of them is.

    Both follow from the time of the build: a page that shows them changes at `until`.
    """

    events: tuple[Ref, ...] = ()
    until: datetime | None = None


def ahead(
    events: Iterable[EventRecord], told: Tellings, config: Config, now: datetime | None
) -> tuple[Ahead, tuple[Problem, ...]]:
    """Divide events, oldest first, by `now`; nothing is ahead where no time is given.

    Problems: BG356 for an event that is over and still expected. Nothing is said of one whose
    outcome is written, or whose history has an entry from the day it ended or later.
    """
    if now is None:
        return Ahead(), ()
    zone = ZoneInfo(config.timezone)
    found: dict[Ref, datetime] = {}
    problems: list[Problem] = []
    for event in events:
        last = event.front.end or event.front.start
        if last is None or event.status not in _OPEN:
            continue
        over = ends(last, zone)
        if over > now:
            found[event.ref] = over
        elif event.status in EXPECTED and not _was_looked_at(event):
            problems.append(_overdue(event, told))
    return Ahead(events=tuple(found), until=min(found.values(), default=None)), tuple(problems)


def _was_looked_at(event: EventRecord) -> bool:
    front = event.front
    last = front.end or front.start
    since = last.sort_key if last is not None else ("", 0.0)
    return bool(front.outcome) or any(each.date.sort_key >= since for each in front.history)


def _overdue(event: EventRecord, told: Tellings) -> Problem:
    last = event.front.end or event.front.start
    documents = [each.document for each in told[event.ref]]
    document = next((each for each in documents if "status" in each.spans), documents[0])
    message = (
        f'"{event.title}" is still {event.status}, '
        f"and {last.text if last is not None else 'its date'} is over"
    )
    advice = (
        "write status: occurred, postponed or cancelled; "
        "if it is not known, say so under outcome: or in an entry of history:"
    )
    return warning("BG356", message, place_in(document, "status", "start", "title"), advice)
