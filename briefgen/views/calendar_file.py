"""Calendar files: the events of the site, a dossier or an actor, for calendar programs."""

from msgspec import Struct

from briefgen.address import DocId, SitePath
from briefgen.content.schema.event import EventStatus
from briefgen.dates import Moment


class CalendarEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One event, from `start` to `end`: days, of which the last counts, or instants.

    A calendar has no room for what is known to the month or the year: such an event is no entry.
    """

    id: DocId
    """The event's own, so that an entry survives a new slug."""
    path: SitePath
    title: str
    start: Moment
    end: Moment | None = None
    status: EventStatus | None = None
    changes: int = 0
    """How often something was told of it, and it was moved: what only rises."""
    updated: Moment
    """When something was last told of it."""
    summary: str = ""
    place: str = ""
    """In words, the narrower place first."""
    latitude: float | None = None
    longitude: float | None = None
    tags: tuple[str, ...] = ()
    language: str = ""


class CalendarFileView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """A calendar; entries by start."""

    title: str
    description: str
    page: SitePath
    """The page it is of."""
    path: SitePath
    language: str
    entries: tuple[CalendarEntry, ...]
