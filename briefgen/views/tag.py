"""The page of a tag and the index of tags."""

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.catalog import Catalog, Together
from briefgen.catalog.record import TagRecord
from briefgen.catalog.sections import TAGS
from briefgen.collate import SortKey, sort_key
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts, counted_together, link
from briefgen.views.feeds import term_feeds
from briefgen.views.heads import description, head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Card, Counted, Head, Link, Pager


class TagView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of a tag shows; the brief list may go on over several pages."""

    head: Head
    name: str
    summary: str
    body: Html
    """The description, HTML."""
    notes: Html
    parent: Link | None
    children: tuple[Counted, ...]
    briefs: tuple[Card, ...]
    pager: Pager
    actors: tuple[Counted, ...]
    """Who appears most under this tag."""
    related: tuple[Counted, ...]
    """Tags that stand beside this one most often; counts are of shared briefs."""


class TagEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One line of the tag index."""

    name: str
    path: SitePath
    summary: str
    count: int


class TagIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All tags, by name."""

    head: Head
    tags: tuple[TagEntry, ...]


_BESIDE = 12
"""How many actors and tags a tag's page lists."""


def tag_view(parts: Parts, ref: Ref, number: int) -> TagView:
    """Return one page of a tag; those after the first have its name and briefs only."""
    catalog = parts.catalog
    record = catalog.tags[ref]
    briefs = catalog.briefs_by_tag.get(ref, ())
    address = numbered(record.address, number)
    front = record.front
    summary, language = (front.summary, front.lang) if front else ("", "")
    about = description(summary, record.body)
    parent = catalog.parents.get(ref)
    setting = page_setting(parts, ref, address)
    is_first = number == 1
    return TagView(
        head=head(catalog, address, record.title, about, language, feeds=term_feeds(catalog, ref)),
        name=record.title,
        summary=summary,
        body=passage(record.body, "text", setting) if is_first else "",
        notes=passage(record.body, "notes", setting) if is_first else "",
        parent=None if parent is None else link(catalog, catalog.tags[parent].title, parent),
        children=_children(parts, ref) if is_first else (),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        pager=pager(catalog, record.address, number, len(briefs)),
        actors=_beside(catalog, catalog.tag_actors, ref) if is_first else (),
        related=_beside(catalog, catalog.co_tags, ref) if is_first else (),
    )


def tag_index_view(catalog: Catalog) -> TagIndexView:
    """Return all tags in the order of the site's language."""
    tags = sorted(catalog.tags.values(), key=lambda tag: _filing(catalog, tag))
    return TagIndexView(
        head=head(catalog, TAGS, "Tags"),
        tags=tuple(
            TagEntry(
                name=tag.title,
                path=tag.address,
                summary=tag.front.summary if tag.front else "",
                count=len(catalog.briefs_by_tag.get(tag.ref, ())),
            )
            for tag in tags
        ),
    )


def _filing(catalog: Catalog, tag: TagRecord) -> tuple[SortKey, str]:
    filed = tag.front.sort if tag.front and tag.front.sort else tag.title
    return sort_key(filed, catalog.config.language), tag.ref.id


def _children(parts: Parts, ref: Ref) -> tuple[Counted, ...]:
    return tuple(map(parts.tag.__getitem__, parts.catalog.children.get(ref, ())))


def _beside(
    catalog: Catalog, index: dict[Ref, tuple[Together, ...]], ref: Ref
) -> tuple[Counted, ...]:
    return counted_together(catalog, index.get(ref, ())[:_BESIDE])
