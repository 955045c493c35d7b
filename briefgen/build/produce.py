"""The second half of a build: from the plan to files in the output folder."""

from pathlib import Path

from msgspec import Struct

from briefgen.build.manifest import load_manifest, manifest_file
from briefgen.build.plan import Output
from briefgen.build.progress import Progress
from briefgen.build.report import stops
from briefgen.build.staging import Staging
from briefgen.build.write import Written, write
from briefgen.catalog.catalog import Catalog
from briefgen.content.scan import AssetFile
from briefgen.problem import Problem, error
from briefgen.render.render import render
from briefgen.render.static import StaticFile
from briefgen.render.theme import Theme
from briefgen.views.site import SiteView, site_view
from briefgen.views.view import view

_TOO_SLOW = "BG509"


class Production(Struct, frozen=True, kw_only=True):
    """What outputs are made with, and where they go."""

    site_folder: Path
    out: Path
    catalog: Catalog
    theme: Theme
    site: SiteView
    strict: bool


def production(
    site_folder: Path, out: Path, catalog: Catalog, theme: Theme, *, strict: bool
) -> Production:
    """Gather what every output of a build is made with."""
    site = site_view(catalog, theme.options)
    return Production(
        site_folder=site_folder, out=out, catalog=catalog, theme=theme, site=site, strict=strict
    )


def produce(to: Production, outputs: tuple[Output, ...], progress: Progress) -> Written:
    """Make every output and put it in place; on any error nothing public changes.

    Problems: those of rendering, of `Staging.refusal` and of `write`, BG804 the disk refused.
    """
    manifest = manifest_file(to.site_folder, to.out)
    staging = Staging(to.out.resolve(), load_manifest(manifest))
    try:
        with progress.stage("render", len(outputs)):
            mistakes = _stage(to, outputs, staging, progress)
        refusal = staging.refusal()
        if refusal is not None or stops(mistakes, strict=to.strict):
            return Written(problems=mistakes if refusal is None else (*mistakes, refusal))
        return write(staging, manifest, progress)
    except OSError as problem:
        return Written(problems=(_refused(problem),))
    finally:
        staging.discard()


def _stage(
    to: Production, outputs: tuple[Output, ...], staging: Staging, progress: Progress
) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for output in progress.counted(outputs):
        data, mistakes = _bytes(to, output)
        problems += mistakes
        if data is not None:
            staging.add(output.path, data)
        if any(mistake.code == _TOO_SLOW for mistake in mistakes):
            # Every page of that template would wait out its limit.
            break
    return tuple(problems)


def _bytes(to: Production, output: Output) -> tuple[bytes | None, tuple[Problem, ...]]:
    source = output.source
    if isinstance(source, StaticFile):
        return source.data, ()
    if isinstance(source, AssetFile):
        return source.file.read_bytes(), ()
    return render(view(to.catalog, source), to.site, to.theme)


def _refused(problem: OSError) -> Problem:
    where = f": {problem.filename}" if problem.filename else ""
    return error(
        "BG804",
        f"the disk refused a file ({problem.strerror or problem}){where}",
        advice="make room or allow writing there, then build again",
    )
