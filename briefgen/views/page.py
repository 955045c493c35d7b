"""Plain pages, the page for addresses that do not exist, and pages that lead elsewhere."""

from msgspec import Struct

from briefgen.address import NOT_FOUND, Ref, SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.content.document import Heading
from briefgen.dates import Moment
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts
from briefgen.views.heads import description, head
from briefgen.views.parts import Backlink, Card, Head


class PageView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """A plain page."""

    head: Head
    title: str
    summary: str
    updated: Moment | None
    body: Html
    notes: Html
    outline: tuple[Heading, ...]
    backlinks: tuple[Backlink, ...]


class NotFoundView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """The page for an address that does not exist."""

    head: Head
    latest: tuple[Card, ...]


class RedirectView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """An old address of a document; `target` is where it lives now."""

    head: Head
    target: SitePath


_LATEST = 5


def page_view(parts: Parts, ref: Ref) -> PageView:
    """Return what a plain page shows."""
    catalog = parts.catalog
    record = catalog.pages[ref]
    front, body = record.front, record.body
    setting = page_setting(parts, ref, record.address)
    about = description(front.summary, body)
    return PageView(
        head=head(catalog, record.address, front.title, about, front.lang),
        title=front.title,
        summary=front.summary,
        updated=front.updated,
        body=passage(body, "text", setting),
        notes=passage(body, "notes", setting),
        outline=body.outline,
        backlinks=parts.backlinks(parts.catalog.backlinks.get(ref, ())),
    )


def not_found_view(parts: Parts) -> NotFoundView:
    """Return what the page for missing addresses shows: the newest briefs."""
    catalog = parts.catalog
    live = (brief for brief in catalog.briefs.values() if brief.front.status != "withdrawn")
    latest = [brief.ref for brief, _ in zip(live, range(_LATEST), strict=False)]
    return NotFoundView(head=head(catalog, NOT_FOUND, "Page not found"), latest=parts.cards(latest))


def redirect_view(catalog: Catalog, address: SitePath, ref: Ref) -> RedirectView:
    """Return the page that leads from an old address to a document."""
    record = catalog.record(ref)
    return RedirectView(head=head(catalog, address, record.title), target=record.address)
