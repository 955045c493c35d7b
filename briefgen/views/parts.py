"""The small things that pages show of other pages."""

from msgspec import Struct

from briefgen.address import DocId, Kind, SitePath
from briefgen.dates import Moment


class Card(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """What other pages show of a document; `title` is an actor's name, a tag's name, a headline."""

    kind: Kind
    id: DocId
    title: str
    path: SitePath
    date: Moment | None = None
    summary: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    """The place of the dateline."""
    language: str = ""
    """The language of title and summary, a BCP 47 tag; "" where it is the site's."""


class Link(Struct, frozen=True, gc=False, array_like=True):
    """A text that leads to a page of this site, or is plain text where there is no page."""

    text: str
    path: SitePath | None = None


class Titled(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A document by its title alone; `language` is "" where it is the site's."""

    title: str
    path: SitePath
    date: Moment | None = None
    """Of a brief: its date."""
    language: str = ""


class Counted(Struct, frozen=True, gc=False, array_like=True):
    """A term with the number of briefs that carry it."""

    title: str
    path: SitePath
    count: int


class FeedLink(Struct, frozen=True, gc=False, array_like=True):
    """The two feeds of one subject."""

    title: str
    atom: SitePath
    json: SitePath


class Head(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """What the head of every page says of it."""

    path: SitePath
    title: str
    description: str = ""
    language: str = ""
    feeds: tuple[FeedLink, ...] = ()
    """The page's own feeds; the site's are in the `site` view."""
    calendar: SitePath | None = None
    """The page's own calendar file."""


class Pager(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """Where this page of a long list stands: page `number` of `count`, both 1-based."""

    number: int = 1
    count: int = 1
    total: int = 0
    """How many entries the whole list has."""
    newer: SitePath | None = None
    older: SitePath | None = None


class Portrait(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A picture with what must be said of it."""

    path: SitePath
    alt: str
    caption: str = ""
    credit: str = ""


class Backlink(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A document that links here, with the sentence that does: `before`, `text`, `after`."""

    card: Card
    before: str = ""
    text: str = ""
    after: str = ""
