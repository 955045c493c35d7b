"""What machines read: feeds, the sitemap, robots.txt."""

from typing import Literal

from msgspec import Struct

from briefgen.address import DocId, SitePath
from briefgen.dates import Moment


class FeedItem(Struct, frozen=True, kw_only=True):
    """One brief in a feed; `id` is the document's, so that an entry survives a new slug."""

    id: DocId
    path: SitePath
    title: str
    date: Moment
    updated: Moment
    summary: str
    html: str
    """The body with absolute links, or "" where feeds carry summaries only."""
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str


class FeedView(Struct, frozen=True, kw_only=True):
    """A feed, newest brief first; the two forms of one feed differ in `form` alone."""

    form: Literal["atom", "json"]
    title: str
    description: str
    page: SitePath
    """The page the feed is of."""
    atom: SitePath
    json: SitePath
    language: str
    author: str
    items: tuple[FeedItem, ...]


class SitemapEntry(Struct, frozen=True):
    """A page, and the date of its last change where one is known."""

    path: SitePath
    updated: Moment | None


class SitemapView(Struct, frozen=True):
    """Every page a search engine should know, by address."""

    entries: tuple[SitemapEntry, ...]


class RobotsView(Struct, frozen=True):
    """What crawlers may do: everything; and where the sitemap is."""

    sitemap: SitePath | None
