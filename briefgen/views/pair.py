"""The page of a pair of actors who share some briefs."""

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.said import StatementRecord, newest_first
from briefgen.catalog.sections import pair_address
from briefgen.views.actor import actor_kind
from briefgen.views.cards import Parts
from briefgen.views.event_line import EventLine
from briefgen.views.heads import head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Card, Head, Pager
from briefgen.views.roles import role_now
from briefgen.views.statement_line import StatementLine, statement_lines


class PairedActor(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One of the two, with the present role."""

    name: str
    path: SitePath
    kind: str
    role: str


class PairView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of a pair of actors shows."""

    head: Head
    one: PairedActor
    other: PairedActor
    briefs: tuple[Card, ...]
    """The briefs they share, newest first."""
    pager: Pager
    events: tuple[EventLine, ...]
    """Events in which both take part, oldest first; on the first page alone."""
    statements: tuple[StatementLine, ...]
    """The newest of what either said of the other; on the first page alone."""
    statements_total: int
    """How many of them there are."""


_STATEMENTS = 20


def pair_view(parts: Parts, one: Ref, other: Ref, number: int) -> PairView:
    """Return one page of a pair."""
    catalog = parts.catalog
    briefs = catalog.pairs[one, other]
    first = pair_address(one, other)
    said = _said(parts, one, other) if number == 1 else ()
    title = f"{catalog.actors[one].title} and {catalog.actors[other].title}"
    return PairView(
        head=head(catalog, numbered(first, number), title),
        one=_actor(parts, one),
        other=_actor(parts, other),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        pager=pager(catalog, first, number, len(briefs)),
        events=_events(parts, one, other) if number == 1 else (),
        statements=statement_lines(parts, said[:_STATEMENTS]),
        statements_total=len(said),
    )


def _actor(parts: Parts, ref: Ref) -> PairedActor:
    catalog = parts.catalog
    record = catalog.actors[ref]
    return PairedActor(
        name=record.title,
        path=record.address,
        kind=actor_kind(record),
        role=role_now(catalog, ref),
    )


def _said(parts: Parts, one: Ref, other: Ref) -> tuple[StatementRecord, ...]:
    """Return what either said of the other, newest first."""
    said = parts.said_of
    return tuple(newest_first([*said.get((one, other), ()), *said.get((other, one), ())]))


def _events(parts: Parts, one: Ref, other: Ref) -> tuple[EventLine, ...]:
    """Return the events in which both take part, oldest first."""
    catalog = parts.catalog
    beside = set(catalog.events_by_actor.get(other, ()))
    return parts.events(ref for ref in catalog.events_by_actor.get(one, ()) if ref in beside)
