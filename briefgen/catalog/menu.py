"""The menu of `site.toml`: what its entries lead to."""

from briefgen.address import HOME, SitePath
from briefgen.catalog.addresses import old_address
from briefgen.catalog.catalog import Catalog, MenuItem
from briefgen.catalog.mistakes import ambiguous, left_out, near_names
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.catalog.sections import INDEXES, atom_address, json_feed_address, period_address
from briefgen.nearest import nearest
from briefgen.problem import Place, Problem, error

_SITE_FILE = Place("site.toml")
_ELSEWHERE = ("https://", "http://", "mailto:")


def menu(catalog: Catalog, names: Names) -> tuple[tuple[MenuItem, ...], tuple[Problem, ...]]:
    """Return the menu in the order written.

    Problems: BG320 an entry that leads nowhere, BG303, BG304.
    """
    known = _addresses(catalog)
    items: list[MenuItem] = []
    problems: list[Problem] = []
    for label, target in catalog.config.menu.items():
        item = _item(label, target, catalog, names, known)
        if isinstance(item, MenuItem):
            items.append(item)
        elif item is not None:
            problems.append(item)
    return tuple(items), tuple(problems)


def _item(
    label: str, target: str, catalog: Catalog, names: Names, known: frozenset[SitePath]
) -> MenuItem | Problem | None:
    if target.startswith(_ELSEWHERE):
        return MenuItem(label, None, target)
    address = HOME if target in ("", "/") else old_address(target)
    if address is not None and address in known:
        return MenuItem(label, address)
    match names.find(target):
        case (ref,):
            return MenuItem(label, catalog.record(ref).address)
        case ():
            return _nowhere(label, target, names, known)
        case refs:
            return ambiguous(target, refs, names, _SITE_FILE)


def _nowhere(label: str, target: str, names: Names, known: frozenset[SitePath]) -> Problem | None:
    if names.is_unread(target.strip("/")):
        return None
    reason = names.reason_withheld(target.strip("/"))
    if reason:
        return left_out(f'"{target}"', reason, _SITE_FILE)
    near = nearest(target, sorted(known))
    advice = near_names(target, ALL_KINDS, names) or (
        f'did you mean "{near[0]}"?' if near else "write an address, an id, a name or a whole URL"
    )
    message = f'the menu entry "{label}" leads to "{target}", which is nowhere'
    return error("BG320", message, _SITE_FILE, advice)


def _addresses(catalog: Catalog) -> frozenset[SitePath]:
    """Return every address a menu may lead to."""
    records = (record.address for record in catalog.records())
    periods = (period_address(each.moment) for each in (*catalog.years, *catalog.months))
    feeds = (atom_address(HOME), json_feed_address(HOME)) if catalog.config.base_url else ()
    old = (redirect.address for redirect in catalog.redirects)
    return frozenset((HOME, *INDEXES, *records, *periods, *feeds, *old))
