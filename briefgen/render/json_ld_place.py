"""A place in the words of schema.org."""

from briefgen.render.json_ld_node import Node, country_node, page_node, place_id, written
from briefgen.render.links import whole
from briefgen.views.parts import Link
from briefgen.views.place import PlaceView
from briefgen.views.site import SiteView


def place_nodes(page: PlaceView, site: SiteView) -> tuple[Node, ...]:
    """Return the page and the place; on the later pages of a long list, the page alone."""
    collection = page_node(page.head, site, "CollectionPage")
    if page.pager.number > 1:
        return (collection,)
    place = place_id(page.head.path, site)
    node: Node = {
        "@type": "Place",
        "@id": place,
        "name": page.name,
        "url": whole(site.base_url, page.head.path),
        "description": page.head.description,
        "alternateName": [name.value for name in page.names],
        "geo": _position(page),
        "address": _address(page, site),
        "containedInPlace": _part(page.within[0], site) if page.within else None,
        "containsPlace": [_part(each, site) for each in page.contains],
        "sameAs": [url for url in (page.wikidata, page.wikipedia, page.website) if url],
    }
    return (collection | {"mainEntity": {"@id": place}}, node)


def _position(page: PlaceView) -> Node | None:
    if page.latitude is None or page.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": page.latitude,
        "longitude": page.longitude,
    }


def _address(page: PlaceView, site: SiteView) -> Node | None:
    country = country_node(page.country, site)
    return written({"@type": "PostalAddress", "addressCountry": country}) if country else None


def _part(link: Link, site: SiteView) -> Node:
    if link.path is None:
        return {"@type": "Place", "name": link.text}
    return {"@type": "Place", "@id": place_id(link.path, site), "name": link.text}
