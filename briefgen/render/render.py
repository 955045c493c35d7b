"""From a view to the bytes of its output."""

from briefgen.problem import Problem
from briefgen.render.atom import forget_entries, render_atom
from briefgen.render.html import render_html
from briefgen.render.ics import forget_calendar_entries, render_ics
from briefgen.render.json_feed import forget_items, render_json_feed
from briefgen.render.sitemap import render_robots, render_sitemap
from briefgen.render.theme import Theme
from briefgen.views.calendar_file import CalendarFileView
from briefgen.views.machine import FeedView, RobotsView, SitemapView
from briefgen.views.site import SiteView
from briefgen.views.view import View


def forget() -> None:
    """Let go of what is kept from one feed to the next: entries by their whole text."""
    forget_entries()
    forget_items()
    forget_calendar_entries()


def render(view: View, site: SiteView, theme: Theme) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the bytes of one output; None, with problems, where its template has a mistake."""
    match view:
        case FeedView(form="atom"):
            return render_atom(view, site), ()
        case FeedView():
            return render_json_feed(view, site), ()
        case CalendarFileView():
            return render_ics(view, site), ()
        case SitemapView():
            return render_sitemap(view, site), ()
        case RobotsView():
            return render_robots(view, site), ()
        case _:
            return render_html(view, site, theme)
