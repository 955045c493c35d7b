"""What every page shows of the site: kept to what rarely changes, since all pages depend on it."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.catalog.catalog import Catalog, MenuItem
from briefgen.catalog.sections import (
    ACTORS,
    ARCHIVE,
    BRIEFS,
    CONNECTIONS,
    CORRECTIONS,
    DOSSIERS,
    EVENTS,
    PLACES,
    SOURCES,
    STATEMENTS,
    TAGS,
)
from briefgen.collate import sort_key
from briefgen.config import Option
from briefgen.views.feeds import site_feeds
from briefgen.views.parts import FeedLink


class MenuEntry(Struct, frozen=True, gc=False, array_like=True):
    """One entry of the menu: a page of this site (`path`) or an address elsewhere (`href`)."""

    label: str
    path: SitePath | None = None
    href: str = ""


class SiteView(Struct, frozen=True, kw_only=True, array_like=True, tag_field="is", tag=True):
    """The site as its pages show it."""

    title: str
    description: str
    language: str
    timezone: str
    """The zone in which a day without a time begins, for what wants an instant."""
    base_url: str
    author: str
    menu: tuple[MenuEntry, ...]
    feeds: tuple[FeedLink, ...]
    options: dict[str, Option]
    """`[theme_options]` over the theme's own defaults."""


def site_view(catalog: Catalog, theme_defaults: dict[str, Option]) -> SiteView:
    """Return what every page shows; `theme_defaults` are the theme's own options."""
    config = catalog.config
    return SiteView(
        title=config.title,
        description=config.description,
        language=config.language,
        timezone=config.timezone,
        base_url=config.base_url,
        author=config.author,
        menu=tuple(_entry(item) for item in catalog.menu) or _default_menu(catalog),
        feeds=site_feeds(catalog),
        options=theme_defaults | config.theme_options,
    )


def _entry(item: MenuItem) -> MenuEntry:
    return MenuEntry(item.label, item.address, item.url)


def _default_menu(catalog: Catalog) -> tuple[MenuEntry, ...]:
    """Return the indexes that have something in them, then the plain pages by title."""
    indexes = (
        ("Briefs", BRIEFS, catalog.briefs),
        ("Dossiers", DOSSIERS, catalog.dossiers),
        ("Events", EVENTS, catalog.events),
        ("Statements", STATEMENTS, catalog.statements.all),
        ("Actors", ACTORS, catalog.actors),
        ("Connections", CONNECTIONS, catalog.pairs),
        ("Places", PLACES, catalog.places),
        ("Sources", SOURCES, catalog.sources),
        ("Tags", TAGS, catalog.tags),
        ("Archive", ARCHIVE, catalog.briefs),
        ("Corrections", CORRECTIONS, catalog.has_corrections),
    )
    language = catalog.config.language
    pages = sorted(
        catalog.pages.values(), key=lambda page: (sort_key(page.title, language), page.ref.id)
    )
    return (
        *(MenuEntry(label, path) for label, path, records in indexes if records),
        *(MenuEntry(page.title, page.address) for page in pages),
    )
