"""Who holds and held the offices of a state or a body."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import Ref, SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.offices import Office, Term
from briefgen.collate import sort_key
from briefgen.dates import Moment
from briefgen.views.cards import Parts


class HolderLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """Somebody in an office, and the term; an open end is None."""

    name: str
    path: SitePath
    start: Moment | None
    end: Moment | None
    acting: bool
    is_present: bool
    is_to_come: bool


class OfficeLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An office and its newest holders, the one begun last first."""

    title: str
    holders: tuple[HolderLine, ...]
    total: int
    """How many terms are known in all."""


_HOLDERS = 8
"""How many of an office the page of its body shows."""
_OFFICES = 16


def office_lines(parts: Parts, body: Ref) -> tuple[OfficeLine, ...]:
    """Return the offices of a body: those held now first, then by title."""
    offices = by_title(parts, parts.catalog.offices.of.get(body, ()))
    offices.sort(key=lambda office: not any(is_present(parts, term) for term in office.terms))
    return tuple(_line(parts, office) for office in offices[:_OFFICES])


def anchor_of(body: Ref) -> str:
    """Return the anchor of a body with a page in the index by organization."""
    return f"org-{body.id}"


def has_organizations(catalog: Catalog) -> bool:
    """Tell whether anybody holds an office in something, or belongs to something with a page."""
    return bool(catalog.offices.of or catalog.offices.elsewhere or catalog.members)


def in_index(parts: Parts, body: Ref) -> bool:
    """Tell whether a body stands in the index by organization."""
    return body in parts.catalog.offices.of or body in parts.catalog.members


def by_title(parts: Parts, offices: Iterable[Office]) -> list[Office]:
    """Put offices in the order of their titles."""
    language = parts.catalog.config.language
    return sorted(offices, key=lambda office: (sort_key(office.title, language), office.title))


def is_present(parts: Parts, term: Term) -> bool:
    """Tell whether an office is held now."""
    return term.role in parts.catalog.roles[term.actor].held


def _line(parts: Parts, office: Office) -> OfficeLine:
    return OfficeLine(
        title=office.title,
        holders=tuple(_holder(parts, term) for term in office.terms[:_HOLDERS]),
        total=len(office.terms),
    )


def _holder(parts: Parts, term: Term) -> HolderLine:
    actor = parts.catalog.actors[term.actor]
    roles = parts.catalog.roles[term.actor]
    return HolderLine(
        name=actor.title,
        path=actor.address,
        start=term.role.from_,
        end=term.role.to,
        acting=term.role.acting,
        is_present=is_present(parts, term),
        is_to_come=term.role not in (*roles.held, *roles.over),
    )
