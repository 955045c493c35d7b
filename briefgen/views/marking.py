"""The marking that a page shows."""

from briefgen.catalog.catalog import Catalog
from briefgen.config import Tlp


def marking(catalog: Catalog, written: Tlp | None) -> str:
    """Return the marking of a document, "" for CLEAR."""
    tlp = written or catalog.config.release.default_tlp
    return "" if tlp == "CLEAR" else tlp
