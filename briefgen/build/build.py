"""The build: a straight line of stages from the sources to the site on disk."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from briefgen.build.excerpts import line_reader
from briefgen.build.lock import locked
from briefgen.build.output_folder import output_folder_problems
from briefgen.build.prepare import output_folder, prepare
from briefgen.build.produce import produce, production
from briefgen.build.progress import Progress, Watcher
from briefgen.build.report import BuildOptions, Report, stops
from briefgen.build.state import state_of
from briefgen.build.survey import Survey
from briefgen.catalog.catalog import Catalog
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import in_reading_order, with_excerpts


def build(site_folder: Path, options: BuildOptions, watcher: Watcher | None = None) -> Report:
    """Build a site; on any error the output folder stays as it was.

    Returns: a report whose problems are in reading order, with the lines they are about.
    """
    progress = Progress(watcher)
    report = _alone(site_folder, options, progress)
    problems = with_excerpts(in_reading_order(report.problems), line_reader(site_folder))
    return replace(report, problems=problems, timings=progress.timings, strict=options.strict)


def _alone(site_folder: Path, options: BuildOptions, progress: Progress) -> Report:
    """Build while no other build writes to the same folder, from sources read within that time."""
    config, problems = read_config(site_folder, base_url=options.base_url)
    if config is None:
        return Report(problems=problems)
    out = output_folder(site_folder, config, options)
    if output_folder_problems(site_folder, out, config):
        # Nothing will be written, so there is nothing to keep another build from.
        return _build(site_folder, config, options, progress)
    with locked(state_of(site_folder, out).lock) as refusal:
        if refusal is not None:
            return Report(out=out, problems=(*problems, refusal))
        return _build(site_folder, config, options, progress)


def _build(site_folder: Path, config: Config, options: BuildOptions, progress: Progress) -> Report:
    ready = prepare(site_folder, config, options, progress)
    out = output_folder(site_folder, config, options)
    report = Report(
        out=out,
        problems=ready.problems,
        withheld=ready.survey.release.withheld,
        next_change=_next_change(ready.survey, config),
        counts=_counts(ready.survey.catalog),
    )
    if ready.theme is None or stops(ready.problems, strict=options.strict):
        return report
    making = production(site_folder, out, ready.survey, ready.theme, strict=options.strict)
    written = produce(making, ready.outputs, progress)
    return replace(
        report,
        written=written.written,
        kept=written.kept,
        removed=written.removed,
        problems=(*ready.problems, *written.problems),
    )


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
