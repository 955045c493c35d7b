"""The pages of a site: which there are, at which address, in one stable order."""

from collections.abc import Iterator, Sized

from briefgen.address import HOME, NOT_FOUND, Kind, Ref, SitePath, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.ledgers import ledger
from briefgen.catalog.pairs import SHARED
from briefgen.catalog.record import Record
from briefgen.catalog.sections import (
    ACTORS,
    ACTORS_BY_COUNTRY,
    ACTORS_BY_KIND,
    ACTORS_BY_ORGANIZATION,
    ARCHIVE,
    BRIEFS,
    CONNECTIONS,
    CORRECTIONS,
    DOSSIERS,
    EVENTS,
    PLACES,
    ROBOTS,
    SITEMAP,
    SOURCES,
    SOURCES_BY_GRADE,
    SOURCES_BY_KIND,
    STATEMENTS,
    TAGS,
    changes_address,
    pair_address,
    period_address,
)
from briefgen.views.calendar_files import calendar_files
from briefgen.views.event_plan import calendar, timelines
from briefgen.views.feeds import site_feeds, term_feeds
from briefgen.views.offices import has_organizations
from briefgen.views.paging import page_count
from briefgen.views.parts import FeedLink
from briefgen.views.planned import Planned, PlannedKind
from briefgen.views.statements import ledger_address


def planned(catalog: Catalog) -> tuple[Planned, ...]:
    """List every page, redirect, feed, and what else machines read, each group in order."""
    return (
        *_front(),
        *_documents(catalog),
        *_changes(catalog),
        *_indexes(catalog),
        *_connections(catalog),
        *_corrections(catalog),
        *_ledgers(catalog),
        *timelines(catalog),
        *calendar(catalog),
        *_archive(catalog),
        *_redirects(catalog),
        *_feeds(catalog),
        *_calendar_files(catalog),
        *_for_crawlers(catalog),
    )


def _front() -> Iterator[Planned]:
    yield Planned(address=HOME, kind="home", producer="the home page")
    yield Planned(address=NOT_FOUND, kind="not_found", producer="the page for missing addresses")


def _documents(catalog: Catalog) -> Iterator[Planned]:
    for record in catalog.records():
        for number in range(1, _pages(catalog, record.ref) + 1):
            yield Planned(
                address=numbered(record.address, number),
                kind=_KINDS[record.ref.kind],
                producer=_producer(record),
                ref=record.ref,
                number=number,
            )


_KINDS: dict[Kind, PlannedKind] = {
    "brief": "brief",
    "actor": "actor",
    "event": "event",
    "place": "place",
    "source": "source",
    "dossier": "dossier",
    "tag": "tag",
    "page": "page",
}


def _pages(catalog: Catalog, ref: Ref) -> int:
    """Return over how many pages a document goes: its list of briefs may be long."""
    match ref.kind:
        case "actor":
            return page_count(catalog, len(catalog.briefs_by_actor.get(ref, ())))
        case "place":
            return page_count(catalog, len(catalog.briefs_by_place.get(ref, ())))
        case "dossier":
            return page_count(catalog, len(catalog.briefs_by_dossier.get(ref, ())))
        case "source":
            return page_count(catalog, len(catalog.briefs_by_source.get(ref, ())))
        case "tag":
            return page_count(catalog, len(catalog.briefs_by_tag.get(ref, ())))
        case _:
            return 1


def _changes(catalog: Catalog) -> Iterator[Planned]:
    for ref, record in catalog.dossiers.items():
        if record.front.log or ref in catalog.briefs_by_dossier:
            yield Planned(
                address=changes_address(record.address),
                kind="dossier_changes",
                producer=f'the changes of the dossier "{record.title}"',
                ref=ref,
            )


def _indexes(catalog: Catalog) -> Iterator[Planned]:
    for number in range(1, page_count(catalog, len(catalog.briefs)) + 1):
        yield Planned(
            address=numbered(BRIEFS, number),
            kind="briefs",
            producer="the list of briefs",
            number=number,
        )
    indexes: tuple[tuple[SitePath, PlannedKind, str], ...] = (
        (ACTORS, "actors", "the index of actors"),
        (ACTORS_BY_KIND, "actors_by_kind", "the index of actors by kind"),
        (ACTORS_BY_COUNTRY, "actors_by_country", "the index of actors by country"),
        (TAGS, "tags", "the index of tags"),
    )
    for address, kind, producer in indexes:
        yield Planned(address=address, kind=kind, producer=producer)
    if has_organizations(catalog):
        yield Planned(
            address=ACTORS_BY_ORGANIZATION,
            kind="actors_by_organization",
            producer="the index of actors by organization",
        )
    if catalog.events:
        for number in range(1, page_count(catalog, len(catalog.events)) + 1):
            yield Planned(
                address=numbered(EVENTS, number),
                kind="events",
                producer="the index of events",
                number=number,
            )
    filled: tuple[tuple[SitePath, PlannedKind, Sized], ...] = (
        (PLACES, "places", catalog.places),
        (SOURCES, "sources", catalog.sources),
        (SOURCES_BY_KIND, "sources_by_kind", catalog.sources),
        (SOURCES_BY_GRADE, "sources_by_grade", catalog.sources),
        (DOSSIERS, "dossiers", catalog.dossiers),
    )
    for address, kind, found in filled:
        if found:
            named = kind.replace("_", " ")
            yield Planned(address=address, kind=kind, producer=f"the index of {named}")


