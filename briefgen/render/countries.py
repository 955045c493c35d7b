"""The index of actors by country, under the names that readers know."""

from itertools import groupby

from msgspec.structs import replace

from briefgen.collate import SortKey, sort_key
from briefgen.render import wording
from briefgen.views.actor_index import ActorEntry, ActorGroup, ActorIndexView


def in_words(index: ActorIndexView, language: str) -> ActorIndexView:
    """Return an index whose countries have their names, and stand in the order of these.

    A code and a name of one country make one group. Actors without a country stay last.
    """
    if index.order != "country":
        return index

    def order(group: ActorGroup) -> tuple[bool, SortKey]:
        return _is_none(group), sort_key(group.label, language)

    named = sorted((_named(group, language) for group in index.groups), key=order)
    together = (tuple(groups) for _, groups in groupby(named, key=order))
    return replace(index, groups=tuple(_one(groups, language) for groups in together))


def _named(group: ActorGroup, language: str) -> ActorGroup:
    if _is_none(group):
        return group
    return replace(group, label=wording.country(language, group.label))


def _one(groups: tuple[ActorGroup, ...], language: str) -> ActorGroup:
    if len(groups) == 1:
        return groups[0]

    def filing(actor: ActorEntry) -> tuple[SortKey, str]:
        return sort_key(actor.sort, language), actor.path

    actors = sorted((actor for group in groups for actor in group.actors), key=filing)
    return replace(groups[0], actors=tuple(actors))


def _is_none(group: ActorGroup) -> bool:
    return not any(actor.country for actor in group.actors)
