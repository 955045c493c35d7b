"""What there is to know of a site before its first output is made; remembered where it can be."""

from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.build.edition.assets import checked_assets
from briefgen.build.edition.edition import (
    Edition,
    Ground,
    decode_edition,
    edition_key,
    encode_edition,
)
from briefgen.build.edition.linking import linked_sources
from briefgen.build.edition.linking_job import Linked
from briefgen.build.edition.parsed import decode_entry
from briefgen.build.edition.reading import Sources, load_entries, read_sources
from briefgen.build.edition.remembered import ReadState
from briefgen.build.edition.themes import ThemeParts, site_file_digest, theme_parts
from briefgen.build.report import BuildOptions
from briefgen.build.state.manifest import is_safe
from briefgen.build.tools import Lost, Tools
from briefgen.config import Config
from briefgen.content.scan import Scan, scan
from briefgen.problem import Problem


class Knowledge(Struct, frozen=True, kw_only=True):
    """What a site says and what it will be made of; `problems` are all that are known by then.

    `parsed` is what is remembered of each source alone, `sources` the same with the names found in
    its text, and `linked` what to remember of these. `assets` are the digests of the files that are
    published, by path below the content folder.
    """

    found: Scan
    parsed: Sources
    linked: Linked
    sources: Sources
    theme: ThemeParts
    edition: Edition
    assets: dict[str, bytes]
    problems: tuple[Problem, ...]


def know(
    site_folder: Path, config: Config, options: BuildOptions, before: ReadState, tools: Tools
) -> Knowledge:
    """Read what has changed and find out what the site says now. Raises: Lost."""
    found, parsed = read(site_folder, config, before, tools)
    with tools.progress.stage("theme"):
        theme = theme_parts(site_folder, config, tools)
    ground = ground_of(site_folder, config, options, theme, found)
    load = partial(load_entries, tools=tools)
    sources, linked = linked_sources(ground, found.sources, parsed, before.linked, load, tools)
    edition = _edition(site_folder, ground, found, sources, tools)
    used = (found.assets[made.name] for made in edition.outputs if made.kind == "asset")
    assets, unfit = checked_assets(used, config.limits, tools)
    return Knowledge(
        found=found,
        parsed=parsed,
        linked=linked,
        sources=sources,
        theme=theme,
        edition=edition,
        assets=assets,
        problems=(
            *found.problems,
            *parse_problems(sources, tools),
            *theme.problems,
            *edition.problems,
            *unfit,
        ),
    )


def ground_of(
    site_folder: Path, config: Config, options: BuildOptions, theme: ThemeParts, found: Scan
) -> Ground:
    """Return what the edition stands on besides the facts of the sources."""
    return Ground(
        config=config,
        drafts=options.drafts,
        now=options.now,
        config_file=site_file_digest(site_folder),
        theme=theme,
        assets=tuple(found.assets),
    )


def read(
    site_folder: Path, config: Config, before: ReadState, tools: Tools
) -> tuple[Scan, Sources]:
    """Find the files of the content folder, and parse those that are new."""
    with tools.progress.stage("scan"):
        found = scan(site_folder, config)
    return found, read_sources(found.sources, config, before.memories, tools)


def parse_problems(sources: Sources, tools: Tools) -> tuple[Problem, ...]:
    """Return what is wrong within single files. Raises: Lost."""
    keys = tuple(each.key for each in sources.memories.values() if each.has_problems)
    entries = tools.store.get_many("parsed", keys)
    if len(entries) < len(set(keys)):
        raise Lost("problems")
    return tuple(problem for key in keys for problem in decode_entry(entries[key]).problems)


def _edition(
    site_folder: Path, ground: Ground, found: Scan, sources: Sources, tools: Tools
) -> Edition:
    key = edition_key(ground, sources)
    data = tools.store.get("editions", key)
    if data is not None:
        edition = decode_edition(data)
        if not all(is_safe(made.path) for made in edition.outputs):
            raise Lost("editions")
        if edition.holds(ground.now, sources):
            return edition
    # The catalog and the views take long to load, and often what a writer edits changes neither.
    from briefgen.build.edition.edit import make_edition  # noqa: PLC0415

    edition = make_edition(site_folder, ground, found, sources, tools)
    tools.store.keep_only("editions", ())
    tools.store.put_many("editions", [(key, encode_edition(edition))])
    return edition
