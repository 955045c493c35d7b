"""The indexes of actors: by name, by kind, by country."""

from typing import Literal

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.views.parts import Head

ActorOrder = Literal["name", "kind", "country"]


class ActorEntry(Struct, frozen=True, kw_only=True):
    """One line of an index; `sort` is the name as it is filed ("Lavrov, Sergey")."""

    name: str
    sort: str
    path: SitePath
    kind: str
    country: str
    role: str
    count: int


class ActorGroup(Struct, frozen=True, kw_only=True):
    """The actors under one letter, kind or country; `id` is the anchor in the page."""

    id: str
    label: str
    actors: tuple[ActorEntry, ...]


class ActorIndexView(Struct, frozen=True, kw_only=True):
    """An index of all actors in one order."""

    head: Head
    order: ActorOrder
    orders: tuple[tuple[ActorOrder, SitePath], ...]
    groups: tuple[ActorGroup, ...]
    total: int
