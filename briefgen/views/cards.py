"""Cards, counts and pictures: how the catalog's records look on other pages."""

from collections.abc import Iterable

from briefgen.address import Ref, SitePath
from briefgen.catalog.catalog import BriefRecord, Catalog, PageRecord, Together
from briefgen.views.heads import description
from briefgen.views.parts import Backlink, Card, Counted, Link, Portrait


def card(catalog: Catalog, ref: Ref) -> Card:
    """Return what other pages show of a document."""
    record = catalog.record(ref)
    if not isinstance(record, BriefRecord):
        updated = record.front.updated if isinstance(record, PageRecord) else None
        written = record.front.summary if record.front else ""
        return Card(
            kind=ref.kind,
            id=ref.id,
            title=record.title,
            path=record.address,
            date=updated,
            summary=written or description("", record.body),
            language=_language(catalog, record.front.lang if record.front else ""),
        )
    front = record.front
    return Card(
        kind=ref.kind,
        id=ref.id,
        title=front.title,
        path=record.address,
        date=front.date,
        summary=_summary(record),
        type=front.type or "",
        status=front.status or "",
        place=front.dateline.place if front.dateline else "",
        language=_language(catalog, front.lang),
    )


def _language(catalog: Catalog, written: str) -> str:
    return "" if written == catalog.config.language else written


def _summary(brief: BriefRecord) -> str:
    """Return a summary, or how the text begins; the text of a withdrawn brief is not repeated."""
    if brief.front.summary or brief.front.status == "withdrawn":
        return brief.front.summary
    return description("", brief.body)


def cards(catalog: Catalog, refs: Iterable[Ref]) -> tuple[Card, ...]:
    """Return the cards of documents in the given order."""
    return tuple(card(catalog, ref) for ref in refs)


def card_or_none(catalog: Catalog, ref: Ref | None) -> Card | None:
    """Return a card where there is a document."""
    return None if ref is None else card(catalog, ref)


def counted(catalog: Catalog, ref: Ref, count: int) -> Counted:
    """Return a term with a number of briefs."""
    record = catalog.record(ref)
    return Counted(record.title, record.address, count)


def counted_together(catalog: Catalog, terms: Iterable[Together]) -> tuple[Counted, ...]:
    """Return terms with the number of briefs they share."""
    return tuple(counted(catalog, each.term, each.count) for each in terms)


def backlinks(catalog: Catalog, ref: Ref) -> tuple[Backlink, ...]:
    """Return the documents that link to one, with the sentences that do."""
    return tuple(
        Backlink(
            card=card(catalog, link.source), before=link.before, text=link.text, after=link.after
        )
        for link in catalog.backlinks.get(ref, ())
    )


def link(catalog: Catalog, text: str, ref: Ref | None) -> Link:
    """Return a link to a document, or plain text where there is none."""
    return Link(text) if ref is None else Link(text, catalog.record(ref).address)


def media(path: str) -> SitePath:
    """Return where a file of the content folder is published."""
    return SitePath(f"media/{path}")


def portrait(catalog: Catalog, ref: Ref) -> Portrait | None:
    """Return the picture at the head of a document."""
    picture = catalog.head_pictures.get(ref)
    if picture is None:
        return None
    return Portrait(
        path=media(picture.path),
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
    )
