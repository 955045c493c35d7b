"""The page of a place and the index of places."""

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.sections import PLACES
from briefgen.collate import sort_key
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts
from briefgen.views.heads import description, head
from briefgen.views.parts import Backlink, Card, Counted, Head


class PlaceView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of a place shows."""

    head: Head
    name: str
    summary: str
    body: Html
    notes: Html
    briefs: tuple[Card, ...]
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""


class PlaceIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All places."""

    head: Head
    places: tuple[Counted, ...]


def place_view(parts: Parts, ref: Ref) -> PlaceView:
    """Return what the page of a place shows."""
    catalog = parts.catalog
    record = catalog.places[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    about = description(front.summary, body)
    links = catalog.backlinks.get(ref, ())
    return PlaceView(
        head=head(catalog, record.address, record.title, about, front.lang),
        name=record.title,
        summary=front.summary,
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        briefs=parts.cards(catalog.briefs_by_place.get(ref, ())),
        backlinks=parts.backlinks(each for each in links if each.source.kind != "brief"),
    )


def place_index_view(parts: Parts) -> PlaceIndexView:
    """Return all places in the order of the site's language."""
    catalog = parts.catalog
    language = catalog.config.language
    ordered = sorted(
        catalog.places.values(), key=lambda each: (sort_key(each.title, language), each.ref.id)
    )
    return PlaceIndexView(
        head=head(catalog, PLACES, "Places"),
        places=tuple(
            Counted(each.title, each.address, len(catalog.briefs_by_place.get(each.ref, ())))
            for each in ordered
        ),
    )
