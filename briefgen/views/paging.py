"""Long lists over several pages."""

from collections.abc import Sequence
from typing import TypeVar

from briefgen.address import SitePath, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.views.parts import Pager

T = TypeVar("T")


def page_count(catalog: Catalog, entries: int) -> int:
    """Return over how many pages a list goes; an empty one has a page too."""
    return max(1, -(-entries // catalog.config.lists.per_page))


def pager(catalog: Catalog, first: SitePath, number: int, total: int) -> Pager:
    """Return where a page of a list stands; `first` is the address of its first page."""
    count = page_count(catalog, total)
    return Pager(
        number=number,
        count=count,
        total=total,
        newer=numbered(first, number - 1) if number > 1 else None,
        older=numbered(first, number + 1) if number < count else None,
    )


def on_page(catalog: Catalog, entries: Sequence[T], number: int) -> Sequence[T]:
    """Return the entries of one page."""
    size = catalog.config.lists.per_page
    return entries[(number - 1) * size : number * size]
