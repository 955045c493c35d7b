"""The catalog: what the desk knows, in frozen indexes.

Everything in it is public: `release` has left the rest out. An actor or a tag without a file is
in it too, because briefs name it. Lists of briefs are newest first everywhere.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.address import Kind, Ref, SitePath
from briefgen.catalog.ahead import Ahead
from briefgen.catalog.days import Days
from briefgen.catalog.offices import Offices
from briefgen.catalog.record import (
    ActorRecord,
    BriefRecord,
    DossierRecord,
    EventRecord,
    PageRecord,
    PlaceRecord,
    Record,
    SourceRecord,
    TagRecord,
)
from briefgen.catalog.roles import RolesNow
from briefgen.catalog.said import Statements
from briefgen.config import Config
from briefgen.content.schema.brief import Correction
from briefgen.content.schema.image import Image
from briefgen.dates import Moment
from briefgen.problem import Span


class Picture(Struct, frozen=True, gc=False, kw_only=True):
    """A picture at the head of a document; `path` is below the content folder."""

    path: str
    alt: str
    caption: str
    credit: str


class LinkIn(Struct, frozen=True, gc=False):
    """A document that links here, and the sentence it does so in, as plain text."""

    source: Ref
    before: str = ""
    text: str = ""
    after: str = ""


class Related(Struct, frozen=True, gc=False):
    """A brief on the same matters, and the actors and tags it shares, rarest first."""

    brief: Ref
    shared: tuple[Ref, ...]


class Together(Struct, frozen=True, gc=False):
    """A term that stands beside another, and in how many briefs."""

    term: Ref
    count: int


Pair = tuple[Ref, Ref]
"""Two actors, the first by id first."""


class Corrected(Struct, frozen=True, gc=False):
    """A brief and a correction of it."""

    brief: Ref
    correction: Correction


class Period(Struct, frozen=True, gc=False):
    """A year or a month, and its briefs; a year holds those of its months."""

    moment: Moment
    briefs: tuple[Ref, ...]


class Redirect(Struct, frozen=True, gc=False):
    """An old address of a document, the file that claims it, and where in it."""

    address: SitePath
    target: Ref
    path: str
    span: Span | None = None


class MenuItem(Struct, frozen=True):
    """An entry of the menu: an address of this site, or a URL elsewhere."""

    label: str
    address: SitePath | None
    url: str = ""


_FIELDS: dict[Kind, str] = {
    "brief": "briefs",
    "actor": "actors",
    "event": "events",
    "place": "places",
    "source": "sources",
    "dossier": "dossiers",
    "tag": "tags",
    "page": "pages",
}


class Catalog(Struct, frozen=True, kw_only=True):
    """Every document that may be seen, and how each stands to the others.

    An index has no entry for a document with nothing in it: use `.get(ref, ())`.
    """

    config: Config
    briefs: dict[Ref, BriefRecord] = {}
    """Newest first."""
    actors: dict[Ref, ActorRecord] = {}
    """By id."""
    events: dict[Ref, EventRecord] = {}
    """Oldest first; those without a date last."""
    places: dict[Ref, PlaceRecord] = {}
    """By id."""
    sources: dict[Ref, SourceRecord] = {}
    """By id."""
    dossiers: dict[Ref, DossierRecord] = {}
    """By id."""
    tags: dict[Ref, TagRecord] = {}
    """By id."""
    pages: dict[Ref, PageRecord] = {}
    """By id."""

    targets: dict[str, Ref] = {}
    """What is written between `[[` and `]]` to what it means."""
    organizations: dict[str, Ref] = {}
    """What is written as an organization in roles and memberships, or as a publisher, to the actor
    it means.
    """
    named: dict[tuple[Kind, str], Ref] = {}
    """What is written as an event, a place, a source, a dossier or a brief to what it means, where
    something has a page.
    """
    fragments: dict[tuple[Ref, str], str] = {}
    """A document and a heading as written in a link to it, to the id of that heading."""
    files: dict[str, Ref] = {}
    """A source's path below the content folder to its document."""
    pictures: dict[str, Image] = {}
    """A picture's path below the content folder to what its own file says."""
    head_pictures: dict[Ref, Picture] = {}
    used_assets: frozenset[str] = frozenset()
    """Paths, below the content folder, of what documents link to or show."""

    statements: Statements = Statements()
    """Who said what, newest first."""
    briefs_by_actor: dict[Ref, tuple[Ref, ...]] = {}
    briefs_by_event: dict[Ref, tuple[Ref, ...]] = {}
    briefs_by_place: dict[Ref, tuple[Ref, ...]] = {}
    briefs_by_source: dict[Ref, tuple[Ref, ...]] = {}
    events_by_source: dict[Ref, tuple[Ref, ...]] = {}
    """Events that rest on a source or have it for a readout; newest first, undated ones last."""
    briefs_by_dossier: dict[Ref, tuple[Ref, ...]] = {}
    dossier_order: dict[Ref, tuple[Ref, ...]] = {}
    """A dossier to its briefs in the order in which they are read."""
    events_by_dossier: dict[Ref, tuple[Ref, ...]] = {}
    """Oldest first: those that name it and those of its briefs."""
    events_by_actor: dict[Ref, tuple[Ref, ...]] = {}
    """Events that an actor took part in, oldest first."""
    part_of: dict[Ref, Ref] = {}
    parts: dict[Ref, tuple[Ref, ...]] = {}
    led_to: dict[Ref, tuple[Ref, ...]] = {}
    led_from: dict[Ref, tuple[Ref, ...]] = {}
    earlier: dict[Ref, Ref] = {}
    """An event with a date to the one before it, of its dossier where it has one."""
    later: dict[Ref, Ref] = {}
    days: Days = Days()
    """What a calendar shows."""
    ahead: Ahead = Ahead()
    """What is not over at the time of the build."""
    briefs_by_tag: dict[Ref, tuple[Ref, ...]] = {}
    older: dict[Ref, Ref] = {}
    newer: dict[Ref, Ref] = {}
    backlinks: dict[Ref, tuple[LinkIn, ...]] = {}
    """Briefs newest first, then other documents by kind and id; each once."""
    related: dict[Ref, tuple[Related, ...]] = {}
    """Best first."""
    co_actors: dict[Ref, tuple[Together, ...]] = {}
    """Actors in the same briefs; most briefs first."""
    tag_actors: dict[Ref, tuple[Together, ...]] = {}
    """Actors in a tag's briefs; most briefs first."""
    dossier_actors: dict[Ref, tuple[Together, ...]] = {}
    """Actors in a dossier's briefs; most briefs first."""
    co_tags: dict[Ref, tuple[Together, ...]] = {}
    """Tags of the same briefs; most briefs first."""
    pairs: dict[Pair, tuple[Ref, ...]] = {}
    """The actors who share most briefs, most first, with these briefs."""
    corrections: tuple[Corrected, ...] = ()
    """Newest first."""
    withdrawn: tuple[Ref, ...] = ()
    """Briefs that were withdrawn, newest first."""
    follows: dict[Ref, Ref] = {}
    followed_by: dict[Ref, tuple[Ref, ...]] = {}
    parents: dict[Ref, Ref] = {}
    """A tag to the wider tag it belongs to."""
    children: dict[Ref, tuple[Ref, ...]] = {}
    within: dict[Ref, Ref] = {}
    """A place to the wider place it lies in."""
    places_within: dict[Ref, tuple[Ref, ...]] = {}
    """A place to those that lie right in it, by id."""
    events_by_place: dict[Ref, tuple[Ref, ...]] = {}
    """Newest first, those without a date last."""
    members: dict[Ref, tuple[Ref, ...]] = {}
    """An actor to the actors that say they belong to it."""
    offices: Offices = Offices()
    """Who holds and held which office of each state and body."""
    roles: dict[Ref, RolesNow] = {}
    """The roles of each actor that has a file, as they are now."""
    years: tuple[Period, ...] = ()
    """Newest first."""
    months: tuple[Period, ...] = ()
    """Newest first."""
    redirects: tuple[Redirect, ...] = ()
    """By address."""
    menu: tuple[MenuItem, ...] = ()

    @property
    def has_corrections(self) -> bool:
        """Whether anything was corrected or withdrawn, so that there is a log."""
        return bool(self.corrections or self.withdrawn)

    def record(self, ref: Ref) -> Record:
        """Return a document, or an actor or a tag without a file."""
        found: Mapping[Ref, Record] = getattr(self, _FIELDS[ref.kind])
        return found[ref]

    def records(self) -> Iterator[Record]:
        """List everything that has a page of its own: briefs newest first, then the rest by id."""
        yield from self.briefs.values()
        yield from self.actors.values()
        yield from self.events.values()
        yield from self.places.values()
        yield from self.sources.values()
        yield from self.dossiers.values()
        yield from self.tags.values()
        yield from self.pages.values()
