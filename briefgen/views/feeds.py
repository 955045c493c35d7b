"""Which feeds a site has."""

from briefgen.address import HOME, Ref
from briefgen.catalog.catalog import Catalog
from briefgen.views.heads import feed_link
from briefgen.views.parts import FeedLink


def site_feeds(catalog: Catalog) -> tuple[FeedLink, ...]:
    """Return the feeds of the whole site: none without a base URL or a brief."""
    if not catalog.config.base_url or not catalog.briefs:
        return ()
    return (feed_link(HOME, catalog.config.title),)


def term_feeds(catalog: Catalog, ref: Ref) -> tuple[FeedLink, ...]:
    """Return the feeds of an actor, a place, a dossier or a tag: none where no brief is in it."""
    config = catalog.config
    if not config.base_url or not config.feeds.per_term or not briefs_of(catalog, ref):
        return ()
    record = catalog.record(ref)
    return (feed_link(record.address, f"{config.title}: {record.title}"),)


def briefs_of(catalog: Catalog, ref: Ref | None) -> tuple[Ref, ...]:
    """Return the briefs of an actor, a place, a dossier or a tag, or of the site, newest first."""
    if ref is None:
        return tuple(catalog.briefs)
    match ref.kind:
        case "actor":
            return catalog.briefs_by_actor.get(ref, ())
        case "dossier":
            return catalog.briefs_by_dossier.get(ref, ())
        case "place":
            return catalog.briefs_by_place.get(ref, ())
        case _:
            return catalog.briefs_by_tag.get(ref, ())
