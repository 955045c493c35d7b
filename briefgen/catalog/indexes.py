"""The indexes of the catalog that follow from its records alone."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.catalog.backlinks import backlinks
from briefgen.catalog.catalog import ActorRecord, Catalog
from briefgen.catalog.chains import reverse
from briefgen.catalog.links import Leads
from briefgen.catalog.periods import periods
from briefgen.catalog.records import Records
from briefgen.catalog.related import related
from briefgen.catalog.together import actors_of, briefs_by, tags_of, together


def indexed(catalog: Catalog, found: Records, leads: dict[Ref, tuple[Leads, ...]]) -> Catalog:
    """Return the catalog with its records and every index over them."""
    briefs = tuple(found.briefs.values())
    order = tuple(found.briefs)
    others = (*found.actors, *found.pages, *found.tags)
    titles = {
        ref: record.title
        for kind in (found.briefs, found.actors, found.tags, found.pages)
        for ref, record in kind.items()
    }
    by_actor, by_tag = briefs_by(briefs, actors_of), briefs_by(briefs, tags_of)
    actors = {brief.ref: actors_of(brief) for brief in briefs}
    tags = {brief.ref: brief.tags for brief in briefs}
    years, months = periods(briefs)
    return replace(
        catalog,
        briefs=found.briefs,
        actors=found.actors,
        tags=found.tags,
        pages=found.pages,
        briefs_by_actor=by_actor,
        briefs_by_tag=by_tag,
        older=dict(pairwise(order)),
        newer=dict(pairwise(reversed(order))),
        backlinks=backlinks(leads, titles, (*order, *others)),
        related=related(briefs, catalog.config.lists.related),
        co_actors=together(by_actor, actors),
        tag_actors=together(by_tag, actors),
        co_tags=together(by_tag, tags),
        followed_by=reverse(catalog.follows, order),
        children=reverse(catalog.parents, found.tags),
        members=_members(catalog, found.actors.values()),
        years=years,
        months=months,
    )


def _members(catalog: Catalog, actors: Iterable[ActorRecord]) -> dict[Ref, tuple[Ref, ...]]:
    found: dict[Ref, list[Ref]] = {}
    for actor in actors:
        for written in actor.front.member_of if actor.front else ():
            body = catalog.organizations.get(written)
            if body is not None and body != actor.ref:
                found.setdefault(body, []).append(actor.ref)
    return {ref: tuple(dict.fromkeys(refs)) for ref, refs in found.items()}
