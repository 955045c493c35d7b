"""Nodes of a JSON-LD graph."""

from collections.abc import Mapping

from briefgen.address import SitePath
from briefgen.render import wording
from briefgen.render.links import whole
from briefgen.views.parts import Head, Portrait
from briefgen.views.site import SiteView

Node = dict[str, object]


def written(node: Mapping[str, object]) -> Node:
    """Return a node without what says nothing: empty texts, lists and nodes, None."""
    return {
        key: value
        for key, raw in node.items()
        if (value := written(raw) if isinstance(raw, dict) else raw) not in ("", None, [], {})
    }


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
        "isPartOf": {"@id": website_id(site)},
    }


def website_id(site: SiteView) -> str:
    """Return the id of the site."""
    return whole(site.base_url, SitePath("")) + "#website"


def actor_id(path: SitePath, site: SiteView) -> str:
    """Return the id of an actor, by the address of the page."""
    return f"{whole(site.base_url, path)}#actor"


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
