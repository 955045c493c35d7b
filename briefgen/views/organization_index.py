"""The index of actors by organization: who holds and held its offices, and who belongs to it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefgen.address import Ref, SitePath
from briefgen.catalog.offices import Office, Term
from briefgen.catalog.sections import ACTORS_BY_ORGANIZATION
from briefgen.collate import SortKey, sort_key
from briefgen.views.actor import actor_kind
from briefgen.views.actor_index import ActorEntry, ActorGroup, ActorIndexView, orders
from briefgen.views.anchors import anchors
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.offices import anchor_of, by_title
from briefgen.views.roles import titled


class Organization(NamedTuple):
    """What actors hold offices in or belong to; `path` is None where it has no page."""

    id: str
    name: str
    path: SitePath | None
    offices: tuple[Office, ...]
    members: tuple[Ref, ...] = ()


def organization_index_view(parts: Parts) -> ActorIndexView:
    """Return who holds and held the offices of each organization, by its name."""
    catalog = parts.catalog
    groups = tuple(_group(parts, each) for each in _organizations(parts))
    return ActorIndexView(
        head=head(catalog, ACTORS_BY_ORGANIZATION, "Actors by organization"),
        order="organization",
        orders=orders(catalog),
        groups=groups,
        total=len({entry.path for group in groups for entry in group.actors}),
    )


def _organizations(parts: Parts) -> list[Organization]:
    catalog = parts.catalog
    language = catalog.config.language

    def place(each: Organization) -> tuple[SortKey, str]:
        return sort_key(each.name, language), each.id

    return sorted((*_with_page(parts), *_without_page(parts)), key=place)


def _with_page(parts: Parts) -> Iterator[Organization]:
    catalog = parts.catalog
    for body in sorted(catalog.offices.of.keys() | catalog.members.keys()):
        actor = catalog.actors[body]
        yield Organization(
            id=anchor_of(body),
            name=actor.title,
            path=actor.address,
            offices=catalog.offices.of.get(body, ()),
            members=catalog.members.get(body, ()),
        )


def _without_page(parts: Parts) -> Iterator[Organization]:
    elsewhere = sorted(parts.catalog.offices.elsewhere.items())
    ids = anchors("named", (name for name, _ in elsewhere))
    for name, offices in elsewhere:
        yield Organization(id=ids[name], name=name, path=None, offices=offices)


def _group(parts: Parts, each: Organization) -> ActorGroup:
    return ActorGroup(
        id=each.id,
        label=each.name,
        actors=(*_holders(parts, each.offices), *_members(parts, each.members)),
        path=each.path,
    )


def _holders(parts: Parts, offices: Iterable[Office]) -> Iterator[ActorEntry]:
    return (
        _entry(parts, term.actor, titled(term.role), term)
        for office in by_title(parts, offices)
        for term in office.terms
    )


def _members(parts: Parts, members: Iterable[Ref]) -> Iterator[ActorEntry]:
    filed = parts.filing
    by_name = sorted(members, key=lambda member: filed[member][0])
    return (_entry(parts, member, "Member") for member in by_name)


def _entry(parts: Parts, ref: Ref, role: str, term: Term | None = None) -> ActorEntry:
    actor = parts.catalog.actors[ref]
    return ActorEntry(
        name=actor.title,
        sort=parts.filing[ref][1],
        path=actor.address,
        kind=actor_kind(actor),
        country=actor.front.country if actor.front else "",
        role=role,
        count=len(parts.catalog.briefs_by_actor.get(ref, ())),
        start=term.role.from_ if term else None,
        end=term.role.to if term else None,
    )
