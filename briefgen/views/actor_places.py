"""Where an actor was: the places of events, and of the datelines of briefs."""

from collections import Counter

from msgspec import Struct

from briefgen.address import Ref, SitePath
from briefgen.views.cards import Parts


class ActorPlace(Struct, frozen=True, gc=False, array_like=True):
    """A place, and in how many events and datelines the actor is found there."""

    title: str
    path: SitePath
    count: int


_PLACES = 12


def actor_places(parts: Parts, actor: Ref) -> tuple[ActorPlace, ...]:
    """Return the places where an actor is found most often, then by name."""
    catalog = parts.catalog
    counts: Counter[Ref] = Counter()
    for brief in catalog.briefs_by_actor.get(actor, ()):
        place = parts.dateline[brief]
        if place is not None:
            counts[place] += 1
    for event in catalog.events_by_actor.get(actor, ()):
        place = catalog.named.get(("place", catalog.events[event].front.place))
        if place is not None and place.kind == "place":
            counts[place] += 1
    order = parts.place_order
    most = sorted(counts, key=lambda place: (-counts[place], order[place]))[:_PLACES]
    places = (catalog.places[place] for place in most)
    return tuple(ActorPlace(each.title, each.address, counts[each.ref]) for each in places)
