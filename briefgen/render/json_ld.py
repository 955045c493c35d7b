"""What a page is, for search engines: one JSON-LD graph in the words of schema.org."""

from functools import lru_cache

from markupsafe import Markup
from msgspec import Raw, json
from msgspec.structs import replace

from briefgen.address import HOME, SitePath
from briefgen.dates import Moment
from briefgen.render.json_ld_actor import actor_nodes
from briefgen.render.json_ld_brief import brief_nodes
from briefgen.render.json_ld_corrections import corrections_nodes
from briefgen.render.json_ld_dossier import dossier_nodes
from briefgen.render.json_ld_event import event_nodes
from briefgen.render.json_ld_node import Node, page_node, website_id, written
from briefgen.render.json_ld_place import place_nodes
from briefgen.render.json_ld_source import source_nodes
from briefgen.render.json_ld_statement import statement_id
from briefgen.render.links import whole
from briefgen.render.wording import long_date
from briefgen.views.actor import ActorView
from briefgen.views.brief import BriefView
from briefgen.views.calendar import CalendarView, CalendarYearView
from briefgen.views.corrections import CorrectionsView
from briefgen.views.dossier import DossierView
from briefgen.views.event import EventView
from briefgen.views.home import HomeView
from briefgen.views.lists import ArchiveView
from briefgen.views.page import NotFoundView, PageView, RedirectView
from briefgen.views.place import PlaceView
from briefgen.views.site import SiteView
from briefgen.views.source import SourceView
from briefgen.views.statements import LedgerView
from briefgen.views.view import PageShown

_UNSAFE = ("<", ">", "&", "\u2028", "\u2029")
"""Characters that could end the script or begin a comment in it."""


def json_ld(page: PageShown, site: SiteView) -> Markup:
    """Return the graph of a page, safe inside `<script type="application/ld+json">`.

    "" where there is nothing to say: without a base URL ids would not be absolute, and pages for
    old or unknown addresses are no subjects.
    """
    if not site.base_url or isinstance(page, NotFoundView | RedirectView):
        return Markup("")
    page = _titled(page, site)
    nodes = (*_nodes(page, site), *_breadcrumbs(page, site))
    about_site = _website(
        site.base_url, site.title, site.description, site.language, site.author or site.title
    )
    graph = {
        "@context": "https://schema.org",
        "@graph": [*(written(node) for node in nodes), about_site],
    }
    text = json.encode(graph).decode()
    for character in _UNSAFE:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped here


def _titled(page: PageShown, site: SiteView) -> PageShown:
    """Return a page with its title in words, where that is a date."""
    match page:
        case ArchiveView(period=date) | CalendarView(month=Moment() as date):
            title = long_date(site.language, date)
        case CalendarYearView(year=year):
            title = long_date(site.language, year.year.period)
        case _:
            return page
    return replace(page, head=replace(page.head, title=title))


def _nodes(page: PageShown, site: SiteView) -> tuple[Node, ...]:
    nodes: tuple[Node, ...]
    match page:
        case HomeView():
            nodes = ()
        case BriefView():
            nodes = brief_nodes(page, site)
        case ActorView():
            nodes = actor_nodes(page, site)
        case EventView():
            nodes = event_nodes(page, site)
        case PlaceView():
            nodes = place_nodes(page, site)
        case DossierView():
            nodes = dossier_nodes(page, site)
        case SourceView():
            nodes = source_nodes(page, site)
        case CorrectionsView():
            nodes = corrections_nodes(page, site)
        case LedgerView():
            held = [{"@id": statement_id(line, site)} for line in page.statements]
            nodes = (page_node(page.head, site, "CollectionPage") | {"hasPart": held},)
        case _:
            kind = "WebPage" if isinstance(page, PageView) else "CollectionPage"
            nodes = (page_node(page.head, site, kind),)
    return nodes


@lru_cache(maxsize=8)
def _website(base: str, title: str, description: str, language: str, publisher: str) -> Raw:
    """Return the node of the site, the same on every page."""
    node: Node = {
        "@type": "WebSite",
        "@id": website_id(base),
        "url": whole(base, HOME),
        "name": title,
        "description": description,
        "inLanguage": language,
        "publisher": {"@type": "Organization", "name": publisher},
    }
    return Raw(json.encode(written(node)))


def _breadcrumbs(page: PageShown, site: SiteView) -> tuple[Node, ...]:
    """Return the way from the home page: over the index, where the menu gives it a name."""
    if page.head.path == HOME:
        return ()
    folder = SitePath(page.head.path.partition("/")[0] + "/")
    index = [(entry.label, folder) for entry in site.menu if entry.path == folder]
    way = [(site.title, HOME), *index, (page.head.title, page.head.path)]
    if page.head.path == folder:
        way = [(site.title, HOME), (page.head.title, folder)]
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": name,
            "item": whole(site.base_url, path),
        }
        for number, (name, path) in enumerate(way, 1)
    ]
    return ({"@type": "BreadcrumbList", "itemListElement": items},)
