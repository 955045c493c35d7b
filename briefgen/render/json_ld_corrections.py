"""The log of corrections in the words of schema.org: articles with what was corrected in them."""

from briefgen.render.instants import rfc3339
from briefgen.render.json_ld_node import Node, article_id, page_node
from briefgen.render.links import whole
from briefgen.views.corrections import CorrectionEntry, CorrectionsView
from briefgen.views.parts import Titled
from briefgen.views.site import SiteView


def corrections_nodes(page: CorrectionsView, site: SiteView) -> tuple[Node, ...]:
    """Return the page, and each article that it tells a correction of, in the order of the page."""
    found: dict[Titled, list[Node]] = {}
    for entry in page.corrections:
        found.setdefault(entry.brief, []).append(correction_node(entry, site))
    articles = (_article(brief, corrections, site) for brief, corrections in found.items())
    return (page_node(page.head, site, "CollectionPage"), *articles)


def correction_node(entry: CorrectionEntry, site: SiteView) -> Node:
    """Return a correction."""
    return {
        "@type": "CorrectionComment",
        "text": entry.text,
        "datePublished": rfc3339(entry.date, site.timezone),
    }


def _article(brief: Titled, corrections: list[Node], site: SiteView) -> Node:
    return {
        "@type": "NewsArticle",
        "@id": article_id(brief.path, site),
        "url": whole(site.base_url, brief.path),
        "headline": brief.title,
        "correction": corrections,
    }