def _connections(catalog: Catalog) -> Iterator[Planned]:
    if not catalog.pairs:
        return
    for number in range(1, page_count(catalog, len(catalog.pairs)) + 1):
        yield Planned(
            address=numbered(CONNECTIONS, number),
            kind="connections",
            producer="the connections",
            number=number,
        )
    for (one, other), briefs in catalog.pairs.items():
        if len(briefs) < SHARED:
            return
        names = f'"{catalog.actors[one].title}" and "{catalog.actors[other].title}"'
        for number in range(1, page_count(catalog, len(briefs)) + 1):
            yield Planned(
                address=numbered(pair_address(one, other), number),
                kind="pair",
                producer=f"the page of {names}",
                ref=one,
                other=other,
                number=number,
            )


def _corrections(catalog: Catalog) -> Iterator[Planned]:
    if not catalog.has_corrections:
        return
    for number in range(1, page_count(catalog, len(catalog.corrections)) + 1):
        yield Planned(
            address=numbered(CORRECTIONS, number),
            kind="corrections",
            producer="the log of corrections",
            number=number,
        )


def _ledgers(catalog: Catalog) -> Iterator[Planned]:
    """List the ledger of the site, and those of documents with more than their page shows."""
    if catalog.statements.all:
        yield from _ledger(catalog, None, STATEMENTS, "the list of statements")
    for record in catalog.records():
        address = ledger_address(catalog, record.ref)
        if address is not None:
            producer = f'the statements of "{record.title}"'
            yield from _ledger(catalog, record.ref, address, producer)


def _ledger(catalog: Catalog, ref: Ref | None, first: SitePath, producer: str) -> Iterator[Planned]:
    for number in range(1, page_count(catalog, len(ledger(catalog, ref))) + 1):
        address = numbered(first, number)
        yield Planned(address=address, kind="ledger", producer=producer, ref=ref, number=number)


def _archive(catalog: Catalog) -> Iterator[Planned]:
    yield Planned(address=ARCHIVE, kind="archive_index", producer="the archive")
    for period in (*catalog.years, *catalog.months):
        for number in range(1, page_count(catalog, len(period.briefs)) + 1):
            yield Planned(
                address=numbered(period_address(period.moment), number),
                kind="archive",
                producer=f"the archive of {period.moment.text}",
                number=number,
                period=period.moment,
            )


def _redirects(catalog: Catalog) -> Iterator[Planned]:
    for old in catalog.redirects:
        yield Planned(address=old.address, kind="redirect", producer=old.path, ref=old.target)


def _feeds(catalog: Catalog) -> Iterator[Planned]:
    yield from _both_forms(site_feeds(catalog), None)
    for ref in (*catalog.tags, *catalog.actors, *catalog.places, *catalog.dossiers):
        yield from _both_forms(term_feeds(catalog, ref), ref)


def _both_forms(feeds: tuple[FeedLink, ...], ref: Ref | None) -> Iterator[Planned]:
    for feed in feeds:
        producer = f'the feed "{feed.title}"'
        yield Planned(address=feed.atom, kind="atom", producer=producer, ref=ref)
        yield Planned(address=feed.json, kind="json_feed", producer=producer, ref=ref)


def _calendar_files(catalog: Catalog) -> Iterator[Planned]:
    for address, ref in calendar_files(catalog):
        whose = "the site" if ref is None else f'"{catalog.record(ref).title}"'
        yield Planned(address=address, kind="ics", producer=f"the calendar of {whose}", ref=ref)


def _for_crawlers(catalog: Catalog) -> Iterator[Planned]:
    if catalog.config.base_url:
        yield Planned(address=SITEMAP, kind="sitemap", producer="the sitemap")
    yield Planned(address=ROBOTS, kind="robots", producer="robots.txt")


def _producer(record: Record) -> str:
    """Return the source of a document's page, or what it is named for."""
    if record.path:
        return record.path
    noun = "actor" if record.ref.kind == "actor" else "tag"
    return f'the {noun} "{record.title}", named in briefs'
