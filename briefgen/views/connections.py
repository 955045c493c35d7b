"""Who appears with whom: the matrix of those who appear most, and the list of pairs."""

from collections.abc import Iterable
from itertools import combinations

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.catalog import Catalog, Pair
from briefgen.catalog.pairs import SHARED, pair_of, pair_page
from briefgen.catalog.sections import CONNECTIONS
from briefgen.views.cards import Parts, link
from briefgen.views.heads import head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Head, Link, Pager, Titled

MATRIX = 20
"""How many actors the matrix has: those who appear in most briefs."""

_BEHIND = 12
"""How many briefs are listed where a number stands, if the pair has no page."""


class Connection(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """Two actors and the number of briefs they share.

    `path` is their page; where they have none, `briefs` are the newest of them.
    """

    one: Link
    other: Link
    count: int
    path: SitePath | None
    briefs: tuple[Titled, ...]


class MatrixRow(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An actor with the number of all its briefs, and how it is connected with each column.

    A cell is the number of the connection in `page.connected`, from 0; None where there is none.
    """

    actor: Link
    total: int
    cells: tuple[int | None, ...]


class ConnectionsView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of connections shows; those after the first have the list alone."""

    head: Head
    columns: tuple[str, ...]
    """The names of the actors of the matrix, those in most briefs first, as are the rows."""
    rows: tuple[MatrixRow, ...]
    connected: tuple[Connection, ...]
    """The connections in the matrix, each once."""
    pairs: tuple[Connection, ...]
    """The pairs of this page of the list, those that share most briefs first."""
    pager: Pager
    least: int
    """How many briefs two actors share at least if they have a page."""


def connections_view(parts: Parts, number: int) -> ConnectionsView:
    """Return one page of connections."""
    catalog = parts.catalog
    everyone = tuple(catalog.pairs)
    listed = on_page(catalog, everyone, number)
    top = _most_active(catalog) if number == 1 else ()
    shared = {
        pair: briefs for pair in combinations(sorted(top), 2) if (briefs := _shared(catalog, pair))
    }
    places = {pair: place for place, pair in enumerate(shared)}
    return ConnectionsView(
        head=head(catalog, numbered(CONNECTIONS, number), "Connections"),
        columns=tuple(catalog.actors[ref].title for ref in top),
        rows=tuple(_row(catalog, ref, top, places) for ref in top),
        connected=tuple(_connection(parts, pair, briefs) for pair, briefs in shared.items()),
        pairs=tuple(_connection(parts, pair, catalog.pairs[pair]) for pair in listed),
        pager=pager(catalog, CONNECTIONS, number, len(everyone)),
        least=SHARED,
    )


def _most_active(catalog: Catalog) -> tuple[Ref, ...]:
    """Return who appears in most briefs, of those who appear with anybody; most first."""
    briefs = catalog.briefs_by_actor
    ranked = sorted(catalog.co_actors, key=lambda actor: (-len(briefs[actor]), actor.id))
    return tuple(ranked[:MATRIX])


def _shared(catalog: Catalog, pair: Pair) -> tuple[Ref, ...]:
    """Return the briefs of a pair, newest first, also where the list does not go so far."""
    known = catalog.pairs.get(pair)
    if known is not None:
        return known
    one, other = (catalog.briefs_by_actor[actor] for actor in pair)
    beside = set(other)
    return tuple(brief for brief in one if brief in beside)


def _row(catalog: Catalog, actor: Ref, top: Iterable[Ref], places: dict[Pair, int]) -> MatrixRow:
    return MatrixRow(
        actor=link(catalog, catalog.actors[actor].title, actor),
        total=len(catalog.briefs_by_actor[actor]),
        cells=tuple(places.get(pair_of(actor, other)) for other in top),
    )


def _connection(parts: Parts, pair: Pair, briefs: tuple[Ref, ...]) -> Connection:
    catalog = parts.catalog
    one, other = (link(catalog, catalog.actors[actor].title, actor) for actor in pair)
    page = pair_page(catalog, pair)
    return Connection(
        one=one,
        other=other,
        count=len(briefs),
        path=page,
        briefs=() if page is not None else tuple(parts.titled[ref] for ref in briefs[:_BEHIND]),
    )
