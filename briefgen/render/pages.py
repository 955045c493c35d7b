"""Which template shows which view."""

from briefgen.views.actor import ActorView
from briefgen.views.actor_index import ActorIndexView
from briefgen.views.brief import BriefView
from briefgen.views.calendar import CalendarView, CalendarYearView
from briefgen.views.changes import DossierChangesView
from briefgen.views.connections import ConnectionsView
from briefgen.views.corrections import CorrectionsView
from briefgen.views.dossier import DossierView
from briefgen.views.dossier_index import DossierIndexView
from briefgen.views.event import EventView
from briefgen.views.event_index import EventIndexView
from briefgen.views.home import HomeView
from briefgen.views.lists import ArchiveIndexView, ArchiveView, BriefIndexView
from briefgen.views.page import NotFoundView, PageView, RedirectView
from briefgen.views.pair import PairView
from briefgen.views.place import PlaceView
from briefgen.views.place_index import PlaceIndexView
from briefgen.views.source import SourceView
from briefgen.views.source_index import SourceIndexView
from briefgen.views.statements import LedgerView
from briefgen.views.tag import TagIndexView, TagView
from briefgen.views.timeline import TimelineView
from briefgen.views.view import PageShown

TEMPLATES: dict[type[PageShown], str] = {
    HomeView: "home.html",
    BriefView: "brief.html",
    BriefIndexView: "briefs.html",
    ActorView: "actor.html",
    ActorIndexView: "actors.html",
    TagView: "tag.html",
    TagIndexView: "tags.html",
    ArchiveIndexView: "archive_index.html",
    ArchiveView: "archive.html",
    EventView: "event.html",
    EventIndexView: "events.html",
    TimelineView: "timeline.html",
    CalendarView: "calendar.html",
    CalendarYearView: "calendar_year.html",
    PlaceView: "place.html",
    PlaceIndexView: "places.html",
    SourceView: "source.html",
    SourceIndexView: "sources.html",
    DossierView: "dossier.html",
    DossierChangesView: "dossier_changes.html",
    DossierIndexView: "dossiers.html",
    ConnectionsView: "connections.html",
    PairView: "pair.html",
    CorrectionsView: "corrections.html",
    LedgerView: "statements.html",
    PageView: "page.html",
    NotFoundView: "not_found.html",
    RedirectView: "redirect.html",
}
