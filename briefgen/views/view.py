"""The view of any planned output."""

from collections.abc import Callable

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.dates import Moment
from briefgen.views.actor import ActorView, actor_view
from briefgen.views.actor_index import ActorIndexView, actor_index_view
from briefgen.views.brief import BriefView, brief_view
from briefgen.views.home import HomeView, home_view
from briefgen.views.lists import (
    ArchiveIndexView,
    ArchiveView,
    BriefIndexView,
    archive_index_view,
    archive_view,
    brief_index_view,
)
from briefgen.views.machine import (
    FeedView,
    RobotsView,
    SitemapView,
    feed_items,
    feed_view,
    robots_view,
)
from briefgen.views.page import (
    NotFoundView,
    PageView,
    RedirectView,
    not_found_view,
    page_view,
    redirect_view,
)
from briefgen.views.plan import Planned, PlannedKind
from briefgen.views.sitemap import sitemap_view
from briefgen.views.tag import TagIndexView, TagView, tag_index_view, tag_view

PageShown = (
    HomeView
    | BriefView
    | BriefIndexView
    | ActorView
    | ActorIndexView
    | TagView
    | TagIndexView
    | ArchiveIndexView
    | ArchiveView
    | PageView
    | NotFoundView
    | RedirectView
)

View = PageShown | FeedView | SitemapView | RobotsView


def view(catalog: Catalog, planned: Planned) -> View:
    """Return what an output shows; equal catalogs give equal views."""
    return viewer(catalog)(planned)


def viewer(catalog: Catalog) -> Callable[[Planned], View]:
    """Return what makes the views of one catalog; what several of them show is made once."""
    items = feed_items(catalog)

    def show(planned: Planned) -> View:
        match planned.kind:
            case "atom":
                return feed_view(catalog, planned.ref, "atom", items)
            case "json_feed":
                return feed_view(catalog, planned.ref, "json", items)
            case _:
                return _VIEWS[planned.kind](catalog, planned)

    return show


_VIEWS: dict[PlannedKind, Callable[[Catalog, Planned], View]] = {
    "home": lambda catalog, _: home_view(catalog),
    "brief": lambda catalog, page: brief_view(catalog, _ref(page)),
    "briefs": lambda catalog, page: brief_index_view(catalog, page.number),
    "actor": lambda catalog, page: actor_view(catalog, _ref(page), page.number),
    "actors": lambda catalog, _: actor_index_view(catalog, "name"),
    "actors_by_kind": lambda catalog, _: actor_index_view(catalog, "kind"),
    "actors_by_country": lambda catalog, _: actor_index_view(catalog, "country"),
    "tag": lambda catalog, page: tag_view(catalog, _ref(page), page.number),
    "tags": lambda catalog, _: tag_index_view(catalog),
    "archive_index": lambda catalog, _: archive_index_view(catalog),
    "archive": lambda catalog, page: archive_view(catalog, _period(page), page.number),
    "page": lambda catalog, page: page_view(catalog, _ref(page)),
    "not_found": lambda catalog, _: not_found_view(catalog),
    "redirect": lambda catalog, page: redirect_view(catalog, page.address, _ref(page)),
    "sitemap": lambda catalog, _: sitemap_view(catalog),
    "robots": lambda catalog, _: robots_view(catalog),
}


def _ref(page: Planned) -> Ref:
    if page.ref is None:
        raise LookupError(f"{page.address} is planned of no document")
    return page.ref


def _period(page: Planned) -> Moment:
    if page.period is None:
        raise LookupError(f"{page.address} is planned of no year or month")
    return page.period
