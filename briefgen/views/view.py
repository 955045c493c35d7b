"""The view of any planned output."""

from collections.abc import Callable

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.dates import Moment
from briefgen.views.actor import ActorView, actor_view
from briefgen.views.actor_index import ActorIndexView, actor_index_view
from briefgen.views.brief import BriefView, brief_view
from briefgen.views.calendar import (
    CalendarView,
    CalendarYearView,
    calendar_view,
    calendar_year_view,
)
from briefgen.views.calendar_file import CalendarFileView
from briefgen.views.calendar_files import calendar_file_view
from briefgen.views.cards import Parts
from briefgen.views.changes import DossierChangesView, dossier_changes_view
from briefgen.views.connections import ConnectionsView, connections_view
from briefgen.views.corrections import CorrectionsView, corrections_view
from briefgen.views.dossier import DossierView, dossier_view
from briefgen.views.dossier_index import DossierIndexView, dossier_index_view
from briefgen.views.event import EventView, event_view
from briefgen.views.event_index import EventIndexView, event_index_view
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
from briefgen.views.organization_index import organization_index_view
from briefgen.views.page import (
    NotFoundView,
    PageView,
    RedirectView,
    not_found_view,
    page_view,
    redirect_view,
)
from briefgen.views.pair import PairView, pair_view
from briefgen.views.place import PlaceView, place_view
from briefgen.views.place_index import PlaceIndexView, place_index_view
from briefgen.views.planned import Planned, PlannedKind
from briefgen.views.sitemap import sitemap_view
from briefgen.views.source import SourceView, source_view
from briefgen.views.source_index import SourceIndexView, source_index_view
from briefgen.views.statements import LedgerView, ledger_view
from briefgen.views.tag import TagIndexView, TagView, tag_index_view, tag_view
from briefgen.views.timeline import TimelineView, timeline_view

PageShown = (
    HomeView
    | BriefView
    | BriefIndexView
    | ActorView
    | ActorIndexView
    | EventView
    | EventIndexView
    | TimelineView
    | CalendarView
    | CalendarYearView
    | PlaceView
    | PlaceIndexView
    | SourceView
    | SourceIndexView
    | DossierView
    | DossierChangesView
    | DossierIndexView
    | ConnectionsView
    | PairView
    | CorrectionsView
    | TagView
    | TagIndexView
    | ArchiveIndexView
    | ArchiveView
    | LedgerView
    | PageView
    | NotFoundView
    | RedirectView
)

View = PageShown | FeedView | CalendarFileView | SitemapView | RobotsView


VIEW_TYPES: dict[PlannedKind, type[View]] = {
    "home": HomeView,
    "brief": BriefView,
    "briefs": BriefIndexView,
    "actor": ActorView,
    "actors": ActorIndexView,
    "actors_by_kind": ActorIndexView,
    "actors_by_country": ActorIndexView,
    "actors_by_organization": ActorIndexView,
    "event": EventView,
    "events": EventIndexView,
    "timeline": TimelineView,
    "calendar": CalendarView,
    "calendar_year": CalendarYearView,
    "place": PlaceView,
    "places": PlaceIndexView,
    "source": SourceView,
    "sources": SourceIndexView,
    "sources_by_kind": SourceIndexView,
    "sources_by_grade": SourceIndexView,
    "dossier": DossierView,
    "dossier_changes": DossierChangesView,
    "dossiers": DossierIndexView,
    "connections": ConnectionsView,
    "pair": PairView,
    "corrections": CorrectionsView,
    "ledger": LedgerView,
    "tag": TagView,
    "tags": TagIndexView,
    "archive_index": ArchiveIndexView,
    "archive": ArchiveView,
    "page": PageView,
    "not_found": NotFoundView,
    "redirect": RedirectView,
    "atom": FeedView,
    "json_feed": FeedView,
    "ics": CalendarFileView,
    "sitemap": SitemapView,
    "robots": RobotsView,
}
"""What kind of view each kind of output shows."""


