"""The indexes by country, under the names that readers know."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec.structs import replace

from briefgen.collate import SortKey, sort_key
from briefgen.render import wording
from briefgen.views.actor_index import ActorGroup, ActorIndexView
from briefgen.views.place_index import PlaceGroup, PlaceIndexView
from briefgen.views.view import PageShown

Group = TypeVar("Group", ActorGroup, PlaceGroup)


def in_words(page: PageShown, language: str) -> PageShown:
    """Return an index whose countries have their names, and stand in the order of these.

    A code and a name of one country make one group. What has no country stays last. Any other page
    is as it was.
    """
    if isinstance(page, PlaceIndexView):
        return replace(page, groups=_named(page.groups, language, _without_place, _one_of_places))
    if isinstance(page, ActorIndexView) and page.order == "country":
        return replace(page, groups=_named(page.groups, language, _without_actor, _one_of_actors))
    return page


def _named(
    groups: Sequence[Group],
    language: str,
    is_none: Callable[[Group], bool],
    one: Callable[[Sequence[Group], str], Group],
) -> tuple[Group, ...]:
    def order(group: Group) -> tuple[bool, SortKey]:
        return is_none(group), sort_key(group.label, language)

    named = (
        group if is_none(group) else replace(group, label=wording.country(language, group.label))
        for group in groups
    )
    together = (tuple(alike) for _, alike in groupby(sorted(named, key=order), key=order))
    return tuple(alike[0] if len(alike) == 1 else one(alike, language) for alike in together)


def _without_actor(group: ActorGroup) -> bool:
    return not any(actor.country for actor in group.actors)


def _without_place(group: PlaceGroup) -> bool:
    return not any(place.country for place in group.places)


def _one_of_actors(groups: Sequence[ActorGroup], language: str) -> ActorGroup:
    actors = sorted(
        (actor for group in groups for actor in group.actors),
        key=lambda actor: (sort_key(actor.sort, language), actor.path),
    )
    return replace(groups[0], actors=tuple(actors))


def _one_of_places(groups: Sequence[PlaceGroup], language: str) -> PlaceGroup:
    places = sorted(
        (place for group in groups for place in group.places),
        key=lambda place: (sort_key(place.name, language), place.path),
    )
    return replace(groups[0], places=tuple(places))
