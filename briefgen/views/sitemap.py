"""Which pages a search engine should know, and when each last changed."""

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord, PageRecord
from briefgen.dates import Moment
from briefgen.views.brief import last_change
from briefgen.views.feeds import briefs_of
from briefgen.views.machine import SitemapEntry, SitemapView
from briefgen.views.plan import planned
from briefgen.views.planned import MACHINE, Planned


def sitemap_view(catalog: Catalog) -> SitemapView:
    """Return every page but redirects and the page for missing addresses, by address."""
    left_out = MACHINE | {"redirect", "not_found"}
    pages = [each for each in planned(catalog) if each.kind not in left_out]
    entries = (SitemapEntry(each.address, _updated(catalog, each)) for each in pages)
    return SitemapView(tuple(sorted(entries, key=lambda entry: entry.path)))


def _updated(catalog: Catalog, page: Planned) -> Moment | None:
    """Return when a page last changed, where one date says so."""
    if page.ref is None:
        return _newest(catalog, briefs_of(catalog, None)) if page.kind == "home" else None
    if page.other is not None:
        return _newest(catalog, catalog.pairs[page.ref, page.other])
    record = catalog.record(page.ref)
    if isinstance(record, BriefRecord):
        return last_change(record.front) or record.front.date
    if isinstance(record, PageRecord):
        return record.front.updated
    return _newest(catalog, briefs_of(catalog, page.ref))


def _newest(catalog: Catalog, briefs: tuple[Ref, ...]) -> Moment | None:
    return catalog.briefs[briefs[0]].front.date if briefs else None
