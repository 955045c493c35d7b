"""The page of a source."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import DocId, Ref, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.content.schema.source import Source
from briefgen.dates import Moment
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.cards import Parts, organization_link
from briefgen.views.event_line import EventLine
from briefgen.views.grade import Grade, grade
from briefgen.views.heads import description, head
from briefgen.views.marking import marking
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Backlink, Card, Head, Link, Pager
from briefgen.views.source_line import KINDS, credibility, host_of
from briefgen.views.statements import StatementList, statement_list
from briefgen.web_address import web_address

TERMS = {
    "on-record": "On the record",
    "background": "On background: it may be used, but not attributed by name",
    "unnamed": "Unnamed: the desk knows who it is and does not say",
    "chatham-house": "Chatham House Rule: what was said may be used, not who said it",
}


class SourceView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything the page of a source shows; pages after the first have its briefs only."""

    head: Head
    title: str
    language: str
    """The language of the source, a BCP 47 tag; "" where it is not told."""
    tlp: str
    """The marking, "" for CLEAR."""
    summary: str
    kind: str
    kind_name: str
    """What it is, in words."""
    terms: str
    """On which terms it may be used, in words."""
    publisher: Link | None
    date: Moment | None
    url: str
    host: str
    archived: str
    accessed: Moment | None
    grade: Grade | None
    """How far it is to be relied on."""
    body: Html
    notes: Html
    statements: StatementList
    """What was it tells of, newest first."""
    briefs: tuple[Card, ...]
    """Briefs that cite it, newest first."""
    credibility: dict[DocId, Grade]
    """How far these believe what they took from it, by their ids, where they say so."""
    pager: Pager
    events: tuple[EventLine, ...]
    """Events that rest on it, newest first."""
    backlinks: tuple[Backlink, ...]
    """Other documents that cite it or link here."""


def source_view(parts: Parts, ref: Ref, number: int) -> SourceView:
    """Return one page of a source; those after the first have its title and briefs only."""
    catalog = parts.catalog
    record = catalog.sources[ref]
    is_first = number == 1
    front, body = record.front, record.body
    shown = front if is_first else Source(title=front.title, tlp=front.tlp)
    address = numbered(record.address, number)
    setting = page_setting(parts, ref, address)
    briefs = catalog.briefs_by_source.get(ref, ())
    url = web_address(shown.url)
    return SourceView(
        head=head(catalog, address, front.title, description(front.summary, body)),
        title=front.title,
        language=front.lang,
        tlp=marking(catalog, front.tlp),
        summary=shown.summary,
        kind=front.kind or "",
        kind_name=KINDS[front.kind][0] if front.kind else "",
        terms=TERMS[shown.terms] if shown.terms else "",
        publisher=_publisher(catalog, shown.publisher),
        date=shown.date,
        url=url,
        host=host_of(url),
        archived=web_address(shown.archived),
        accessed=shown.accessed,
        grade=grade(front.reliability),
        body=passage(body, "text", setting) if is_first else "",
        notes=passage(body, "notes", setting) if is_first else "",
        statements=statement_list(parts, ref, parts.ledger[ref] if is_first else ()),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        credibility=_credibility(catalog, on_page(catalog, briefs, number), ref),
        pager=pager(catalog, record.address, number, len(briefs)),
        events=_events(parts, ref) if is_first else (),
        backlinks=_backlinks(parts, ref) if is_first else (),
    )


def _events(parts: Parts, source: Ref) -> tuple[EventLine, ...]:
    events = parts.catalog.events_by_source.get(source, ())
    return tuple([parts.event[event] for event in events])


def _publisher(catalog: Catalog, written: str) -> Link | None:
    return organization_link(catalog, written) if written else None


def _credibility(catalog: Catalog, briefs: Iterable[Ref], source: Ref) -> dict[DocId, Grade]:
    given = ((each, credibility(catalog, catalog.briefs[each], source)) for each in briefs)
    found = ((brief, grade(None, digit)) for brief, digit in given)
    return {brief.id: judged for brief, judged in found if judged is not None}


def _backlinks(parts: Parts, ref: Ref) -> tuple[Backlink, ...]:
    """Return what else names a source: neither briefs nor events that rest on it."""
    catalog = parts.catalog
    shown = frozenset(catalog.events_by_source.get(ref, ()))
    links = catalog.backlinks.get(ref, ())
    return parts.backlinks(
        each for each in links if each.source.kind != "brief" and each.source not in shown
    )
