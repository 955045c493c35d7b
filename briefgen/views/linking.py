"""Links: how they are written on a page and in a feed, and how each wikilink begins there."""

from collections.abc import Callable
from html import escape

from msgspec import Struct

from briefgen.address import Ref, SitePath, absolute, links_from, relative
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.labels import name_of
from briefgen.views.made import Made

LinkStyle = Callable[[SitePath, str], str]
"""Makes the URL of an address of the site and a fragment in it."""


def from_anywhere(base_url: str) -> LinkStyle:
    """Return the style of links in a feed: whole URLs."""

    def url(target: SitePath, fragment: str) -> str:
        whole = absolute(base_url, target)
        return f"{whole}{relative(target, target, fragment)}" if fragment else whole

    return url


class Opening(Struct, frozen=True, gc=False):
    """How a link to what a target means begins (HTML), and what it is called (HTML)."""

    address: SitePath
    tag: str
    name: str


Openings = Made[str | Ref, Opening | None]
"""Openings by target, or by document; None for a target that means nothing."""


def openings(catalog: Catalog, link: LinkStyle) -> Openings:
    """Return what makes the openings of links in one style, each once."""

    def opening(target: str | Ref) -> Opening | None:
        ref = target if isinstance(target, Ref) else catalog.targets.get(target)
        if ref is None:
            return None
        record = catalog.record(ref)
        written = ref.id if isinstance(target, Ref) else target
        name = escape(name_of(written, ref, record.title), quote=False)
        return Opening(record.address, opening_tag(link(record.address, "")), name)

    return Made(opening)


def openings_beside(catalog: Catalog, folder: str) -> Openings:
    """Return the openings of links on the pages that lie side by side in a folder.

    They are the same on each of these pages, but for links to the page itself and below it.
    """
    return openings(catalog, links_from(SitePath(f"{folder}-/")))


def folder_of(page: SitePath) -> str:
    """Return the folder that holds the folder of a page (`…/`), with a slash at its end, or ""."""
    return page[: page.rstrip("/").rfind("/") + 1]


def opening_tag(url: str) -> str:
    """Return the tag at the beginning of a wikilink."""
    return f'<a class="mention" href="{escape(url)}" dir="auto">'
