"""What a site holds, without building it: the rows of `briefgen list`."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.address import Ref
from briefgen.build.edition.knowledge import ground_of, parse_problems, read
from briefgen.build.edition.layout import layout
from briefgen.build.edition.linking import linked_sources
from briefgen.build.edition.linking_job import Linked
from briefgen.build.edition.reading import load_entries
from briefgen.build.edition.remembered import ReadState
from briefgen.build.edition.themes import theme_parts
from briefgen.build.excerpts import readable
from briefgen.build.output.folder import output_folder, output_folder_problems
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.store import passing_store
from briefgen.build.tools import Tools
from briefgen.build.workers import Workers
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord, EventRecord, Record
from briefgen.catalog.said import StatementRecord
from briefgen.config_file import read_config
from briefgen.problem import Problem


class BriefRow(Struct, frozen=True):
    """A released brief."""

    date: str
    id: str
    title: str


class TermRow(Struct, frozen=True):
    """An actor, a place, a source, a dossier or a tag, and how many released briefs it is in."""

    id: str
    name: str
    briefs: int


class EventRow(Struct, frozen=True):
    """An event, and when it begins, "" where that is not known."""

    start: str
    id: str
    title: str


class StatementRow(Struct, frozen=True):
    """A statement: when, who, which words, and the permalink below the site's root."""

    date: str
    speaker: str
    text: str
    address: str


class CandidateRow(Struct, frozen=True):
    """Quoted words that are no statement yet: `path:line:column`, the words, who may say them."""

    place: str
    text: str
    speaker: str


class WithheldRow(Struct, frozen=True):
    """A document this build withholds, and why."""

    path: str
    reason: str


class Inventory(Struct, frozen=True, kw_only=True):
    """A site's briefs newest first, its terms by id, what is withheld, and its problems."""

    briefs: tuple[BriefRow, ...] = ()
    actors: tuple[TermRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    places: tuple[TermRow, ...] = ()
    sources: tuple[TermRow, ...] = ()
    dossiers: tuple[TermRow, ...] = ()
    tags: tuple[TermRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    candidates: tuple[CandidateRow, ...] = ()
    drafts: tuple[WithheldRow, ...] = ()
    withheld: tuple[WithheldRow, ...] = ()
    problems: tuple[Problem, ...] = ()


def inventory(site_folder: Path, options: BuildOptions) -> Inventory:
    """Read a site and list what it holds; a build may go on at the same time."""
    config, problems = read_config(site_folder)
    if config is None:
        return Inventory(problems=readable(problems, site_folder))
    with passing_store() as store, Workers(options.jobs) as workers:
        tools = Tools(store, Inputs({}, 0), workers, Progress())
        found, sources = read(site_folder, config, ReadState(), tools)
        theme = theme_parts(site_folder, config, tools)
        ground = ground_of(site_folder, config, options, theme, found)
        load = partial(load_entries, tools=tools)
        linked, _ = linked_sources(ground, found.sources, sources, Linked(), load, tools)
        entries = load(linked)
        laid = layout(site_folder, ground, found, entries, tools.progress)
        out = output_folder(site_folder, config, options)
        refused = output_folder_problems(site_folder, out, config)
        told = (*refused, *found.problems, *parse_problems(sources, tools), *theme.problems)
        problems = (*told, *laid.problems)
    catalog, withheld = laid.catalog, laid.release.withheld
    return Inventory(
        briefs=tuple(_brief_row(record) for record in catalog.briefs.values()),
        actors=_term_rows(catalog.actors, catalog.briefs_by_actor),
        events=tuple(_event_row(record) for record in catalog.events.values()),
        places=_term_rows(catalog.places, catalog.briefs_by_place),
        sources=_term_rows(catalog.sources, catalog.briefs_by_source),
        dossiers=_term_rows(catalog.dossiers, catalog.briefs_by_dossier),
        tags=_term_rows(catalog.tags, catalog.briefs_by_tag),
        statements=tuple(_statement_row(each, catalog) for each in catalog.statements.all),
        candidates=tuple(row for each in catalog.briefs.values() for row in _candidates(each)),
        drafts=tuple(WithheldRow(each.path, each.reason) for each in withheld if each.is_draft),
        withheld=tuple(WithheldRow(each.path, each.reason) for each in withheld),
        problems=readable(problems, site_folder),
    )


def _brief_row(record: BriefRecord) -> BriefRow:
    return BriefRow(record.front.date.text, record.ref.id, record.title)


def _event_row(record: EventRecord) -> EventRow:
    start = record.front.start
    return EventRow(start.text if start else "", record.ref.id, record.title)


def _term_rows(
    records: Mapping[Ref, Record], briefs: Mapping[Ref, tuple[Ref, ...]]
) -> tuple[TermRow, ...]:
    return tuple(
        TermRow(ref.id, record.title, len(briefs.get(ref, ()))) for ref, record in records.items()
    )


def _statement_row(each: StatementRecord, catalog: Catalog) -> StatementRow:
    address = f"{catalog.briefs[each.brief].address}#{each.anchor}"
    speaker = catalog.actors[each.by].title
    return StatementRow(each.on.text, speaker, " ".join(each.text.split()), address)


def _candidates(brief: BriefRecord) -> Iterator[CandidateRow]:
    for each in brief.body.candidates:
        place = f"{brief.path}:{each.span.line}:{each.span.column}"
        yield CandidateRow(place, each.text, each.speaker)
