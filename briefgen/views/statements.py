"""Ledgers: all statements, and those of an actor, an event, a dossier, a place or a source.

On the page of such a document stand the newest of them. The rest has pages of its own, at
`statements/` below the document's address, as soon as there is more than the page shows.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.ledgers import ledger
from briefgen.catalog.said import StatementRecord
from briefgen.catalog.sections import STATEMENTS
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Counted, Head, Link, Pager
from briefgen.views.statement_line import StatementLine, statement_lines

_SHOWN = 8
"""How many statements stand on the page of what they belong to."""

_SPEAKERS = 40
"""How many speakers the ledger names, those with most statements first."""


class StatementList(Struct, frozen=True, gc=False, array_like=True):
    """The newest statements of a document, and where all of them are."""

    lines: tuple[StatementLine, ...] = ()
    total: int = 0
    path: SitePath | None = None
    """The document's own ledger; None where all of its statements are shown here."""


class LedgerView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Statements, newest first, over one or more pages."""

    head: Head
    subject: Link | None
    """What the statements belong to; None for those of the whole site."""
    statements: tuple[StatementLine, ...]
    pager: Pager
    speakers: tuple[Counted, ...]
    """Who is quoted most, on the first page; the path is that of the speaker's statements."""


def ledger_view(parts: Parts, ref: Ref | None, number: int) -> LedgerView:
    """Return one page of the statements of a document, or of the whole site."""
    catalog = parts.catalog
    found = parts.ledger[ref]
    record = None if ref is None else catalog.record(ref)
    first = STATEMENTS if record is None else _address(record.address)
    title = "Statements" if record is None else f"Statements: {record.title}"
    return LedgerView(
        head=head(catalog, numbered(first, number), title),
        subject=None if record is None else Link(record.title, record.address),
        statements=statement_lines(parts, on_page(catalog, found, number)),
        pager=pager(catalog, first, number, len(found)),
        speakers=_speakers(catalog, found) if number == 1 else (),
    )


def has_ledger(catalog: Catalog, ref: Ref) -> bool:
    """Tell whether a document has more statements than its own page shows."""
    said = catalog.statements
    if ref.kind == "actor":
        return any(len(each.get(ref, ())) > _SHOWN for each in (said.by, said.about))
    return ref.kind in ("event", "dossier", "place", "source") and len(ledger(catalog, ref)) > (
        _SHOWN
    )


def ledger_address(catalog: Catalog, ref: Ref) -> SitePath | None:
    """Return where all statements of a document are, None where its own page has them."""
    return _address(catalog.record(ref).address) if has_ledger(catalog, ref) else None


def statement_list(parts: Parts, ref: Ref, found: tuple[StatementRecord, ...]) -> StatementList:
    """Return some statements of a document as its own page shows them."""
    address = ledger_address(parts.catalog, ref) if len(found) > _SHOWN else None
    return StatementList(statement_lines(parts, found[:_SHOWN]), len(found), address)


def _address(document: SitePath) -> SitePath:
    return SitePath(f"{document}{STATEMENTS}")


def _speakers(catalog: Catalog, found: Iterable[StatementRecord]) -> tuple[Counted, ...]:
    counts = Counter(each.by for each in found)
    if len(counts) < 2:
        return ()
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0].id))[:_SPEAKERS]
    return tuple([_speaker(catalog, actor, count) for actor, count in most])


def _speaker(catalog: Catalog, actor: Ref, count: int) -> Counted:
    record = catalog.actors[actor]
    return Counted(record.title, ledger_address(catalog, actor) or record.address, count)
