"""Offices: who held what in each state and body, as the roles of actors tell it.

Titles that differ by letter case or accents alone are one office, called as its newest holder's
file calls it.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.record import ActorRecord
from briefgen.catalog.roles import begun
from briefgen.content.schema.actor import Role
from briefgen.fold import fold


class Term(Struct, frozen=True, gc=False):
    """An actor in an office."""

    actor: Ref
    role: Role


class Office(Struct, frozen=True, gc=False):
    """An office and the terms in it: the one begun last first, then by id."""

    title: str
    terms: tuple[Term, ...]


class Offices(Struct, frozen=True):
    """The offices of each organization, by folded title: of an actor, or of what has no page."""

    of: dict[Ref, tuple[Office, ...]] = {}
    elsewhere: dict[str, tuple[Office, ...]] = {}
    """By the name that is written, in the first of several spellings."""


def offices(actors: Iterable[ActorRecord], organizations: Mapping[str, Ref]) -> Offices:
    """Gather the roles of actors, given in the order of their ids, by where they are held."""
    of: dict[Ref, dict[str, list[Term]]] = {}
    elsewhere: dict[str, dict[str, list[Term]]] = {}
    spelt: dict[str, str] = {}
    for actor in actors:
        for role in actor.front.roles if actor.front else ():
            if not role.org:
                continue
            body = organizations.get(role.org)
            if body is None:
                titles = elsewhere.setdefault(spelt.setdefault(fold(role.org), role.org), {})
            else:
                titles = of.setdefault(body, {})
            titles.setdefault(fold(role.title), []).append(Term(actor.ref, role))
    return Offices(
        of={body: _in_order(titles) for body, titles in of.items()},
        elsewhere={body: _in_order(titles) for body, titles in elsewhere.items()},
    )


def _in_order(titles: dict[str, list[Term]]) -> tuple[Office, ...]:
    return tuple(_office(titles[title]) for title in sorted(titles))


def _office(terms: list[Term]) -> Office:
    newest = sorted(terms, key=lambda term: begun(term.role), reverse=True)
    return Office(newest[0].role.title, tuple(newest))
