"""The layout: what a site says and at which paths, before any page of it is made."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.build.edition.edition import Ground
from briefgen.build.edition.parsed import Entry
from briefgen.build.edition.plan import Output, plan
from briefgen.build.edition.survey import Survey, survey, without_collection
from briefgen.build.progress import Progress
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.release import Release
from briefgen.content.scan import AssetFile, Scan
from briefgen.problem import Problem


class Layout(Struct, frozen=True, kw_only=True):
    """A site's catalog, what was withheld, every output in the order of the plan, what is wrong.

    The problems are those of names, links and paths.
    """

    surveyed: Survey
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]

    @property
    def catalog(self) -> Catalog:
        """What the desk knows."""
        return self.surveyed.catalog

    @property
    def release(self) -> Release:
        """What may be seen, and what is withheld."""
        return self.surveyed.release

    @property
    def assets(self) -> tuple[AssetFile, ...]:
        """The files beside the writing that are outputs, in the order of the plan."""
        return tuple(each.source for each in self.outputs if isinstance(each.source, AssetFile))


def layout(
    site_folder: Path,
    ground: Ground,
    found: Scan,
    entries: Iterable[tuple[str, Entry]],
    progress: Progress,
) -> Layout:
    """Gather what the sources gave, each by its path, in order, and plan what shows it."""
    with without_collection():
        surveyed = survey(site_folder, ground, found, entries, progress)
        return laid_out(surveyed, ground.theme.addresses, found.assets, progress)


def laid_out(
    surveyed: Survey,
    static: Mapping[str, SitePath],
    assets: Mapping[str, AssetFile],
    progress: Progress,
) -> Layout:
    """Plan what shows a catalog, with the static files of a theme by name."""
    with progress.stage("plan"):
        outputs, mistakes = plan(surveyed.catalog, static, assets)
    problems = (*surveyed.problems, *mistakes)
    return Layout(surveyed=surveyed, outputs=outputs, problems=problems)
