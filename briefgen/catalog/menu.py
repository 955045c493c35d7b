"""The menu of `site.toml`: what its entries lead to."""

from collections.abc import Mapping

from briefgen.address import HOME, Ref, SitePath
from briefgen.catalog.catalog import Catalog, MenuItem
from briefgen.catalog.gone import EXPIRED
from briefgen.catalog.mistakes import ambiguous, left_out, near_names
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.catalog.old_address import old_address
from briefgen.catalog.sections import (
    CALENDAR,
    CONNECTIONS,
    CORRECTIONS,
    DOSSIERS,
    EVENTS,
    INDEXES,
    PLACES,
    SOURCES,
    SOURCES_BY_GRADE,
    SOURCES_BY_KIND,
    STATEMENTS,
    TIMELINE,
    atom_address,
    json_feed_address,
    period_address,
)
from briefgen.nearest import nearest
from briefgen.problem import Place, Problem, Span, error, place_at

_SITE_FILE = "site.toml"
_ELSEWHERE = ("https://", "http://", "mailto:")


def menu(
    catalog: Catalog, names: Names, places: Mapping[str, Span] | None = None
) -> tuple[tuple[MenuItem, ...], tuple[Problem, ...]]:
    """Return the menu in the order written; `places` are where entries stand, by their labels.

    Problems: BG320 an entry that leads nowhere, BG303, BG304.
    """
    known = _Known(catalog, names)
    items: list[MenuItem] = []
    problems: list[Problem] = []
    for label, target in catalog.config.menu.items():
        span = (places or {}).get(label)
        item = known.item(label, target, place_at(_SITE_FILE, span) if span else Place(_SITE_FILE))
        if isinstance(item, MenuItem):
            items.append(item)
        elif item is not None:
            problems.append(item)
    return tuple(items), tuple(problems)


class _Known:
    """What an entry may lead to: addresses of the site, and documents by id, name or slug."""

    def __init__(self, catalog: Catalog, names: Names) -> None:
        self._catalog = catalog
        self._names = names
        self._addresses = _addresses(catalog)
        self._slugs: dict[str, list[Ref]] = {}
        for record in catalog.records():
            slug = record.address.rstrip("/").rpartition("/")[2]
            self._slugs.setdefault(slug, []).append(record.ref)

    def item(self, label: str, target: str, place: Place) -> MenuItem | Problem | None:
        if target.startswith(_ELSEWHERE):
            return MenuItem(label, None, target)
        address = HOME if target in ("", "/") else old_address(target)
        for known in (SitePath(target.removeprefix("/")), address):
            if known is not None and known in self._addresses:
                return MenuItem(label, known)
        match self._names.find(target) or tuple(sorted(self._slugs.get(target.strip("/"), ()))):
            case (ref,):
                return MenuItem(label, self._catalog.record(ref).address)
            case ():
                return self._nowhere(label, target, place)
            case refs:
                return ambiguous(target, refs, self._names, place)

    def _nowhere(self, label: str, target: str, place: Place) -> Problem | None:
        names = self._names
        if names.is_unread(target.strip("/")):
            return None
        written = target.strip("/")
        reason = names.reason_withheld(written)
        is_gone = {written, old_address(target)} & names.gone.addresses
        if is_gone or names.is_gone(written):
            reason = EXPIRED
        if reason:
            return left_out(f'"{target}"', reason, place)
        near = nearest(target, sorted(self._addresses))
        advice = near_names(target, ALL_KINDS, names) or (
            f'did you mean "{near[0]}"?'
            if near
            else "write an address, an id, a name or a whole URL"
        )
        message = f'the menu entry "{label}" leads to "{target}", which is nowhere'
        return error("BG320", message, place, advice)


def _addresses(catalog: Catalog) -> frozenset[SitePath]:
    """Return every address a menu may lead to."""
    records = (record.address for record in catalog.records())
    periods = (period_address(each.moment) for each in (*catalog.years, *catalog.months))
    feeds = (atom_address(HOME), json_feed_address(HOME)) if catalog.config.base_url else ()
    old = (redirect.address for redirect in catalog.redirects)
    optional = (
        (EVENTS, catalog.events),
        (TIMELINE, catalog.events),
        (CALENDAR, {**catalog.days.counts, **catalog.days.years}),
        (PLACES, catalog.places),
        (SOURCES, catalog.sources),
        (SOURCES_BY_KIND, catalog.sources),
        (SOURCES_BY_GRADE, catalog.sources),
        (DOSSIERS, catalog.dossiers),
        (CONNECTIONS, catalog.pairs),
        (CORRECTIONS, catalog.has_corrections),
        (STATEMENTS, catalog.statements.all),
    )
    filled = (address for address, found in optional if found)
    return frozenset((HOME, *INDEXES, *filled, *records, *periods, *feeds, *old))
