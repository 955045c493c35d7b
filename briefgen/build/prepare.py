"""Everything of a build that comes before the first output: what `list` and `build` share."""

from pathlib import Path

from msgspec import Struct

from briefgen.build.output_folder import output_folder_problems
from briefgen.build.plan import Output, plan
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.build.survey import Survey, survey
from briefgen.config import Config
from briefgen.problem import Problem
from briefgen.render.theme import Theme, load_theme


class Prepared(Struct, frozen=True, kw_only=True):
    """What a site says, what it will be made of, and every problem that is known by then."""

    survey: Survey
    theme: Theme | None
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def output_folder(site_folder: Path, config: Config, options: BuildOptions) -> Path:
    """Return where the site goes."""
    return options.out or site_folder / config.output


def prepare(
    site_folder: Path, config: Config, options: BuildOptions, progress: Progress
) -> Prepared:
    """Look at the output folder, read the content and the theme, and plan the outputs."""
    out = output_folder(site_folder, config, options)
    refused = output_folder_problems(site_folder, out, config)
    found = survey(site_folder, config, options, progress)
    with progress.stage("plan"):
        theme, theirs = load_theme(site_folder, config)
        static = theme.static if theme is not None else ()
        outputs, ours = plan(found.catalog, static, found.scan.assets)
    problems = (*refused, *found.problems, *theirs, *ours)
    return Prepared(survey=found, theme=theme, outputs=outputs, problems=problems)
