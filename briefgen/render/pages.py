"""Which template shows which view."""

from briefgen.views.actor import ActorView
from briefgen.views.actor_index import ActorIndexView
from briefgen.views.brief import BriefView
from briefgen.views.home import HomeView
from briefgen.views.lists import ArchiveIndexView, ArchiveView, BriefIndexView
from briefgen.views.page import NotFoundView, PageView, RedirectView
from briefgen.views.tag import TagIndexView, TagView
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
    PageView: "page.html",
    NotFoundView: "not_found.html",
    RedirectView: "redirect.html",
}
