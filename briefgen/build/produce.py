"""The second half of a build: from the plan to files in the output folder."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from briefgen.address import Ref
from briefgen.build.manifest import load_manifest
from briefgen.build.plan import Output
from briefgen.build.progress import Progress
from briefgen.build.report import stops
from briefgen.build.staging import Staging
from briefgen.build.state import state_of
from briefgen.build.survey import Survey
from briefgen.build.write import Written, disk_refused, write
from briefgen.content.scan import AssetFile
from briefgen.content.text import Text
from briefgen.problem import Problem
from briefgen.render.render import render
from briefgen.render.static import StaticFile
from briefgen.render.theme import Theme
from briefgen.views.plan import Planned
from briefgen.views.site import SiteView, site_view
from briefgen.views.texts import with_texts
from briefgen.views.view import View, viewer

_TOO_SLOW = "BG509"


class Production(Struct, frozen=True, kw_only=True):
    """What outputs are made with, and where they go."""

    site_folder: Path
    out: Path
    show: Callable[[Planned], View]
    theme: Theme
    site: SiteView
    texts: dict[Ref, Text]
    strict: bool


def production(
    site_folder: Path, out: Path, found: Survey, theme: Theme, *, strict: bool
) -> Production:
    """Gather what every output of a build is made with."""
    site = site_view(found.catalog, theme.options)
    return Production(
        site_folder=site_folder,
        out=out,
        show=viewer(found.catalog),
        theme=theme,
        site=site,
        texts=found.texts,
        strict=strict,
    )


def produce(to: Production, outputs: tuple[Output, ...], progress: Progress) -> Written:
    """Make every output and put it in place; on any error nothing public changes.

    Problems: those of rendering, of `Staging.refusal` and of `write`, BG804 the disk refused.
    """
    state = state_of(to.site_folder, to.out)
    staging = Staging(to.out.resolve(), load_manifest(state.manifest), state.staging)
    try:
        with progress.stage("render", len(outputs)):
            mistakes = _stage(to, outputs, staging, progress)
        refusal = staging.refusal()
        if refusal is not None or stops(mistakes, strict=to.strict):
            return Written(problems=mistakes if refusal is None else (*mistakes, refusal))
        return write(staging, state.manifest, progress)
    except OSError as problem:
        return Written(problems=(disk_refused(problem),))
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
    shown = with_texts(to.show(source), to.texts.__getitem__, to.site.base_url)
    return render(shown, to.site, to.theme)
