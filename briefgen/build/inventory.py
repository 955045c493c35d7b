"""What a site holds, without building it: the rows of `briefgen list`."""

from pathlib import Path

from msgspec import Struct

from briefgen.address import Ref
from briefgen.build.excerpts import line_reader
from briefgen.build.prepare import prepare
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.catalog.catalog import ActorRecord, BriefRecord, TagRecord
from briefgen.config_file import read_config
from briefgen.problem import Problem, in_reading_order, with_excerpts


class BriefRow(Struct, frozen=True):
    """A released brief."""

    date: str
    id: str
    title: str


class TermRow(Struct, frozen=True):
    """An actor or a tag, and how many released briefs it is in."""

    id: str
    name: str
    briefs: int


class WithheldRow(Struct, frozen=True):
    """A document this build withholds, and why."""

    path: str
    reason: str


class Inventory(Struct, frozen=True, kw_only=True):
    """A site's briefs newest first, its terms by id, what is withheld, and its problems."""

    briefs: tuple[BriefRow, ...] = ()
    actors: tuple[TermRow, ...] = ()
    tags: tuple[TermRow, ...] = ()
    drafts: tuple[WithheldRow, ...] = ()
    withheld: tuple[WithheldRow, ...] = ()
    problems: tuple[Problem, ...] = ()


def inventory(site_folder: Path, options: BuildOptions) -> Inventory:
    """Read a site and list what it holds."""
    config, problems = read_config(site_folder)
    if config is None:
        return Inventory(problems=_in_order(site_folder, problems))
    ready = prepare(site_folder, config, options, Progress())
    found = ready.survey
    catalog, withheld = found.catalog, found.release.withheld
    return Inventory(
        briefs=tuple(_brief_row(record) for record in catalog.briefs.values()),
        actors=tuple(_term_row(each, catalog.briefs_by_actor) for each in catalog.actors.values()),
        tags=tuple(_term_row(each, catalog.briefs_by_tag) for each in catalog.tags.values()),
        drafts=tuple(WithheldRow(each.path, each.reason) for each in withheld if each.is_draft),
        withheld=tuple(WithheldRow(each.path, each.reason) for each in withheld),
        problems=_in_order(site_folder, ready.problems),
    )


def _brief_row(record: BriefRecord) -> BriefRow:
    return BriefRow(record.front.date.text, record.ref.id, record.title)


def _term_row(record: ActorRecord | TagRecord, briefs: dict[Ref, tuple[Ref, ...]]) -> TermRow:
    return TermRow(record.ref.id, record.title, len(briefs.get(record.ref, ())))


def _in_order(site_folder: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return with_excerpts(in_reading_order(problems), line_reader(site_folder))
