"""The index of places: by country, with a map."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.catalog.record import PlaceRecord
from briefgen.catalog.sections import PLACES
from briefgen.views.anchors import anchors
from briefgen.views.cards import Parts
from briefgen.views.heads import head
from briefgen.views.map import WORLD, MapView, map_view
from briefgen.views.parts import Head
from briefgen.views.place import point


class PlaceEntry(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """One line of the index."""

    name: str
    path: SitePath
    country: str
    within: str
    """The place it lies in, "" where none is known."""
    briefs: int
    events: int


class PlaceGroup(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """The places of one country; `id` is the anchor in the page."""

    id: str
    label: str
    places: tuple[PlaceEntry, ...]


class PlaceIndexView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """All places by country, those without one last."""

    head: Head
    groups: tuple[PlaceGroup, ...]
    total: int
    map: MapView | None
    """Those whose position is known; dots are larger where more briefs and events are."""


def place_index_view(parts: Parts) -> PlaceIndexView:
    """Return all places; countries stand as they are written, by code or name."""
    entries = [(place, _entry(parts, place)) for place in parts.filed_places]
    points = (point(place, entry.briefs + entry.events) for place, entry in entries)
    groups: dict[str, list[PlaceEntry]] = {}
    for _, entry in entries:
        groups.setdefault(entry.country, []).append(entry)
    ordered = sorted(groups, key=lambda country: (not country, country))
    ids = anchors("country", ordered)
    return PlaceIndexView(
        head=head(parts.catalog, PLACES, "Places"),
        groups=tuple(
            PlaceGroup(
                id=ids[country],
                label=country or "No country given",
                places=tuple(groups[country]),
            )
            for country in ordered
        ),
        total=len(entries),
        map=map_view((each for each in points if each is not None), WORLD),
    )


def _entry(parts: Parts, place: PlaceRecord) -> PlaceEntry:
    catalog = parts.catalog
    above = catalog.within.get(place.ref)
    return PlaceEntry(
        name=place.title,
        path=place.address,
        country=place.front.country,
        within=catalog.places[above].title if above is not None else "",
        briefs=len(catalog.briefs_by_place.get(place.ref, ())),
        events=len(catalog.events_by_place.get(place.ref, ())),
    )
