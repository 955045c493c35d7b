"""A dossier in the words of schema.org: a Collection of articles in their order."""

from briefgen.render.json_ld_node import (
    Node,
    article_id,
    article_type,
    dossier_id,
    page_node,
    written,
)
from briefgen.render.links import whole
from briefgen.views.dossier import DossierView
from briefgen.views.parts import Card
from briefgen.views.site import SiteView


def dossier_nodes(page: DossierView, site: SiteView) -> tuple[Node, ...]:
    """Return the page and the dossier; on the later pages of a long list, the page alone."""
    about = page_node(page.head, site, "CollectionPage")
    if page.pager.number > 1:
        return (about,)
    dossier = dossier_id(page.head.path, site)
    node: Node = {
        "@type": "Collection",
        "@id": dossier,
        "url": whole(site.base_url, page.head.path),
        "name": page.title,
        "abstract": page.summary,
        "description": page.head.description,
        "inLanguage": page.head.language or site.language,
        "collectionSize": page.pager.total,
        "hasPart": [
            written(_part(card, number, site))
            for number, card in enumerate(page.briefs, page.first)
        ],
    }
    return (about | {"mainEntity": {"@id": dossier}}, node)


def _part(card: Card, position: int, site: SiteView) -> Node:
    return {
        "@type": article_type(card.type),
        "@id": article_id(card.path, site),
        "url": whole(site.base_url, card.path),
        "headline": card.title,
        "position": position,
    }
