"""Atom feeds (RFC 4287)."""

from functools import lru_cache

from briefgen.address import SitePath, permalink
from briefgen.dates import Moment
from briefgen.render.instants import newest, rfc3339
from briefgen.render.links import whole
from briefgen.render.xml import element, xml_bytes
from briefgen.views.machine import FeedItem, FeedView
from briefgen.views.site import SiteView

_NEVER = Moment("1970-01-01T00:00:00+00:00")
"""When a feed without entries was updated: the standard asks for a date."""


def render_atom(feed: FeedView, site: SiteView) -> bytes:
    """Return an Atom feed; the site must know its base URL."""
    base, zone = site.base_url, site.timezone
    updated = newest(tuple(item.updated for item in feed.items), zone) or _NEVER
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{_lang(feed.language)}>',
        element("id", whole(base, feed.atom)),
        element("title", feed.title),
        *((element("subtitle", feed.description),) if feed.description else ()),
        element("updated", rfc3339(updated, zone)),
        f"<author>{element('name', feed.author or site.author or site.title)}</author>",
        _link("self", whole(base, feed.atom), "application/atom+xml"),
        _link("alternate", whole(base, feed.page), "text/html"),
        element("generator", "briefgen"),
    )
    entries = (_entry(item, base, zone, feed.language) for item in feed.items)
    return b"\n".join((xml_bytes("\n".join(lines)), *entries, b"</feed>", b""))


def entry_id(item: FeedItem, base_url: str) -> str:
    """Return the lasting id of an entry: the address its document has without a slug of its own."""
    return whole(base_url, permalink("brief", item.id))


@lru_cache(maxsize=4096)
def _entry(item: FeedItem, base: str, zone: str, feed_language: str) -> bytes:
    """Return one entry; the same brief stands in the feeds of the site, its tags and its actors."""
    language = _lang(item.language) if item.language != feed_language else ""
    html = f"{item.text}{item.notes}"
    lines = (
        f"<entry{language}>",
        element("id", entry_id(item, base)),
        element("title", item.title or item.id),
        _link("alternate", whole(base, SitePath(item.path)), "text/html"),
        element("published", rfc3339(item.date, zone)),
        element("updated", rfc3339(item.updated, zone)),
        *(f"<author>{element('name', name)}</author>" for name in item.authors),
        *(element("category", attributes={"term": tag}) for tag in item.tags),
        *((element("summary", item.summary),) if item.summary else ()),
        *((element("content", html, {"type": "html"}),) if html else ()),
        "</entry>",
    )
    return xml_bytes("\n".join(lines))


def _link(rel: str, href: str, media_type: str) -> str:
    return element("link", attributes={"rel": rel, "type": media_type, "href": href})


def _lang(language: str) -> str:
    """Return the attribute for a language; a BCP 47 tag holds nothing to escape."""
    return f' xml:lang="{language}"' if language.replace("-", "").isalnum() else ""


forget_entries = _entry.cache_clear
"""Lets go of the entries that are kept."""
