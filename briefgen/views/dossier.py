"""The page of a dossier."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from briefgen.address import Ref, SitePath, numbered
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord
from briefgen.catalog.sections import changes_address
from briefgen.content.schema.brief import WatchItem
from briefgen.content.schema.dossier import Dossier, Question
from briefgen.dates import Moment
from briefgen.views.body import Html, page_setting, passage
from briefgen.views.calendar_files import calendar_file
from briefgen.views.cards import Parts, counted, counted_together, link
from briefgen.views.changes import ChangeDay, change_days, newest_days
from briefgen.views.feeds import term_feeds
from briefgen.views.heads import description, head
from briefgen.views.paging import on_page, pager
from briefgen.views.parts import Backlink, Card, Counted, Head, Link, Pager, Titled
from briefgen.views.statements import StatementList, statement_list
from briefgen.views.timeline import Timeline, timeline_section


class TrendLine(Struct, frozen=True, gc=False, array_like=True):
    """How things went in one month: "improved", "deteriorated" or "unchanged"."""

    month: Moment
    trend: str


class QuestionLine(Struct, frozen=True, gc=False, array_like=True):
    """What the desk asks, what is known by now ("" while it is open), and the brief that tells."""

    text: str
    answer: str
    brief: Titled | None


class OpenWatch(Struct, frozen=True, gc=False, array_like=True):
    """What the desk still follows, and the brief that said so; None where the dossier did."""

    text: str
    due: Moment | None
    event: Link | None
    brief: Titled | None


class DossierView(
    Struct, frozen=True, gc=False, kw_only=True, array_like=True, tag_field="is", tag=True
):
    """Everything one page of a dossier shows; the list of briefs may go on over several pages.

    Those after the first have title and briefs only.
    """

    head: Head
    title: str
    summary: str
    alert: str
    trend: tuple[TrendLine, ...]
    """The newest month first."""
    body: Html
    """The state of play, HTML."""
    notes: Html
    questions: tuple[QuestionLine, ...]
    """Open ones first, each part in the order of the dossier."""
    watch: tuple[OpenWatch, ...]
    """By the date they are due, those without one last."""
    statements: StatementList
    """What its briefs quote, newest first; none on the pages after the first."""
    briefs: tuple[Card, ...]
    """In the order in which they are read."""
    first: int
    """The number of the first of them in the whole dossier, counted from 1."""
    pager: Pager
    actors: tuple[Counted, ...]
    timeline: Timeline
    """Its events and those of its briefs; none on the pages after the first."""
    places: tuple[Counted, ...]
    sources: tuple[Counted, ...]
    changes: tuple[ChangeDay, ...]
    """What changed, newest first."""
    changes_total: int
    """How many changes there are, with those that only the page of all changes shows."""
    all_changes: SitePath | None
    """The page of all changes; None where nothing has changed."""
    backlinks: tuple[Backlink, ...]
    """Documents other than briefs that link here."""


_BESIDE = 12
"""How many actors, places and sources the page lists."""

_OVER = frozenset({"occurred", "cancelled", "denied"})
"""Events of which nothing is to be expected any more."""


def dossier_view(parts: Parts, ref: Ref, number: int) -> DossierView:
    """Return one page of a dossier."""
    catalog = parts.catalog
    record = catalog.dossiers[ref]
    is_first = number == 1
    front = record.front if is_first else Dossier(title=record.front.title)
    address = numbered(record.address, number)
    setting = page_setting(parts, ref, address)
    briefs = catalog.dossier_order.get(ref, ())
    days = parts.dossier_log[ref] if is_first else ()
    about = description(record.front.summary, record.body)
    shown = catalog.briefs_by_dossier.get(ref, ()) if is_first else ()
    return DossierView(
        head=head(
            catalog,
            address,
            record.title,
            about,
            record.front.lang,
            feeds=term_feeds(catalog, ref),
            calendar=calendar_file(catalog, ref),
        ),
        title=record.title,
        summary=front.summary,
        alert=front.alert or "",
        trend=trend_lines(front),
        body=passage(record.body, "text", setting) if is_first else "",
        notes=passage(record.body, "notes", setting) if is_first else "",
        questions=_questions(parts, front),
        watch=_watch(parts, front, shown),
        statements=statement_list(parts, ref, parts.ledger[ref] if is_first else ()),
        briefs=parts.cards(on_page(catalog, briefs, number)),
        first=(number - 1) * catalog.config.lists.per_page + 1,
        pager=pager(catalog, record.address, number, len(briefs)),
        actors=counted_together(catalog, catalog.dossier_actors.get(ref, ())[:_BESIDE])
        if is_first
        else (),
        timeline=timeline_section(parts, ref) if is_first else Timeline(),
        places=_most(catalog, shown, lambda brief: brief.places),
        sources=_most(catalog, shown, lambda brief: brief.sources),
        changes=change_days(parts, newest_days(days)),
        changes_total=sum(len(each.entries) for each in days),
        all_changes=changes_address(record.address) if days else None,
        backlinks=_backlinks(parts, ref) if is_first else (),
    )


def trend_lines(front: Dossier) -> tuple[TrendLine, ...]:
    """Return how things went by month, the newest first."""
    return tuple(
        TrendLine(Moment(month), front.trend[month]) for month in sorted(front.trend, reverse=True)
    )


def _questions(parts: Parts, front: Dossier) -> tuple[QuestionLine, ...]:
    def line(question: Question) -> QuestionLine:
        brief = parts.catalog.named.get(("brief", question.brief))
        told = brief is not None and brief.kind == "brief"
        return QuestionLine(
            question.text, question.answer, parts.titled[brief] if brief and told else None
        )

    return tuple(map(line, sorted(front.questions, key=lambda each: bool(each.answer))))


def _watch(parts: Parts, front: Dossier, briefs: Iterable[Ref]) -> tuple[OpenWatch, ...]:
    """Return what is still to be watched, of the dossier and of its briefs."""
    found = [_open_watch(parts.catalog, each, None) for each in front.watch]
    for ref in briefs:
        record = parts.catalog.briefs[ref]
        if record.front.watch and record.front.status != "withdrawn":
            brief = parts.titled[ref]
            found += [_open_watch(parts.catalog, each, brief) for each in record.front.watch]
    still = [each for each in found if each is not None]
    return tuple(sorted(still, key=lambda each: _due(each.due)))


def _open_watch(catalog: Catalog, item: WatchItem, brief: Titled | None) -> OpenWatch | None:
    """Return a watch item that is still open, None for another."""
    ref = catalog.named.get(("event", item.event)) if item.event else None
    event = catalog.events.get(ref) if ref is not None else None
    if item.outcome or (event is not None and event.status in _OVER):
        return None
    if event is not None:
        return OpenWatch(item.text, item.due, Link(event.title, event.address), brief)
    named = link(catalog, item.event, ref) if item.event else None
    return OpenWatch(item.text, item.due, named, brief)


def _due(due: Moment | None) -> tuple[bool, tuple[str, float]]:
    return (due is None, due.sort_key if due is not None else ("", 0.0))


def _most(
    catalog: Catalog, briefs: Iterable[Ref], subjects: Callable[[BriefRecord], Iterable[Ref]]
) -> tuple[Counted, ...]:
    """Return what stands in most briefs, with their number; those of one number by id."""

    def each() -> Iterator[Ref]:
        for brief in briefs:
            yield from subjects(catalog.briefs[brief])

    ranked = sorted(Counter(each()).items(), key=lambda item: (-item[1], item[0].id))
    return tuple(counted(catalog, ref, count) for ref, count in ranked[:_BESIDE])


def _backlinks(parts: Parts, ref: Ref) -> tuple[Backlink, ...]:
    links = parts.catalog.backlinks.get(ref, ())
    return parts.backlinks(each for each in links if each.source.kind != "brief")
