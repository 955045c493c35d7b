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
from briefgen.dates import contains, ends
from briefgen.problem import Problem, warning

EXPECTED: frozenset[EventStatus | None] = frozenset(("announced", "tentative", "confirmed"))
"""How an event stands that has not happened, as far as is known."""
_OPEN: frozenset[EventStatus | None] = EXPECTED | {None, "postponed"}


class Ahead(Struct, frozen=True, kw_only=True):
    """Events that are not over, by their beginning, and the instant at which that changes.

    All follow from the time of the build: a page that shows them changes at `until`.
    """

    coming: tuple[Ref, ...] = ()
    """Those whose first day, or month, or year is not over."""
    ongoing: tuple[Ref, ...] = ()
    until: datetime | None = None

    @property
    def events(self) -> tuple[Ref, ...]:
        """What is still to come, the next first, then what goes on."""
        return (*self.coming, *self.ongoing)


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
    coming: dict[Ref, datetime] = {}
    ongoing: dict[Ref, datetime] = {}
    problems: list[Problem] = []
    for event in events:
        last = event.front.end or event.front.start
        first = event.front.start or last
        if first is None or last is None or event.status not in _OPEN:
            continue
        begun, over = ends(first, zone), ends(last, zone)
        if over > now:
            is_coming = begun > now
            (coming if is_coming else ongoing)[event.ref] = min(begun, over) if is_coming else over
        elif event.status in EXPECTED and not _was_looked_at(event):
            problems.append(_overdue(event, told))
    until = min((*coming.values(), *ongoing.values()), default=None)
    return Ahead(coming=tuple(coming), ongoing=tuple(ongoing), until=until), tuple(problems)


def _was_looked_at(event: EventRecord) -> bool:
    front = event.front
    last = front.end or front.start
    # By days: an entry has seldom the hour at which an event ended.
    return bool(front.outcome) or any(contains(last, None, each.date) for each in front.history)


def _overdue(event: EventRecord, told: Tellings) -> Problem:
    last = event.front.end or event.front.start
    documents = [each.document for each in told[event.ref]]
    document = next((each for each in documents if "status" in each.spans), documents[0])
    message = (
        f'"{event.title}" is still {event.status}, '
        f"and {last.text if last is not None else 'its date'} is over"
    )
    advice = (
        "write status: occurred or cancelled, or postponed with previous_start; "
        "if it is not known, say so under outcome: or in an entry of history:"
    )
    return warning("BG356", message, place_in(document, "status", "start", "title"), advice)
