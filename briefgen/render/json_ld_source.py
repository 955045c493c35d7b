"""A source in the words of schema.org: a CreativeWork, or what its kind says more exactly."""

from briefgen.address import SitePath
from briefgen.render.json_ld_node import Node, actor_id, page_node, source_id
from briefgen.render.links import whole
from briefgen.views.parts import Link
from briefgen.views.site import SiteView
from briefgen.views.source import SourceView

_TYPES = {
    "wire": "NewsArticle",
    "media": "NewsArticle",
    "social": "SocialMediaPosting",
    "document": "DigitalDocument",
    "data": "Dataset",
}


def source_nodes(page: SourceView, site: SiteView) -> tuple[Node, ...]:
    """Return the page and the source; on the later pages of a long list, the page alone."""
    if page.pager.number > 1:
        return (page_node(page.head, site, "CollectionPage"),)
    source = source_id(SitePath(page.head.path), site)
    about = page_node(page.head, site, "ItemPage") | {"mainEntity": {"@id": source}}
    kind = _TYPES.get(page.kind, "CreativeWork")
    node: Node = {
        "@type": kind,
        "@id": source,
        "name": page.title,
        "headline": page.title if kind == "NewsArticle" else "",
        "url": page.url or whole(site.base_url, page.head.path),
        "abstract": page.summary,
        "publisher": _publisher(page.publisher, site),
        "datePublished": page.date.text if page.date else "",
        "inLanguage": page.language,
        "archivedAt": page.archived,
    }
    return (about, node)


def _publisher(publisher: Link | None, site: SiteView) -> Node | None:
    if publisher is None:
        return None
    if publisher.path is None:
        return {"@type": "Organization", "name": publisher.text}
    return {"@id": actor_id(publisher.path, site), "name": publisher.text}
