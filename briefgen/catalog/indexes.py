"""The indexes of the catalog that follow from its records alone."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.catalog.backlinks import backlinks
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.chains import reverse
from briefgen.catalog.corrections import corrections
from briefgen.catalog.dossiers import Chosen, in_order, with_dossiers
from briefgen.catalog.links import Leads
from briefgen.catalog.offices import offices
from briefgen.catalog.pairs import pairs
from briefgen.catalog.periods import periods
from briefgen.catalog.record import ActorRecord, BriefRecord, EventRecord
from briefgen.catalog.records import Records
from briefgen.catalog.related import related
from briefgen.catalog.together import actors_of, briefs_by, tags_of, together


def indexed(
    catalog: Catalog,
    found: Records,
    leads: dict[Ref, tuple[Leads, ...]],
    chosen: dict[Ref, Chosen],
) -> Catalog:
    """Return the catalog with its records and every index over them."""
    briefs = tuple(found.briefs.values())
    order = tuple(found.briefs)
    titles = {record.ref: record.title for record in found.all()}
    others = sorted(titles.keys() - found.briefs.keys())
    by_actor, by_tag = briefs_by(briefs, actors_of), briefs_by(briefs, tags_of)
    in_dossiers = in_order(found.briefs, chosen, by_tag, by_actor)
    records = with_dossiers(found.briefs, in_dossiers)
    briefs = tuple(records.values())
    by_dossier = briefs_by(briefs, lambda brief: brief.dossiers)
    actors = {brief.ref: actors_of(brief) for brief in briefs}
    tags = {brief.ref: brief.tags for brief in briefs}
    co_actors = together(by_actor, actors)
    years, months = periods(briefs)
    return replace(
        catalog,
        briefs=records,
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
        events_by_source=_events_by_source(catalog, found.events.values()),
        briefs_by_dossier=by_dossier,
        dossier_order=in_dossiers,
        events_by_dossier=_events_by_dossier(found.events.values(), briefs),
        briefs_by_tag=by_tag,
        older=dict(pairwise(order)),
        newer=dict(pairwise(reversed(order))),
        backlinks=backlinks(leads, titles, (*order, *others)),
        related=related(briefs, catalog.config.lists.related),
        co_actors=co_actors,
        pairs=pairs(co_actors, actors, catalog.config.lists.pairs),
        corrections=corrections(briefs),
        withdrawn=tuple(brief.ref for brief in briefs if brief.front.status == "withdrawn"),
        tag_actors=together(by_tag, actors),
        dossier_actors=together(by_dossier, actors),
        co_tags=together(by_tag, tags),
        followed_by=reverse(catalog.follows, order),
        children=reverse(catalog.parents, found.tags),
        places_within=reverse(catalog.within, found.places),
        events_by_place=_events_by_place(catalog, found.events.values()),
        offices=offices(found.actors.values(), catalog.organizations),
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


def _events_by_source(
    catalog: Catalog, events: Iterable[EventRecord]
) -> dict[Ref, tuple[Ref, ...]]:
    """Return the events of each source; `events` come oldest first, those without a date last."""
    found: dict[Ref, list[Ref]] = {}
    undated = sorted(events, key=lambda event: event.front.start is not None)
    for event in reversed(undated):
        front = event.front
        readouts = (each.source for each in front.readouts if each.source)
        named = (catalog.named.get(("source", each)) for each in (*front.sources, *readouts))
        for source in dict.fromkeys(named):
            if source is not None and source.kind == "source":
                found.setdefault(source, []).append(event.ref)
    return {ref: tuple(refs) for ref, refs in found.items()}


def _members(catalog: Catalog, actors: Iterable[ActorRecord]) -> dict[Ref, tuple[Ref, ...]]:
    found: dict[Ref, list[Ref]] = {}
    for actor in actors:
        for written in actor.front.member_of if actor.front else ():
            body = catalog.organizations.get(written)
            if body is not None and body != actor.ref:
                found.setdefault(body, []).append(actor.ref)
    return {ref: tuple(dict.fromkeys(refs)) for ref, refs in found.items()}


def _events_by_dossier(
    events: Iterable[EventRecord], briefs: Iterable[BriefRecord]
) -> dict[Ref, tuple[Ref, ...]]:
    """Return the events that name a dossier or stand in one of its briefs, in the given order."""
    found: dict[Ref, set[Ref]] = {}
    for brief in briefs:
        for dossier in brief.dossiers:
            found.setdefault(dossier, set()).update(brief.events)
    order: list[Ref] = []
    for event in events:
        order.append(event.ref)
        if event.dossier is not None:
            found.setdefault(event.dossier, set()).add(event.ref)
    place = {ref: number for number, ref in enumerate(order)}
    return {ref: tuple(sorted(each, key=place.__getitem__)) for ref, each in found.items() if each}
