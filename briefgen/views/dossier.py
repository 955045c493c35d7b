"""The page of a dossier and the index of dossiers."""

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.sections import DOSSIERS
from briefgen.collate import sort_key
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts
from briefgen.views.heads import description, head
from briefgen.views.parts import Backlink, Card, Counted, Head


class DossierView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of a dossier shows."""

    head: Head
    title: str
    summary: str
    body: Html
    notes: Html
    briefs: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""


class DossierIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All dossiers."""

    head: Head
    dossiers: tuple[Counted, ...]


def dossier_view(parts: Parts, ref: Ref) -> DossierView:
    """Return what the page of a dossier shows."""
    catalog = parts.catalog
    record = catalog.dossiers[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    about = description(front.summary, body)
    links = catalog.backlinks.get(ref, ())
    return DossierView(
        head=head(catalog, record.address, record.title, about, front.lang),
        title=record.title,
        summary=front.summary,
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        briefs=parts.cards(catalog.briefs_by_dossier.get(ref, ())),
        backlinks=parts.backlinks(each for each in links if each.source.kind != "brief"),
    )


def dossier_index_view(parts: Parts) -> DossierIndexView:
    """Return all dossiers in the order of the site's language."""
    catalog = parts.catalog
    language = catalog.config.language
    ordered = sorted(
        catalog.dossiers.values(), key=lambda each: (sort_key(each.title, language), each.ref.id)
    )
    return DossierIndexView(
        head=head(catalog, DOSSIERS, "Dossiers"),
        dossiers=tuple(
            Counted(each.title, each.address, len(catalog.briefs_by_dossier.get(each.ref, ())))
            for each in ordered
        ),
    )
