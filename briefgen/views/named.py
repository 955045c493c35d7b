"""What is written in a field, as pages print it: a title in place of an id."""

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.labels import name_of


def named(catalog: Catalog, written: str, ref: Ref | None) -> str:
    """Return what is written, but the title where that is the id of what it means."""
    return written if ref is None else name_of(written, ref, catalog.record(ref).title)


def organization(catalog: Catalog, written: str) -> str:
    """Return the name of what a role, a membership or a source names as a body."""
    return named(catalog, written, catalog.organizations.get(written))
