"""What goes with documents that expire: bare pages, addresses and pages of the archive.

A link to any of it was right until the clock took it away, so it stops no build.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefgen.address import DocId, Kind, Ref, permalink
from briefgen.catalog.inline import inline_documents
from briefgen.catalog.old_address import old_address
from briefgen.catalog.sections import period_address
from briefgen.catalog.spellings import written_address
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import Event
from briefgen.dates import Moment
from briefgen.fold import fold
from briefgen.slug import slugify

EXPIRED = "expired"
"""How the reason begins where only a date that has passed keeps a document back."""


class Gone(Struct, frozen=True):
    """What may have gone with expired documents; some of it may still be there for others."""

    names: frozenset[tuple[Kind, str]] = frozenset()
    """Folded names of actors and tags that expired documents list; of what they write inline."""
    addresses: frozenset[str] = frozenset()
    """Addresses of the site, and slugs."""


def gone_with(expired: Iterable[Document]) -> Gone:
    """Return what may have gone with these documents."""
    expired = tuple(expired)
    stubs = frozenset(stub for document in expired for stub in _listed(document))
    names = {(kind, fold(form)) for kind, name in stubs for form in _forms(kind, name)}
    addresses = {address for document in expired for address in _addresses(document)}
    addresses |= {permalink(kind, slugify(name)) for kind, name in stubs}
    return Gone(frozenset(names), frozenset(addresses))


def _listed(document: Document) -> Iterator[tuple[Kind, str]]:
    if isinstance(document.front, Brief):
        yield from (("actor", mentioned.id) for mentioned in document.front.actors)
        yield from (("tag", tag) for tag in document.front.tags)
        yield from (("actor", each.by) for each in document.front.statements if each.by)
        said = document.body.statements
        yield from (("actor", credit.name) for each in said for credit in each.credits)
    for each in (document, *inline_documents(document)):
        if isinstance(each.front, Event):
            yield from (("actor", there.actor) for there in each.front.participants)
    yield from ((each.kind, each.id) for each in inline_documents(document))


def _forms(kind: Kind, name: str) -> tuple[str, ...]:
    id_ = slugify(name)
    return (name, id_, written_address(Ref(kind, DocId(id_))))


def _addresses(document: Document) -> Iterator[str]:
    front = document.front
    slug = front.slug or document.id
    yield from (slug, permalink(document.kind, slug))
    yield from (old for alias in front.aliases if (old := old_address(alias)) is not None)
    if isinstance(front, Brief):
        yield period_address(Moment(front.date.text[:4]))
        if front.date.month:
            yield period_address(Moment(front.date.text[:7]))
