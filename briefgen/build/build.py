"""The build: a straight line of stages from the sources to the site on disk."""

from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.edition.knowledge import Knowledge, know
from briefgen.build.edition.remembered import ReadState, load_read_state, remember_read
from briefgen.build.excerpts import readable
from briefgen.build.leftovers import remove_leftovers
from briefgen.build.output.folder import output_folder, output_folder_problems
from briefgen.build.output.freshness import freshness, wanted
from briefgen.build.output.memory import MadeState, digests, load_made_state, remember_made
from briefgen.build.output.produce import Production, produce
from briefgen.build.progress import Progress, Watcher
from briefgen.build.report import BuildOptions, Report, stops
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.lock import locked
from briefgen.build.state.places import State, edition_kind, state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.stamps import disk_clock
from briefgen.build.state.store import Store, forget, open_store, passing_store
from briefgen.build.tools import Lost, Tools
from briefgen.build.workers import Workers
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem, error, warning


def build(
    site_folder: Path,
    options: BuildOptions,
    watcher: Watcher | None = None,
    executor: Executor | None = None,
) -> Report:
    """Build a site; on any error the output folder stays as it was.

    `executor` does the work in the place of processes of our own.
    Returns: a report whose problems are in reading order, with the lines they are about.
    """
    progress = Progress(watcher)
    try:
        with Workers(options.jobs, executor) as workers:
            report = _alone(site_folder, options, workers, progress)
    except BrokenExecutor:
        report = Report(problems=(_worker_lost(),))
    problems = readable(report.problems, site_folder)
    return replace(report, problems=problems, timings=progress.timings, strict=options.strict)


def _remember(store: Store, read: ReadState, before: ReadState) -> None:
    """Write what the store was given; what was read only where that is new."""
    if read != before:
        remember_read(store, read)
    store.commit()


def _worker_lost() -> Problem:
    return error(
        "BG808",
        "a process that helped with the build was ended from outside",
        advice="if memory was short, build with --jobs 1",
    )


def _store_refused() -> Problem:
    return warning(
        "BG810",
        "what was found out could not be kept in .briefgen/stores/: the next build makes all anew",
        advice="make that a folder that is writable for you, on a disk with room",
    )


def _alone(
    site_folder: Path, options: BuildOptions, workers: Workers, progress: Progress
) -> Report:
    """Build while no other build writes to the same folder, from sources read within that time."""
    config, problems = read_config(site_folder, base_url=options.base_url)
    if config is None:
        return Report(problems=problems)
    out = output_folder(site_folder, config, options)
    state = state_of(site_folder, out, edition_kind(config, drafts=options.drafts))
    refused = output_folder_problems(site_folder, out, config)
    run = _Run(site_folder, config, options, out, state, refused)
    if refused:
        # Nothing will be written, so there is nothing to keep another build from.
        return run.remembering(workers, progress)
    with locked(state.lock, progress.tell) as refusal:
        if refusal is not None:
            return Report(out=out, problems=(*problems, refusal))
        remove_leftovers(site_folder, state)
        return run.remembering(workers, progress)


DAMAGE = (
    Lost,
    msgspec.MsgspecError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What can come of values that no build of ours has stored."""


class _Run(Struct, frozen=True):
    """One build of one site.

    `refused` tells why its output folder cannot be one; `ours` are the digests of outputs that an
    attempt before this one knew.
    """

    site_folder: Path
    config: Config
    options: BuildOptions
    out: Path
    state: State
    refused: tuple[Problem, ...] = ()
    ours: dict[OutputPath, str] = {}

    def remembering(self, workers: Workers, progress: Progress) -> Report:
        """Build with what earlier builds found out, and without it where that has gaps."""
        made = MadeState()
        try:
            with self._store() as store:
                made = load_made_state(store)
                report = self._built(store, made, workers, progress)
                return replace(report, problems=(*report.problems, *self._unkept(report, store)))
        except DAMAGE:
            # A mistake of ours comes back in a build that remembers nothing, and shows.
            again = replace(self, ours=digests(made))
            with self._passing_store() as store:
                forget(self.state.store)
                return again._built(store, MadeState(), workers, progress)  # noqa: SLF001 - its own

    def _unkept(self, report: Report, store: Store) -> tuple[Problem, ...]:
        """Tell of a finished build that the next one will know nothing of (BG810)."""
        is_fine = store.is_kept or not self._is_remembering
        return () if is_fine or not report.finished else (_store_refused(),)

    @property
    def _is_remembering(self) -> bool:
        return self.options.cache and not self.refused

    def _store(self) -> AbstractContextManager[Store]:
        if self._is_remembering:
            return open_store(self.state.store, program_digest(self.config.timezone))
        return self._passing_store()

    def _passing_store(self) -> AbstractContextManager[Store]:
        # Without a lock another build may be at work in the same place.
        return passing_store(None if self.refused else self.state.passing)

    def _built(self, store: Store, made: MadeState, workers: Workers, progress: Progress) -> Report:
        before = load_read_state(store)
        inputs = Inputs(before.files, disk_clock(store.path.parent))
        tools = Tools(store, inputs, workers, progress)
        known = know(self.site_folder, self.config, self.options, before, tools)
        problems = (*self.refused, *known.problems)
        read = ReadState(inputs.now, known.parsed.memories, known.linked)
        report = self._report(known)
        if not known.theme.is_usable or stops(problems, strict=self.options.strict):
            _remember(store, read, before)
            return replace(report, problems=problems)
        with progress.stage("compare"):
            outputs = wanted(known.edition, known.sources, known.assets)
            found = freshness(outputs, made, known.theme, self.out, inputs.clock)
        written, after = produce(self._production(known, made), found, tools)
        with progress.stage("remember"):
            if after is not None:
                remember_made(store, after, (each.content for each in known.edition.outputs))
            _remember(store, read, before)
        return replace(
            report,
            written=written.written,
            kept=written.kept,
            left=written.left,
            removed=written.removed,
            problems=(*problems, *written.problems),
            finished=written.is_through,
        )

    def _production(self, known: Knowledge, made: MadeState) -> Production:
        return Production(
            site_folder=self.site_folder,
            out=self.out,
            state=self.state,
            config=self.config,
            theme=known.theme,
            edition=known.edition,
            assets=known.found.assets,
            before=made,
            ours=self.ours,
            strict=self.options.strict,
        )

    def _report(self, known: Knowledge) -> Report:
        until = known.edition.until
        zone = ZoneInfo(self.config.timezone)
        return Report(
            out=self.out,
            withheld=known.edition.withheld,
            # As the site's own clock shows it.
            next_change=None if until is None else until.astimezone(zone),
            counts=known.edition.counts,
        )
