"""What lies in what: from a place to the wider ones."""

from collections.abc import Iterator

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog


def wider(catalog: Catalog, ref: Ref) -> Iterator[Ref]:
    """Give the places that a place lies in, the narrowest first; they make no circle."""
    while (above := catalog.within.get(ref)) is not None:
        yield above
        ref = above
