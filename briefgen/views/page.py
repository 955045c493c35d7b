"""Plain pages, the page for addresses that do not exist, and pages that lead elsewhere."""

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.content.document import Heading
from briefgen.dates import Moment
from briefgen.views.parts import Backlink, Card, Head


class PageView(Struct, frozen=True, kw_only=True):
    """A plain page."""

    head: Head
    title: str
    summary: str
    updated: Moment | None
    body: str
    notes: str
    outline: tuple[Heading, ...]
    backlinks: tuple[Backlink, ...]


class NotFoundView(Struct, frozen=True, kw_only=True):
    """The page for an address that does not exist."""

    head: Head
    latest: tuple[Card, ...]


class RedirectView(Struct, frozen=True, kw_only=True):
    """An old address of a document; `target` is where it lives now."""

    head: Head
    target: SitePath
