"""What machines read: feeds, the sitemap, robots.txt."""

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from briefgen.address import HOME, DocId, Ref, SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord, Record
from briefgen.catalog.sections import SITEMAP, atom_address, json_feed_address
from briefgen.dates import Moment
from briefgen.views.body import Html, feed_setting, passage
from briefgen.views.brief import last_change
from briefgen.views.cards import Parts
from briefgen.views.feeds import briefs_of
from briefgen.views.heads import description

_KEPT = 4096
"""How many items are kept; the longest of them are as long as a brief."""


class FeedItem(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One brief in a feed; `id` is the document's, so that an entry survives a new slug."""

    id: DocId
    path: SitePath
    title: str
    date: Moment
    updated: Moment
    summary: str
    text: Html
    """The text with absolute links, or "" where feeds carry summaries only."""
    notes: Html
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str


class FeedView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
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


class SitemapEntry(Struct, frozen=True, gc=False, array_like=True):
    """A page, and the date of its last change where one is known."""

    path: SitePath
    updated: Moment | None


class SitemapView(Struct, frozen=True, gc=False, array_like=True, tag_field="is", tag=True):
    """Every page a search engine should know, by address."""

    entries: tuple[SitemapEntry, ...]


class RobotsView(Struct, frozen=True, gc=False, array_like=True, tag_field="is", tag=True):
    """What crawlers may do: everything; and where the sitemap is."""

    sitemap: SitePath | None


Items = Callable[[Ref], FeedItem]
"""Makes the item of a brief."""


def feed_items(parts: Parts) -> Items:
    """Return what makes the items of feeds, each once: a brief stands in many feeds."""

    @lru_cache(maxsize=_KEPT)
    def item(brief: Ref) -> FeedItem:
        return _item(parts, parts.catalog.briefs[brief])

    return item


def feed_view(
    catalog: Catalog, ref: Ref | None, form: Literal["atom", "json"], items: Items
) -> FeedView:
    """Return a feed of an actor or a tag, or of the whole site (None)."""
    config = catalog.config
    record = None if ref is None else catalog.record(ref)
    page = HOME if record is None else record.address
    briefs = briefs_of(catalog, ref)[: config.feeds.items]
    return FeedView(
        form=form,
        title=config.title if record is None else f"{config.title}: {record.title}",
        description=config.description if record is None else _about(record),
        page=page,
        atom=atom_address(page),
        json=json_feed_address(page),
        language=config.language,
        author=config.author,
        items=tuple(items(brief) for brief in briefs),
    )


def robots_view(catalog: Catalog) -> RobotsView:
    """Return what crawlers may do."""
    return RobotsView(SITEMAP if catalog.config.base_url else None)


def _about(record: Record) -> str:
    return description(record.front.summary if record.front else "", record.body)


def _item(parts: Parts, brief: BriefRecord) -> FeedItem:
    catalog = parts.catalog
    front = brief.front
    is_withdrawn = front.status == "withdrawn"
    is_short = is_withdrawn or not catalog.config.feeds.full_text
    setting = feed_setting(parts, brief.ref)
    return FeedItem(
        id=brief.ref.id,
        path=brief.address,
        title=front.title,
        date=front.date,
        updated=last_change(front) or front.date,
        summary=_withdrawal(brief) if is_withdrawn else description(front.summary, brief.body),
        text="" if is_short else passage(brief.body, "text", setting),
        notes="" if is_short else passage(brief.body, "notes", setting),
        authors=front.authors,
        tags=tuple(catalog.tags[tag].title for tag in brief.tags),
        language=front.lang or catalog.config.language,
    )


def _withdrawal(brief: BriefRecord) -> str:
    """Return what readers who have a withdrawn brief should know; its text is not repeated."""
    notices = [each.text for each in brief.front.corrections if each.kind == "withdrawal"]
    return notices[-1] if notices else "This brief was withdrawn."
