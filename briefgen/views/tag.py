"""The page of a tag and the index of tags."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.views.parts import Card, Counted, Head, Link, Pager


class TagView(Struct, frozen=True, kw_only=True):
    """Everything one page of a tag shows; the brief list may go on over several pages."""

    head: Head
    name: str
    summary: str
    body: str
    """The description, HTML."""
    notes: str
    parent: Link | None
    children: tuple[Counted, ...]
    briefs: tuple[Card, ...]
    pager: Pager
    actors: tuple[Counted, ...]
    """Who appears most under this tag."""
    related: tuple[Counted, ...]
    """Tags that stand beside this one most often; counts are of shared briefs."""


class TagEntry(Struct, frozen=True, kw_only=True):
    """One line of the tag index."""

    name: str
    path: SitePath
    summary: str
    count: int


class TagIndexView(Struct, frozen=True, kw_only=True):
    """All tags, by name."""

    head: Head
    tags: tuple[TagEntry, ...]
