"""The page of a brief."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.content.document import Heading
from briefgen.dates import Moment
from briefgen.views.parts import Backlink, Card, Counted, Head, Link, Portrait


class ActorLine(Struct, frozen=True, kw_only=True):
    """An actor of this brief with the role held on the brief's date."""

    name: str
    path: SitePath
    kind: str
    role: str = ""
    now: str = ""
    """The present role, where it is another than the one of that date."""


class RelatedBrief(Struct, frozen=True):
    """A brief on the same matters, and the actors and tags it shares, rarest first."""

    card: Card
    shared: tuple[str, ...]


class CorrectionLine(Struct, frozen=True):
    """A correction, newest first on the page."""

    date: Moment
    kind: str
    text: str
    was: str


class ChangeLine(Struct, frozen=True):
    """An entry of the change log, newest first on the page."""

    date: Moment
    note: str
    minor: bool


class AssessmentLine(Struct, frozen=True, kw_only=True):
    """A judgment of the desk."""

    text: str
    likelihood: str
    confidence: str
    basis: str
    alternatives: str
    due: Moment | None
    outcome: str


class WatchLine(Struct, frozen=True):
    """Something the desk will follow."""

    text: str
    due: Moment | None


class BriefView(Struct, frozen=True, kw_only=True):
    """Everything the page of a brief shows."""

    head: Head
    title: str
    date: Moment
    updated: Moment | None
    cutoff: Moment | None
    dateline: str
    dateline_date: Moment | None
    type: str
    status: str
    tlp: str
    """The marking, "" for CLEAR."""
    desk: str
    authors: tuple[str, ...]
    summary: str
    takeaways: tuple[str, ...]
    image: Portrait | None
    body: str
    """HTML."""
    notes: str
    """The footnotes, HTML: one `<ol>`, or "" where there are none."""
    outline: tuple[Heading, ...]
    words: int
    actors: tuple[ActorLine, ...]
    tags: tuple[Counted, ...]
    topics: tuple[str, ...]
    events: tuple[Link, ...]
    places: tuple[Link, ...]
    sources: tuple[str, ...]
    method: str
    assessments: tuple[AssessmentLine, ...]
    watch: tuple[WatchLine, ...]
    corrections: tuple[CorrectionLine, ...]
    changes: tuple[ChangeLine, ...]
    follows: Card | None
    followed_by: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    related: tuple[RelatedBrief, ...]
    older: Card | None
    newer: Card | None
