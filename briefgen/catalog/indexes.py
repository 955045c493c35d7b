"""The indexes of the catalog that follow from its records alone."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.catalog.backlinks import backlinks
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.chains import reverse
from briefgen.catalog.links import Leads
from briefgen.catalog.periods import periods
from briefgen.catalog.record import ActorRecord, EventRecord
from briefgen.catalog.records import Records
from briefgen.catalog.related import related
from briefgen.catalog.together import actors_of, briefs_by, tags_of, together


def indexed(catalog: Catalog, found: Records, leads: dict[Ref, tuple[Leads, ...]]) -> Catalog:
    """Return the catalog with its records and every index over them."""
    briefs = tuple(found.briefs.values())
    order = tuple(found.briefs)
    titles = {record.ref: record.title for record in found.all()}
    others = sorted(titles.keys() - found.briefs.keys())
    by_actor, by_tag = briefs_by(briefs, actors_of), briefs_by(briefs, tags_of)
    actors = {brief.ref: actors_of(brief) for brief in briefs}
    tags = {brief.ref: brief.tags for brief in briefs}
    years, months = periods(briefs)
    return replace(
        catalog,
        briefs=found.briefs,
        actors=found.actors,
        events=found.events,
        places=found.places,
        sources=found.sources,
        dossiers=found.dossiers,
        tags=found.tags,
        pages=found.pages,
        briefs_by_actor=by_actor,
        briefs_by_event=briefs_by(briefs, lambda brief: brief.events),
        briefs_by_place=briefs_by(briefs, lambda brief: brief.places),
        briefs_by_source=briefs_by(briefs, lambda brief: brief.sources),
        briefs_by_dossier=briefs_by(briefs, lambda brief: brief.dossiers),
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
        places_within=reverse(catalog.within, found.places),
        events_by_place=_events_by_place(catalog, found.events.values()),
        members=_members(catalog, found.actors.values()),
        years=years,
        months=months,
    )


def _events_by_place(catalog: Catalog, events: Iterable[EventRecord]) -> dict[Ref, tuple[Ref, ...]]:
    """Return the events at each place, newest first; events come oldest first, undated last."""
    dated: dict[Ref, list[Ref]] = {}
    undated: dict[Ref, list[Ref]] = {}
    for event in events:
        place = catalog.named.get(("place", event.front.place))
        if place is not None and place.kind == "place":
            found = dated if event.front.start else undated
            found.setdefault(place, []).append(event.ref)
    return {
        place: (*reversed(dated.get(place, ())), *undated.get(place, ()))
        for place in sorted({*dated, *undated})
    }


def _members(catalog: Catalog, actors: Iterable[ActorRecord]) -> dict[Ref, tuple[Ref, ...]]:
    found: dict[Ref, list[Ref]] = {}
    for actor in actors:
        for written in actor.front.member_of if actor.front else ():
            body = catalog.organizations.get(written)
            if body is not None and body != actor.ref:
                found.setdefault(body, []).append(actor.ref)
    return {ref: tuple(dict.fromkeys(refs)) for ref, refs in found.items()}
