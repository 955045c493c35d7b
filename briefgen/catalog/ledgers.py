"""Ledgers: which statements belong to a document."""

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.said import StatementRecord, newest_first


def ledger(catalog: Catalog, ref: Ref | None) -> tuple[StatementRecord, ...]:
    """Return the statements that belong to a document, or all of them, newest first.

    To an actor belong those by and about it.
    """
    said = catalog.statements
    if ref is None:
        return said.all
    match ref.kind:
        case "actor":
            return _merged(said.by.get(ref, ()), said.about.get(ref, ()))
        case "event" | "place":
            return said.at.get(ref, ())
        case "source":
            return said.from_.get(ref, ())
        case "dossier":
            return said.of_briefs(catalog.briefs_by_dossier.get(ref, ()))
        case _:
            return ()


def _merged(*found: tuple[StatementRecord, ...]) -> tuple[StatementRecord, ...]:
    each_once = {(each.brief, each.anchor): each for part in found for each in part}
    return tuple(newest_first(list(each_once.values())))