def view(catalog: Catalog, planned: Planned) -> View:
    """Return what an output shows; equal catalogs give equal views."""
    return viewer(catalog)(planned)


def viewer(catalog: Catalog) -> Callable[[Planned], View]:
    """Return what makes the views of one catalog; what several of them show is made once."""
    parts = Parts(catalog)
    items = feed_items(parts)

    def show(planned: Planned) -> View:
        match planned.kind:
            case "atom":
                return feed_view(catalog, planned.ref, "atom", items)
            case "json_feed":
                return feed_view(catalog, planned.ref, "json", items)
            case _:
                return _VIEWS[planned.kind](parts, planned)

    return show


_VIEWS: dict[PlannedKind, Callable[[Parts, Planned], View]] = {
    "home": lambda parts, _: home_view(parts),
    "brief": lambda parts, page: brief_view(parts, _ref(page)),
    "briefs": lambda parts, page: brief_index_view(parts, page.number),
    "actor": lambda parts, page: actor_view(parts, _ref(page), page.number),
    "actors": lambda parts, _: actor_index_view(parts, "name"),
    "actors_by_kind": lambda parts, _: actor_index_view(parts, "kind"),
    "actors_by_country": lambda parts, _: actor_index_view(parts, "country"),
    "actors_by_organization": lambda parts, _: organization_index_view(parts),
    "event": lambda parts, page: event_view(parts, _ref(page)),
    "events": lambda parts, page: event_index_view(parts, page.number),
    "timeline": lambda parts, page: timeline_view(parts, page.ref, page.period, page.number),
    "calendar": lambda parts, page: calendar_view(parts, page.period),
    "calendar_year": lambda parts, page: calendar_year_view(parts, _period(page)),
    "place": lambda parts, page: place_view(parts, _ref(page), page.number),
    "places": lambda parts, _: place_index_view(parts),
    "source": lambda parts, page: source_view(parts, _ref(page), page.number),
    "sources": lambda parts, _: source_index_view(parts, "publisher"),
    "sources_by_kind": lambda parts, _: source_index_view(parts, "kind"),
    "sources_by_grade": lambda parts, _: source_index_view(parts, "grade"),
    "dossier": lambda parts, page: dossier_view(parts, _ref(page), page.number),
    "dossier_changes": lambda parts, page: dossier_changes_view(parts, _ref(page)),
    "connections": lambda parts, page: connections_view(parts, page.number),
    "pair": lambda parts, page: pair_view(parts, _ref(page), _other(page), page.number),
    "corrections": lambda parts, page: corrections_view(parts, page.number),
    "dossiers": lambda parts, _: dossier_index_view(parts),
    "ledger": lambda parts, page: ledger_view(parts, page.ref, page.number),
    "tag": lambda parts, page: tag_view(parts, _ref(page), page.number),
    "tags": lambda parts, _: tag_index_view(parts.catalog),
    "archive_index": lambda parts, _: archive_index_view(parts.catalog),
    "archive": lambda parts, page: archive_view(parts, _period(page), page.number),
    "page": lambda parts, page: page_view(parts, _ref(page)),
    "not_found": lambda parts, _: not_found_view(parts),
    "redirect": lambda parts, page: redirect_view(parts.catalog, page.address, _ref(page)),
    "ics": lambda parts, file: calendar_file_view(parts.catalog, file.ref, file.address),
    "sitemap": lambda parts, _: sitemap_view(parts.catalog),
    "robots": lambda parts, _: robots_view(parts.catalog),
}


def _ref(page: Planned) -> Ref:
    if page.ref is None:
        raise LookupError(f"{page.address} is planned of no document")
    return page.ref


def _other(page: Planned) -> Ref:
    if page.other is None:
        raise LookupError(f"{page.address} is planned of one actor alone")
    return page.other


def _period(page: Planned) -> Moment:
    if page.period is None:
        raise LookupError(f"{page.address} is planned of no year or month")
    return page.period
