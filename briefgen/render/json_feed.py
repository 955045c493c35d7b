"""JSON feeds (version 1.1)."""

from functools import lru_cache

import msgspec

from briefgen.render.atom import entry_id
from briefgen.render.instants import rfc3339
from briefgen.render.links import whole
from briefgen.views.machine import FeedItem, FeedView
from briefgen.views.site import SiteView

_VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(feed: FeedView, site: SiteView) -> bytes:
    """Return a JSON feed; the site must know its base URL."""
    base = site.base_url
    author = feed.author or site.author
    written: dict[str, object] = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": whole(base, feed.page),
        "feed_url": whole(base, feed.json),
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": author}] if author else [],
        "items": [_item(item, base, site.timezone) for item in feed.items],
    }
    return msgspec.json.encode(_written(written)) + b"\n"


@lru_cache(maxsize=4096)
def _item(item: FeedItem, base: str, zone: str) -> msgspec.Raw:
    """Return one item, encoded; the same brief stands in several feeds."""
    html = f"{item.text}{item.notes}"
    content = {"content_html": html} if html else {"content_text": item.summary or item.title}
    written: dict[str, object] = {
        "id": entry_id(item, base),
        "url": whole(base, item.path),
        "title": item.title,
        **content,
        "summary": item.summary,
        "date_published": rfc3339(item.date, zone),
        "date_modified": rfc3339(item.updated, zone),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.tags),
        "language": item.language,
    }
    return msgspec.Raw(msgspec.json.encode(_written(written)))


def _written(fields: dict[str, object]) -> dict[str, object]:
    """Leave out what says nothing; `items` stays, for a feed must have it."""
    return {key: value for key, value in fields.items() if value or key == "items"}


forget_items = _item.cache_clear
"""Lets go of the items that are kept."""
