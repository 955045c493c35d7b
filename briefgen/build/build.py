"""The build: a straight line of stages from the sources to the site on disk."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from briefgen.build.excerpts import line_reader
from briefgen.build.output_folder import output_folder_problems
from briefgen.build.plan import Output, plan
from briefgen.build.produce import produce, production
from briefgen.build.progress import Progress, Watcher
from briefgen.build.report import BuildOptions, Report, stops
from briefgen.build.survey import Survey, survey
from briefgen.catalog.catalog import Catalog
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem, in_reading_order, with_excerpts
from briefgen.render.theme import Theme, load_theme


def build(site_folder: Path, options: BuildOptions, watcher: Watcher | None = None) -> Report:
    """Build a site; on any error the output folder stays as it was.

    Returns: a report whose problems are in reading order, with the lines they are about.
    """
    progress = Progress(watcher)
    report = _build(site_folder, options, progress)
    problems = with_excerpts(in_reading_order(report.problems), line_reader(site_folder))
    return replace(report, problems=problems, timings=progress.timings, strict=options.strict)


def _build(site_folder: Path, options: BuildOptions, progress: Progress) -> Report:
    config, problems = read_config(site_folder, base_url=options.base_url)
    if config is None:
        return Report(problems=problems)
    out = options.out or site_folder / config.output
    found = survey(site_folder, config, options, progress)
    theme, outputs, mistakes = _planned(site_folder, config, found, progress)
    problems += (*output_folder_problems(site_folder, out, config), *found.problems, *mistakes)
    report = Report(
        out=out,
        problems=problems,
        withheld=found.release.withheld,
        next_change=_next_change(found, config),
        counts=_counts(found.catalog),
    )
    if theme is None or stops(problems, strict=options.strict):
        return report
    making = production(site_folder, out, found.catalog, theme, strict=options.strict)
    written = produce(making, outputs, progress)
    return replace(
        report,
        written=written.written,
        kept=written.kept,
        removed=written.removed,
        problems=(*problems, *written.problems),
    )


def _planned(
    site_folder: Path, config: Config, found: Survey, progress: Progress
) -> tuple[Theme | None, tuple[Output, ...], tuple[Problem, ...]]:
    with progress.stage("plan"):
        theme, problems = load_theme(site_folder, config)
        static = theme.static if theme is not None else ()
        outputs, mistakes = plan(found.catalog, static, found.scan.assets)
    return theme, outputs, (*problems, *mistakes)


def _counts(catalog: Catalog) -> dict[str, int]:
    """Count what has a page, also the actors and tags that only briefs name."""
    return {
        "brief": len(catalog.briefs),
        "actor": len(catalog.actors),
        "tag": len(catalog.tags),
        "page": len(catalog.pages),
    }


def _next_change(found: Survey, config: Config) -> datetime | None:
    """Return when the result next changes, as the site's own clock shows it."""
    change = found.release.next_change
    return None if change is None else change.astimezone(ZoneInfo(config.timezone))
