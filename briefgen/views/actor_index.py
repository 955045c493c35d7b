"""The indexes of actors by name, by kind and by country; `organization_index` is the fourth."""

from typing import Literal

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import ActorRecord
from briefgen.catalog.sections import (
    ACTORS,
    ACTORS_BY_COUNTRY,
    ACTORS_BY_KIND,
    ACTORS_BY_ORGANIZATION,
)
from briefgen.collate import letter
from briefgen.dates import Moment
from briefgen.views.actor import actor_kind
from briefgen.views.anchors import anchors
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.offices import has_organizations
from briefgen.views.parts import Head
from briefgen.views.roles import role_now

ActorOrder = Literal["name", "kind", "country", "organization"]


class ActorEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One line of an index; `sort` is the name as it is filed ("Lavrov, Sergey")."""

    name: str
    sort: str
    path: SitePath
    kind: str
    country: str
    role: str
    """The one held now; by organization, the office of the line."""
    count: int
    start: Moment | None = None
    """By organization, the term in the office; an open end is None."""
    end: Moment | None = None


class ActorGroup(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """The actors under one letter, kind, country or body; `id` is the anchor in the page."""

    id: str
    label: str
    actors: tuple[ActorEntry, ...]
    path: SitePath | None = None
    """The page of the body, where there is one."""


class ActorIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """An index of all actors in one order."""

    head: Head
    order: ActorOrder
    orders: tuple[tuple[ActorOrder, SitePath], ...]
    groups: tuple[ActorGroup, ...]
    total: int


ORDERS: tuple[tuple[ActorOrder, SitePath, str], ...] = (
    ("name", ACTORS, "Actors"),
    ("kind", ACTORS_BY_KIND, "Actors by kind"),
    ("country", ACTORS_BY_COUNTRY, "Actors by country"),
    ("organization", ACTORS_BY_ORGANIZATION, "Actors by organization"),
)
"""The orders with their addresses and titles."""

_KINDS = {
    "person": "People",
    "state": "States",
    "government": "Governments",
    "body": "Bodies",
    "organization": "Organizations",
    "party": "Parties",
    "armed-group": "Armed groups",
    "media": "Media",
    "group": "Groups",
    "": "Named in briefs",
}
"""The headings of the index by kind, in its order."""


def actor_index_view(parts: Parts, order: Literal["name", "kind", "country"]) -> ActorIndexView:
    """Return an index of all actors."""
    catalog = parts.catalog
    entries = tuple([_entry(parts, actor, filed) for actor, filed in parts.filed_actors])
    path, title = next((path, title) for each, path, title in ORDERS if each == order)
    return ActorIndexView(
        head=head(catalog, path, title),
        order=order,
        orders=orders(catalog),
        groups=_groups(catalog, entries, order),
        total=len(entries),
    )


def orders(catalog: Catalog) -> tuple[tuple[ActorOrder, SitePath], ...]:
    """Return the orders that have an index: that by organization only where there are some."""
    return tuple(
        (order, address)
        for order, address, _ in ORDERS
        if order != "organization" or has_organizations(catalog)
    )


def _groups(
    catalog: Catalog, entries: tuple[ActorEntry, ...], order: Literal["name", "kind", "country"]
) -> tuple[ActorGroup, ...]:
    match order:
        case "name":
            return _by_letter(catalog, entries)
        case "kind":
            return _by_kind(entries)
        case "country":
            return _by_country(entries)


def _entry(parts: Parts, actor: ActorRecord, filed: str) -> ActorEntry:
    front = actor.front
    return ActorEntry(
        name=actor.title,
        sort=filed,
        path=actor.address,
        kind=actor_kind(actor),
        country=front.country if front else "",
        role=role_now(parts.catalog, actor.ref),
        count=len(parts.catalog.briefs_by_actor.get(actor.ref, ())),
    )


def _by_letter(catalog: Catalog, entries: tuple[ActorEntry, ...]) -> tuple[ActorGroup, ...]:
    groups: dict[str, list[ActorEntry]] = {}
    for entry in entries:
        groups.setdefault(letter(entry.sort, catalog.config.language), []).append(entry)
    return tuple(
        ActorGroup(
            id="letter-other" if label == "#" else f"letter-{label}",
            label=label,
            actors=tuple(actors),
        )
        for label, actors in groups.items()
    )


def _by_kind(entries: tuple[ActorEntry, ...]) -> tuple[ActorGroup, ...]:
    found = {kind: tuple(each for each in entries if each.kind == kind) for kind in _KINDS}
    return tuple(
        ActorGroup(id=kind or "named", label=_KINDS[kind], actors=actors)
        for kind, actors in found.items()
        if actors
    )


def _by_country(entries: tuple[ActorEntry, ...]) -> tuple[ActorGroup, ...]:
    """Group actors by country as it is written, a code or a name; those without one come last.

    What a country is called, and so the order in which readers see them, is a matter of wording.
    """
    groups: dict[str, list[ActorEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.country, []).append(entry)
    ordered = sorted(groups, key=lambda country: (not country, country))
    ids = anchors("country", ordered)
    return tuple(
        ActorGroup(
            id=ids[country],
            label=country or "No country given",
            actors=tuple(groups[country]),
        )
        for country in ordered
    )
