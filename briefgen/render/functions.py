"""The functions a template may call: pure, and all that it can reach besides its views."""

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from briefgen.address import NOT_FOUND, SitePath, links_from
from briefgen.dates import Moment
from briefgen.render import wording
from briefgen.render.citations import citation_html, grade_html
from briefgen.render.json_ld import json_ld
from briefgen.render.links import whole
from briefgen.render.mistakes import unknown_static
from briefgen.render.world.outlines import outlines
from briefgen.views.grade import Grade
from briefgen.views.site import SiteView
from briefgen.views.source_line import SourceLine
from briefgen.views.view import PageShown

Names = dict[str, object]


def shared_names(language: str) -> Names:
    """Return the functions that are the same on every page of a site in one language."""
    return {
        "clock": partial(wording.clock, language),
        "country": partial(wording.country, language),
        "date": partial(wording.long_date, language),
        "direction": lambda tag="": wording.direction(tag or language),
        "grade": _grade,
        "iso": _iso,
        "language_name": partial(wording.language_name, language),
        "list_of": partial(wording.list_of, language),
        "month": partial(wording.month, language),
        "month_name": partial(wording.month_name, language),
        "number": partial(wording.number, language),
        "outlines": outlines,
        "role_dates": partial(wording.role_dates, language),
        "script_name": partial(wording.script_name, language),
        "short_date": partial(wording.short_date, language),
        "weekday": partial(wording.weekday, language),
        "weekdays": lambda: wording.weekdays(language),
        "weeks": partial(wording.weeks, language),
    }


def page_names(page: PageShown, site: SiteView, static: Mapping[str, SitePath]) -> Names:
    """Return what differs from page to page: the views, and the functions that know the page.

    The names are those of `templates.PAGE_NAMES`.
    """
    url = _links_of(page.head.path, site)

    def asset(name: str) -> str:
        if name not in static:
            raise unknown_static(name, static)
        return url(static[name], "")

    return {
        "page": page,
        "site": site,
        "url": url,
        "absolute": _absolute(site.base_url),
        "asset": asset,
        "citation": partial(_citation, url, site.language),
        "json_ld": partial(json_ld, site=site),
    }


def _links_of(here: SitePath, site: SiteView) -> Callable[[SitePath, str], str]:
    """Return what links from a page; the page for unknown addresses is shown at any depth."""

    link = links_from(here)
    if here != NOT_FOUND or not site.base_url:
        return link

    def whole_link(path: SitePath, fragment: str = "") -> str:
        anchor = link(here, fragment) if fragment else ""
        return whole(site.base_url, path) + anchor

    return whole_link


def _absolute(base_url: str) -> Callable[[SitePath], str]:
    """Return what makes full URLs; they are "" where the site does not know its own address."""
    return partial(whole, base_url) if base_url else lambda _: ""


def _citation(url: Callable[[SitePath, str], str], language: str, source: SourceLine) -> Markup:
    """Return a source with all that a reader needs to find it, as HTML."""
    own = url(source.path, "") if source.path is not None else ""
    return Markup(citation_html(source, own, language))  # noqa: S704 - escaped there


def _grade(grade: Grade) -> Markup:
    """Return a grade as HTML: its letters, with words for who has them read out."""
    return Markup(grade_html(grade))  # noqa: S704 - escaped there


def _iso(moment: Moment) -> str:
    """Return a date as HTML's `datetime` wants it."""
    return moment.text
