"""The sitemap (version 0.9) and robots.txt, which says where it is."""

from briefgen.render.links import whole
from briefgen.render.xml import element, xml_bytes
from briefgen.views.machine import RobotsView, SitemapEntry, SitemapView
from briefgen.views.site import SiteView


def render_sitemap(sitemap: SitemapView, site: SiteView) -> bytes:
    """Return a sitemap; the site must know its base URL. Dates keep the precision they have."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_url(entry, site.base_url) for entry in sitemap.entries),
        "</urlset>",
    ]
    return xml_bytes("\n".join((*lines, "")))


def render_robots(robots: RobotsView, site: SiteView) -> bytes:
    """Return robots.txt: every crawler may read everything."""
    text = "User-agent: *\nDisallow:\n"
    if robots.sitemap is not None and site.base_url:
        text += f"\nSitemap: {whole(site.base_url, robots.sitemap)}\n"
    return text.encode()


def _url(entry: SitemapEntry, base: str) -> str:
    date = element("lastmod", entry.updated.text) if entry.updated is not None else ""
    return f"<url>{element('loc', whole(base, entry.path))}{date}</url>"
