"""Records: what the catalog holds of each document, all of it public.

An actor or a tag without a file has a record too, because briefs name it.
"""

from msgspec import Struct

from briefgen.address import Ref, SitePath
from briefgen.content.document import Body
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief, Rel
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event, EventStatus, Part
from briefgen.content.schema.page import Page
from briefgen.content.schema.place import Place
from briefgen.content.schema.source import Source
from briefgen.content.schema.tag import Tag
from briefgen.dates import Moment


class Appearance(Struct, frozen=True, gc=False):
    """An actor in a brief; `as_` is what the brief calls the role, "" where it says nothing.

    `rel` tells whether the brief is about the actor or only mentions it; an actor that its text
    alone names is mentioned.
    """

    actor: Ref
    as_: str = ""
    rel: Rel = "about"


class BriefRecord(Struct, frozen=True, kw_only=True):
    """A brief, who is in it, in order of mention, and what it is about."""

    ref: Ref
    address: SitePath
    path: str
    front: Brief
    body: Body
    actors: tuple[Appearance, ...] = ()
    events: tuple[Ref, ...] = ()
    places: tuple[Ref, ...] = ()
    """That of the dateline first."""
    sources: tuple[Ref, ...] = ()
    dossiers: tuple[Ref, ...] = ()
    tags: tuple[Ref, ...] = ()

    @property
    def title(self) -> str:
        """The headline."""
        return self.front.title


class ActorRecord(Struct, frozen=True, kw_only=True):
    """An actor; `front` is None for one that briefs name but no file describes."""

    ref: Ref
    address: SitePath
    path: str = ""
    title: str
    front: Actor | None = None
    body: Body = Body()


class Attendance(Struct, frozen=True, gc=False):
    """An actor at an event; `as_` is what the event calls the role, "" where it says nothing."""

    actor: Ref
    part: Part | None = None
    as_: str = ""


class Standing(Struct, frozen=True, gc=False):
    """How an event stood from a date on, and the brief that tells of it, if one does."""

    date: Moment
    status: EventStatus
    note: str = ""
    brief: Ref | None = None


class EventRecord(Struct, frozen=True, kw_only=True):
    """An event; `path` is that of a brief where it has no file of its own."""

    ref: Ref
    address: SitePath
    path: str
    front: Event
    body: Body
    status: EventStatus | None = None
    """As written, else the last of its history."""
    history: tuple[Standing, ...] = ()
    """Oldest first; empty where it tells no more than the status."""
    told_on: tuple[Moment, ...] = ()
    """The dates of its history and of each brief that writes it out, in no order."""
    participants: tuple[Attendance, ...] = ()
    place: Ref | None = None
    dossier: Ref | None = None

    @property
    def title(self) -> str:
        """The title."""
        return self.front.title


class PlaceRecord(Struct, frozen=True, kw_only=True):
    """A place."""

    ref: Ref
    address: SitePath
    path: str
    front: Place
    body: Body

    @property
    def title(self) -> str:
        """The name."""
        return self.front.name


class SourceRecord(Struct, frozen=True, kw_only=True):
    """A source; `path` is that of a brief where it has no file of its own."""

    ref: Ref
    address: SitePath
    path: str
    front: Source
    body: Body

    @property
    def title(self) -> str:
        """The title."""
        return self.front.title


class DossierRecord(Struct, frozen=True, kw_only=True):
    """A dossier."""

    ref: Ref
    address: SitePath
    path: str
    front: Dossier
    body: Body

    @property
    def title(self) -> str:
        """The title."""
        return self.front.title


class TagRecord(Struct, frozen=True, kw_only=True):
    """A tag; `front` is None for one that briefs carry but no file describes."""

    ref: Ref
    address: SitePath
    path: str = ""
    title: str
    front: Tag | None = None
    body: Body = Body()


class PageRecord(Struct, frozen=True, kw_only=True):
    """A plain page."""

    ref: Ref
    address: SitePath
    path: str
    front: Page
    body: Body

    @property
    def title(self) -> str:
        """The title."""
        return self.front.title


Record = (
    BriefRecord
    | ActorRecord
    | EventRecord
    | PlaceRecord
    | SourceRecord
    | DossierRecord
    | TagRecord
    | PageRecord
)
