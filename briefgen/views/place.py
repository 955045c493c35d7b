"""The page of a place."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from briefgen.address import Ref, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import PlaceRecord
from briefgen.catalog.within import wider
from briefgen.content.schema.place import Place
from briefgen.views.actor import NameLine, name_lines
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts, link
from briefgen.views.event_line import EventLine
from briefgen.views.feeds import term_feeds
from briefgen.views.globe.point import Point
from briefgen.views.heads import description, head
from briefgen.views.map import LOCATOR, MapView, map_view
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Backlink, Card, Head, Link, Pager
from briefgen.views.statements import StatementList, statement_list
from briefgen.web_address import web_address, wikidata_address


class Occasion(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """An event that is held at the place or in it."""

    event: EventLine
    place: Link | None
    """Where in the place, if that has a page of its own."""


class PlaceView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of a place shows; the brief list may go on over several pages."""

    head: Head
    name: str
    summary: str
    """As the file says it; "" on the pages after the first."""
    names: tuple[NameLine, ...]
    country: str
    """An ISO 3166 code or a name as written."""
    within: tuple[Link, ...]
    """What it lies in, the narrowest first."""
    contains: tuple[Link, ...]
    latitude: float | None
    """Degrees north; both are known or neither."""
    longitude: float | None
    timezone: str
    wikidata: str
    """A URL, as are the next two; "" where there is none."""
    wikipedia: str
    website: str
    map: MapView | None
    """Where it is; where its own position is not known, those of the places in it."""
    body: Html
    notes: Html
    events: tuple[Occasion, ...]
    """Newest first, those without a date last."""
    statements: StatementList
    """What was said there, newest first."""
    briefs: tuple[Card, ...]
    pager: Pager
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""


_WITHIN = 12
"""How many wider places a page names."""


def place_view(parts: Parts, ref: Ref, number: int) -> PlaceView:
    """Return one page of a place; those after the first have its name and briefs only."""
    catalog = parts.catalog
    record = catalog.places[ref]
    is_first = number == 1
    front = record.front
    shown = front if is_first else Place(name=front.name)
    address = numbered(record.address, number)
    setting = page_setting(parts, ref, address)
    briefs = catalog.briefs_by_place.get(ref, ())
    about = description(front.summary, record.body)
    same_as = shown.same_as
    links = catalog.backlinks.get(ref, ()) if is_first else ()
    return PlaceView(
        head=head(
            catalog, address, record.title, about, front.lang, feeds=term_feeds(catalog, ref)
        ),
        name=record.title,
        summary=shown.summary,
        names=name_lines(shown.names),
        country=front.country,
        within=tuple(_links(catalog, islice(wider(catalog, ref), _WITHIN))) if is_first else (),
        contains=_contains(parts, ref) if is_first else (),
        latitude=shown.lat,
        longitude=shown.lon,
        timezone=shown.tz,
        wikidata=wikidata_address(same_as.wikidata) if same_as else "",
        wikipedia=web_address(same_as.wikipedia) if same_as else "",
        website=web_address(same_as.site) if same_as else "",
        map=_map(catalog, ref) if is_first else None,
        body=passage(record.body, "text", setting) if is_first else "",
        notes=passage(record.body, "notes", setting) if is_first else "",
        events=_events(parts, ref) if is_first else (),
        statements=statement_list(parts, ref, parts.ledger[ref] if is_first else ()),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        pager=pager(catalog, record.address, number, len(briefs)),
        backlinks=parts.backlinks(each for each in links if each.source.kind != "brief"),
    )


def point(record: PlaceRecord, count: int = 0) -> Point | None:
    """Return a place as a dot of a map, None where its position is not known."""
    front = record.front
    if front.lat is None or front.lon is None:
        return None
    return Point(
        name=record.title,
        latitude=front.lat,
        longitude=front.lon,
        path=record.address,
        count=count,
    )


def _inside(catalog: Catalog, ref: Ref) -> Iterator[Ref]:
    """Give a place, then all that lie in it, each before those in it."""
    waiting = [ref]
    while waiting:
        place = waiting.pop()
        yield place
        waiting += reversed(catalog.places_within.get(place, ()))


def _links(catalog: Catalog, refs: Iterator[Ref]) -> Iterator[Link]:
    return (link(catalog, catalog.places[ref].title, ref) for ref in refs)


def _contains(parts: Parts, ref: Ref) -> tuple[Link, ...]:
    places = sorted(parts.catalog.places_within.get(ref, ()), key=parts.place_order.__getitem__)
    return tuple(_links(parts.catalog, iter(places)))


def _map(catalog: Catalog, ref: Ref) -> MapView | None:
    own = point(catalog.places[ref], 1)
    if own is not None:
        return map_view([own], LOCATOR)
    inside = (point(catalog.places[each], 1) for each in _inside(catalog, ref))
    return map_view([each for each in inside if each is not None], LOCATOR)


def _events(parts: Parts, ref: Ref) -> tuple[Occasion, ...]:
    catalog = parts.catalog
    held = [
        (event, place)
        for place in _inside(catalog, ref)
        for event in catalog.events_by_place.get(place, ())
    ]
    held.sort(key=lambda each: parts.newest_events[each[0]])
    return tuple(
        [_occasion(parts, event, None if place == ref else place) for event, place in held]
    )


def _occasion(parts: Parts, ref: Ref, place: Ref | None) -> Occasion:
    catalog = parts.catalog
    return Occasion(
        event=parts.event[ref],
        place=link(catalog, catalog.places[place].title, place) if place else None,
    )
