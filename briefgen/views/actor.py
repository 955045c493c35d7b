"""The page of an actor."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.dates import Moment
from briefgen.views.parts import Backlink, Card, Head, Link, Pager, Portrait


class NameLine(Struct, frozen=True, kw_only=True):
    """Another name of the actor; `lang` is a BCP 47 tag, "" where none is known."""

    value: str
    lang: str
    kind: str
    start: Moment | None
    end: Moment | None


class RoleLine(Struct, frozen=True, kw_only=True):
    """A role and its term; newest first on the page. An open end is None."""

    title: str
    org: Link | None
    country: str
    """An ISO 3166 code or a name as written."""
    start: Moment | None
    end: Moment | None
    acting: bool


class CoActor(Struct, frozen=True, kw_only=True):
    """An actor who appears in the same briefs: how many, and the newest of them."""

    name: str
    path: SitePath
    count: int
    briefs: tuple[Card, ...]


class ActorView(Struct, frozen=True, kw_only=True):
    """Everything one page of an actor shows; the brief list may go on over several pages."""

    head: Head
    name: str
    kind: str
    is_stub: bool
    """Whether the actor is named in briefs but has no file."""
    role: str
    """The role of today's standing: the newest one whose term is open."""
    names: tuple[NameLine, ...]
    roles: tuple[RoleLine, ...]
    country: str
    member_of: tuple[Link, ...]
    members: tuple[Link, ...]
    born: Moment | None
    died: Moment | None
    wikidata: str
    wikipedia: str
    website: str
    metonyms: tuple[str, ...]
    image: Portrait | None
    body: str
    notes: str
    briefs: tuple[Card, ...]
    pager: Pager
    co_actors: tuple[CoActor, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""
