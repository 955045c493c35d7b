"""The page of a source and the index of sources."""

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.sections import SOURCES
from briefgen.collate import sort_key
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts
from briefgen.views.heads import description, head
from briefgen.views.parts import Backlink, Card, Counted, Head


class SourceView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of a source shows."""

    head: Head
    title: str
    summary: str
    body: Html
    notes: Html
    briefs: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""


class SourceIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All sources."""

    head: Head
    sources: tuple[Counted, ...]


def source_view(parts: Parts, ref: Ref) -> SourceView:
    """Return what the page of a source shows."""
    catalog = parts.catalog
    record = catalog.sources[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    about = description(front.summary, body)
    links = catalog.backlinks.get(ref, ())
    return SourceView(
        head=head(catalog, record.address, record.title, about, front.lang),
        title=record.title,
        summary=front.summary,
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        briefs=parts.cards(catalog.briefs_by_source.get(ref, ())),
        backlinks=parts.backlinks(each for each in links if each.source.kind != "brief"),
    )


def source_index_view(parts: Parts) -> SourceIndexView:
    """Return all sources in the order of the site's language."""
    catalog = parts.catalog
    language = catalog.config.language
    ordered = sorted(
        catalog.sources.values(), key=lambda each: (sort_key(each.title, language), each.ref.id)
    )
    return SourceIndexView(
        head=head(catalog, SOURCES, "Sources"),
        sources=tuple(
            Counted(each.title, each.address, len(catalog.briefs_by_source.get(each.ref, ())))
            for each in ordered
        ),
    )
