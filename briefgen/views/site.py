"""What every page shows of the site: kept to what rarely changes, since all pages depend on it."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.config import Option
from briefgen.views.parts import FeedLink


class MenuEntry(Struct, frozen=True):
    """One entry of the menu: a page of this site (`path`) or an address elsewhere (`href`)."""

    label: str
    path: SitePath | None = None
    href: str = ""


class SiteView(Struct, frozen=True, kw_only=True):
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
