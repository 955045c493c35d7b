"""The front matter of a brief: `content/briefs/*.md`."""

from typing import ClassVar, Literal

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.content.schema.event import BriefEvent
from briefgen.content.schema.source import BriefSource
from briefgen.content.schema.statement import Statement
from briefgen.dates import Moment

BriefType = Literal["reportage", "analysis", "background", "opinion", "live", "digest"]
Status = Literal["draft", "developing", "final", "withdrawn"]
Rel = Literal["about", "mentions"]


class Dateline(Struct, frozen=True, kw_only=True):
    """Where, and when, the facts were obtained; a bare text stands for `place`."""

    bare: ClassVar[str] = "place"
    place: str
    date: Moment | None = None


class Mentioned(Struct, frozen=True, kw_only=True):
    """Somebody or something a brief names; a bare text stands for `id`."""

    bare: ClassVar[str] = "id"
    id: str
    rel: Rel = "about"
    as_: str = ""


class Assessment(Struct, frozen=True, kw_only=True):
    """A judgment: how likely, how sure, on what basis, and by when it can be checked."""

    text: str
    likelihood: str = ""
    confidence: str = ""
    basis: str = ""
    alternatives: str = ""
    due: Moment | None = None
    outcome: str = ""


class WatchItem(Struct, frozen=True, kw_only=True):
    """Something the desk will follow; a bare text stands for `text`.

    It is open until `outcome` says what came of it, or its event is over.
    """

    bare: ClassVar[str] = "text"
    text: str
    due: Moment | None = None
    event: str = ""
    outcome: str = ""


class BriefImage(Struct, frozen=True, kw_only=True):
    """The picture at the head of a brief; alt and credit may come from the picture's own file."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    origin: str = ""
    depicts: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    place: str = ""
    date: Moment | None = None
    rights: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """What was wrong, and what stands now."""

    date: Moment
    text: str
    kind: Literal["correction", "clarification", "refile", "note", "withdrawal"] = "correction"
    was: str = ""


class Change(Struct, frozen=True, kw_only=True):
    """One entry of the change log."""

    date: Moment
    note: str
    minor: bool = False


class Brief(Struct, frozen=True, kw_only=True, tag_field="is", tag="brief"):
    """A brief; `date` may come from the file name. All texts but the body are plain text."""

    title: str
    date: Moment
    summary: str = ""
    takeaways: tuple[str, ...] = ()
    type: BriefType | None = None
    status: Status | None = None
    draft: bool = False
    updated: Moment | None = None
    cutoff: Moment | None = None
    dateline: Dateline | None = None
    desk: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[Mentioned, ...] = ()
    events: tuple[BriefEvent, ...] = ()
    places: tuple[Mentioned, ...] = ()
    dossier: str = ""
    follows: str = ""
    sources: tuple[BriefSource, ...] = ()
    statements: tuple[Statement, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    watch: tuple[WatchItem, ...] = ()
    image: BriefImage | None = None
    corrections: tuple[Correction, ...] = ()
    changes: tuple[Change, ...] = ()
    tlp: Tlp | None = None
    embargo: Moment | None = None
    expires: Moment | None = None
    urgency: int | None = None
    lang: str = ""
    auto_link: AutoLinking | None = None
    no_link: tuple[str, ...] = ()
    translation_of: str = ""
    method: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    extra: dict[str, Option] = {}
