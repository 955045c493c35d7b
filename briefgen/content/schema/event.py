"""The front matter of an event: `content/events/*.md`, or written inline in a brief."""

from typing import ClassVar, Literal

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.dates import Moment

EventKind = Literal[
    "meeting",
    "call",
    "visit",
    "summit",
    "negotiation",
    "vote",
    "signing",
    "press-conference",
    "speech",
    "deadline",
    "election",
    "attack",
    "other",
]
EventStatus = Literal[
    "announced", "tentative", "confirmed", "postponed", "cancelled", "occurred", "denied"
]
Part = Literal["host", "delegate", "mediator", "observer", "absent"]


class Participant(Struct, frozen=True, kw_only=True):
    """Somebody at an event, and in which part; a bare text stands for `actor`."""

    bare: ClassVar[str] = "actor"
    actor: str
    part: Part | None = None
    as_: str = ""


class Readout(Struct, frozen=True, kw_only=True):
    """What one side told of an event: in a source, in a few words, or both."""

    side: str
    source: str = ""
    text: str = ""


class StatusChange(Struct, frozen=True, kw_only=True):
    """What was known of an event from a date on."""

    date: Moment
    status: EventStatus
    note: str = ""


class Happening(Struct, frozen=True, kw_only=True):
    """What can be said of an event wherever it is written.

    A time without a zone is in that of the event, `tz`, where it has one.
    """

    in_own_zone: ClassVar[tuple[str, ...]] = ("start", "end", "previous_start")
    summary: str = ""
    start: Moment | None = None
    end: Moment | None = None
    tz: str = ""
    status: EventStatus | None = None
    history: tuple[StatusChange, ...] = ()
    previous_start: tuple[Moment, ...] = ()
    kind: EventKind | None = None
    cameo: str = ""
    place: str = ""
    participants: tuple[Participant, ...] = ()
    part_of: str = ""
    led_to: tuple[str, ...] = ()
    dossier: str = ""
    sources: tuple[str, ...] = ()
    readouts: tuple[Readout, ...] = ()
    outcome: str = ""


class Event(Happening, frozen=True, kw_only=True, tag_field="is", tag="event"):
    """Something that happened or will; its body is an account of it."""

    title: str
    draft: bool = False
    tlp: Tlp | None = None
    embargo: Moment | None = None
    expires: Moment | None = None
    lang: str = ""
    auto_link: AutoLinking | None = None
    no_link: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    extra: dict[str, Option] = {}


class BriefEvent(Happening, frozen=True, kw_only=True):
    """An event in a brief: named by a bare text, or with a `title` written out in its place."""

    bare: ClassVar[str] = "id"
    id: str
    title: str = ""
    rel: Literal["about", "mentions"] = "about"
    as_: str = ""
