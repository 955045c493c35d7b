"""What the heads of pages say, and how long a description is."""

from briefgen.address import SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.sections import atom_address, json_feed_address
from briefgen.content.document import Body
from briefgen.views.parts import FeedLink, Head

_DESCRIPTION = 200
"""Code points; about what a search engine or a messenger shows."""


def description(summary: str, body: Body) -> str:
    """Return a summary, or the beginning of the first paragraph, cut between two words."""
    written = summary or body.lead
    text = " ".join(written.split())
    if len(text) <= _DESCRIPTION:
        return written if text == written else text
    cut = text[: _DESCRIPTION - 1]
    whole = cut if text[_DESCRIPTION - 1] == " " else cut.rpartition(" ")[0] or cut
    return f"{whole.rstrip(' ,;:–—-')}…"


def head(  # noqa: PLR0913 - what a head is made of
    catalog: Catalog,
    path: SitePath,
    title: str,
    about: str = "",
    language: str = "",
    *,
    feeds: tuple[FeedLink, ...] = (),
    calendar: SitePath | None = None,
) -> Head:
    """Return the head of a page; an empty language is the site's."""
    return Head(
        path=path,
        title=title,
        description=about,
        language=language or catalog.config.language,
        feeds=feeds,
        calendar=calendar,
    )


def feed_link(page: SitePath, title: str) -> FeedLink:
    """Return the feeds of a page."""
    return FeedLink(title, atom_address(page), json_feed_address(page))
