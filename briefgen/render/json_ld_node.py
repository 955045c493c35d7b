"""Nodes of a JSON-LD graph."""

from collections.abc import Mapping

from briefgen.address import HOME, SitePath
from briefgen.render import wording
from briefgen.render.links import whole
from briefgen.views.parts import Head, Portrait
from briefgen.views.site import SiteView

Node = dict[str, object]


def written(node: Mapping[str, object]) -> Node:
    """Return a node without what says nothing: empty texts, lists and nodes, None."""
    told: Node = {}
    for key, value in node.items():
        said = written(value) if type(value) is dict else value
        if said or said == 0:
            told[key] = said
    return told


def page_node(head: Head, site: SiteView, kind: str) -> Node:
    """Return the node of a page as such; `kind` is a type of schema.org."""
    url = whole(site.base_url, head.path)
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": head.title,
        "description": head.description,
        "inLanguage": head.language or site.language,
        "isPartOf": {"@id": website_id(site.base_url)},
    }


def website_id(base_url: str) -> str:
    """Return the id of the site."""
    return f"{whole(base_url, HOME)}#website"


def actor_id(path: SitePath, site: SiteView) -> str:
    """Return the id of an actor, by the address of the page."""
    return f"{whole(site.base_url, path)}#actor"


def place_id(path: SitePath, site: SiteView) -> str:
    """Return the id of a place, by the address of the page."""
    return f"{whole(site.base_url, path)}#place"


def event_id(path: SitePath, site: SiteView) -> str:
    """Return the id of an event, by the address of the page."""
    return f"{whole(site.base_url, path)}#event"


def article_id(path: SitePath, site: SiteView) -> str:
    """Return the id of a brief, by the address of its page."""
    return f"{whole(site.base_url, path)}#article"


def article_type(kind: str) -> str:
    """Return the type of schema.org for a type of brief."""
    return {
        "reportage": "ReportageNewsArticle",
        "analysis": "AnalysisNewsArticle",
        "background": "BackgroundNewsArticle",
        "opinion": "OpinionNewsArticle",
        "live": "LiveBlogPosting",
        "digest": "Report",
    }.get(kind, "NewsArticle")


def dossier_id(path: SitePath, site: SiteView) -> str:
    """Return the id of a dossier, by the address of its page."""
    return f"{whole(site.base_url, path)}#dossier"


def source_id(path: SitePath, site: SiteView) -> str:
    """Return the id of a source, by the address of its page."""
    return f"{whole(site.base_url, path)}#source"


def actor_type(kind: str) -> str:
    """Return the type of schema.org for a kind of actor; of one without a file none is known."""
    return {
        "": "Thing",
        "person": "Person",
        "state": "Country",
        "government": "GovernmentOrganization",
        "party": "PoliticalParty",
        "media": "NewsMediaOrganization",
    }.get(kind, "Organization")


def image_node(image: Portrait | None, site: SiteView) -> Node | None:
    """Return the node of a picture."""
    if image is None:
        return None
    return {
        "@type": "ImageObject",
        "url": whole(site.base_url, image.path),
        "caption": image.caption or image.alt,
        "creditText": image.credit,
    }


def country_node(code: str, site: SiteView) -> Node | None:
    """Return the node of a country by its code or name."""
    name = wording.country(site.language, code)
    return {"@type": "Country", "name": name} if name else None
