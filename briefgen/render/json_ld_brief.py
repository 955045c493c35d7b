"""A brief in the words of schema.org: a kind of NewsArticle."""

from briefgen.content.schema.brief import Rel
from briefgen.render.instants import rfc3339
from briefgen.render.json_ld_node import (
    Node,
    actor_id,
    actor_type,
    article_id,
    article_type,
    dossier_id,
    event_id,
    image_node,
    source_id,
    website_id,
    written,
)
from briefgen.render.json_ld_statement import statement_node
from briefgen.render.links import whole
from briefgen.views.brief import ActorLine, BriefView, CorrectionLine
from briefgen.views.site import SiteView
from briefgen.views.source_line import SourceLine

_WITHOUT_DATELINE = frozenset({"live", "digest"})
"""Types that are no NewsArticle; only a NewsArticle has a dateline."""


def brief_nodes(page: BriefView, site: SiteView) -> tuple[Node, ...]:
    """Return the article, the actors it is about, and the statements it quotes."""
    url = whole(site.base_url, page.head.path)
    zone = site.timezone
    article: Node = {
        "@type": article_type(page.type),
        "@id": article_id(page.head.path, site),
        "url": url,
        "mainEntityOfPage": url,
        "isPartOf": _wholes(page, site),
        "headline": page.title,
        "abstract": page.summary,
        "datePublished": rfc3339(page.date, zone),
        "dateModified": rfc3339(page.updated or page.date, zone),
        "inLanguage": page.head.language or site.language,
        "dateline": _dateline(page),
        "articleSection": page.desk,
        "author": _authors(page, site),
        "publisher": {"@type": "Organization", "name": site.author or site.title},
        "image": image_node(page.image, site),
        "keywords": [tag.title for tag in page.tags],
        "wordCount": page.words,
        "creativeWorkStatus": page.status,
        "backstory": page.method,
        "citation": [_source(each, site) for each in page.sources],
        "about": _named(page, "about", site),
        "mentions": _named(page, "mentions", site),
        "correction": [written(_correction(line, zone)) for line in page.corrections],
    }
    actors = (_actor(actor, site) for actor in page.actors)
    return (article, *actors, *(statement_node(line, site) for line in page.statements))


def _dateline(page: BriefView) -> str:
    if page.dateline is None or page.type in _WITHOUT_DATELINE:
        return ""
    return page.dateline.text


def _named(page: BriefView, rel: Rel, site: SiteView) -> list[Node]:
    named: list[Node] = [
        {"@id": actor_id(each.path, site)} for each in page.actors if each.rel == rel
    ]
    events = (each.path for each in page.events if each.rel == rel)
    named += ({"@id": event_id(path, site)} for path in events if path is not None)
    return named


def _wholes(page: BriefView, site: SiteView) -> list[Node]:
    """Return what a brief is part of: the site, and its dossiers."""
    dossiers: list[Node] = [{"@id": dossier_id(each.dossier.path, site)} for each in page.dossiers]
    return [{"@id": website_id(site.base_url)}, *dossiers]


def _source(source: SourceLine, site: SiteView) -> Node | str:
    if source.path is None:
        return source.title
    return {"@id": source_id(source.path, site), "name": source.title}


def _authors(page: BriefView, site: SiteView) -> list[Node]:
    if page.authors:
        return [{"@type": "Person", "name": name} for name in page.authors]
    return [{"@type": "Organization", "name": site.author or site.title}]


def _actor(actor: ActorLine, site: SiteView) -> Node:
    return {
        "@type": actor_type(actor.kind),
        "@id": actor_id(actor.path, site),
        "name": actor.name,
        "url": whole(site.base_url, actor.path),
    }


def _correction(line: CorrectionLine, zone: str) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": line.text,
        "datePublished": rfc3339(line.date, zone),
    }
