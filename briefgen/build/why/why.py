"""Why an output was last written, and whether the next build would write it again."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.build import DAMAGE
from briefgen.build.edition.knowledge import Knowledge, know
from briefgen.build.edition.remembered import load_read_state
from briefgen.build.excerpts import line_reader
from briefgen.build.output.files import digest_on_disk
from briefgen.build.output.folder import output_folder, output_folder_problems
from briefgen.build.output.freshness import Wanted, wanted
from briefgen.build.output.memory import MadeFile, MadeState, load_made_state
from briefgen.build.output.press import Done, Job, Press
from briefgen.build.progress import Progress, Watcher
from briefgen.build.report import BuildOptions, stops
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.lock import locked
from briefgen.build.state.manifest import load_manifest
from briefgen.build.state.places import State, edition_kind, state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.store import Store, lent_store, passing_store
from briefgen.build.tools import Tools
from briefgen.build.why.causes import Cause, causes, closure_causes
from briefgen.build.why.path import Outputs, no_such_output, output_meant
from briefgen.build.workers import Workers
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem, in_reading_order, with_excerpts

Outlook = Literal["kept", "same", "written", "left", "removed", "stopped"]


class Answer(Struct, frozen=True, kw_only=True):
    """Why an output is as it is, and what the next build would do with it.

    `written` are the causes of its last version, () where nothing is known of it. `outlook` says
    what would happen: it is `kept` as it is; it is made again with the `same` bytes; it is
    `written`; it is `left` although it has other bytes than briefgen gave it; it is `removed`; or
    the build is `stopped` by `problems`. `causes` are those of the next version.
    """

    problems: tuple[Problem, ...] = ()
    out: Path | None = None
    path: OutputPath | None = None
    producer: str = ""
    written: tuple[Cause, ...] = ()
    outlook: Outlook = "stopped"
    causes: tuple[Cause, ...] = ()


def why(
    site_folder: Path, options: BuildOptions, asked: str, watcher: Watcher | None = None
) -> Answer:
    """Say why an output was last written and whether it would be again; nothing is written.

    `asked` is a path or an address of an output, a file in the output folder, or a source.
    Problems: BG143 there is no such output; those of a build that would stop it, in reading order.
    """
    with Workers(options.jobs) as workers:
        answer = _alone(site_folder, options, asked, workers, Progress(watcher))
    problems = with_excerpts(in_reading_order(answer.problems), line_reader(site_folder))
    return replace(answer, problems=problems)


def _alone(
    site_folder: Path, options: BuildOptions, asked: str, workers: Workers, progress: Progress
) -> Answer:
    config, problems = read_config(site_folder, base_url=options.base_url)
    if config is None:
        return Answer(problems=problems)
    out = output_folder(site_folder, config, options)
    refused = output_folder_problems(site_folder, out, config)
    if refused:
        return Answer(problems=refused)
    state = state_of(site_folder, out, edition_kind(config, drafts=options.drafts))
    question = _Question(site_folder, config, options, out, state, asked)
    with _undisturbed(state) as refusal:
        if refusal is not None:
            return Answer(problems=(refusal,))
        try:
            with lent_store(state.store, program_digest()) as store:
                return question.answered(store, workers, progress)
        except DAMAGE:
            # A build would begin again with nothing, too.
            with passing_store() as store:
                return question.answered(store, workers, progress)


def _undisturbed(state: State) -> AbstractContextManager[Problem | None]:
    """Keep builds out; where none has left anything, nothing is made to keep them out with."""
    return locked(state.lock) if state.lock.parent.is_dir() else nullcontext()


class _Question(Struct, frozen=True):
    """What is asked of which site."""

    site_folder: Path
    config: Config
    options: BuildOptions
    out: Path
    state: State
    asked: str

    def answered(self, store: Store, workers: Workers, progress: Progress) -> Answer:
        """Find out what a build would, up to its first output, and compare. Raises: Lost."""
        before = load_read_state(store)
        # No file is found unchanged anew: that would take a look at the clock of the disk.
        tools = Tools(store, Inputs(before.files, 0), workers, progress)
        known = know(self.site_folder, self.config, self.options, before, tools)
        made = load_made_state(store)
        is_stopped = not known.theme.is_usable or stops(known.problems, strict=False)
        planned = () if is_stopped else wanted(known.edition, known.sources, known.assets)
        outputs = self._outputs(planned, known, made)
        path = output_meant(self.asked, outputs)
        if path is None:
            found = known.problems if is_stopped else (no_such_output(self.asked, outputs),)
            return Answer(problems=found)
        look = _Look(self, known, made, store, path)
        each = next((each for each in planned if each.made.path == path), None)
        if is_stopped:
            return look.stopped(known.problems)
        return look.gone() if each is None else look.ahead(each)

    def _outputs(self, planned: tuple[Wanted, ...], known: Knowledge, made: MadeState) -> Outputs:
        pages: dict[str, OutputPath] = {}
        for each in planned:
            made_from, producer = each.made.kind, each.made.producer
            is_file = producer in known.sources.memories or made_from in ("static", "asset")
            if is_file and made_from != "redirect":
                pages.setdefault(producer, each.made.path)
        return Outputs(
            site_folder=self.site_folder,
            out=self.out,
            base_url=self.config.base_url,
            paths=dict.fromkeys((*(each.made.path for each in planned), *made.files)),
            pages=pages,
            withheld=known.edition.withheld,
        )


class _Look(Struct, frozen=True):
    """One output, in the light of all that is known."""

    question: _Question
    known: Knowledge
    made: MadeState
    store: Store
    path: OutputPath

    def stopped(self, problems: tuple[Problem, ...]) -> Answer:
        """Answer for a build that would not come as far as this output."""
        return replace(self._answer(""), problems=problems)

    def gone(self) -> Answer:
        """Answer for an output that nothing makes any more."""
        outlook: Outlook = "removed" if self._is_ours(self._on_disk()) else "left"
        return replace(self._answer(""), outlook=outlook)

    def ahead(self, each: Wanted) -> Answer:
        """Answer for an output of the next build."""
        answer = self._answer(each.made.producer)
        found = self._on_disk()
        known = self.made.files.get(self.path)
        new = tuple(self._new_causes(each, known, found))
        if not new:
            return replace(answer, outlook="kept")
        done = self._rendered(each)
        if not done.digest:
            return replace(answer, causes=new, problems=done.problems)
        return replace(answer, causes=new, outlook=self._outlook(done.digest, found))

    def _answer(self, producer: str) -> Answer:
        known = self.made.files.get(self.path)
        last = () if known is None else tuple(self._last_causes(known, producer))
        out = self.question.out
        return Answer(out=out, path=self.path, producer=producer, written=last)

    def _last_causes(self, known: MadeFile, producer: str) -> Iterator[Cause]:
        old, new = known.before, known.written
        if old is None:
            yield Cause(what="first")
            return
        closures = self.made.closures
        found = (
            *causes(old, new, producer or self.path, self.store),
            *closure_causes(closures[old.closure], closures[new.closure].get),
        )
        # What was equal all through was written only because its file was not there.
        yield from found or (Cause(what="missing"),)

    def _new_causes(
        self, each: Wanted, known: MadeFile | None, found: str | None
    ) -> Iterator[Cause]:
        if known is None:
            yield Cause(what="new" if self.made.files else "forgotten")
            return
        yield from causes(known.made, each.ingredients, each.made.producer, self.store)
        yield from closure_causes(self.made.closures[known.made.closure], self.known.theme.behind)
        if found != known.digest:
            yield Cause(what="missing" if found is None else "edited")

    def _outlook(self, fresh: str, found: str | None) -> Outlook:
        if found == fresh:
            return "same"
        return "written" if found is None or self._is_ours(found) else "left"

    def _on_disk(self) -> str | None:
        return digest_on_disk(self.question.out / self.path)

    def _is_ours(self, found: str | None) -> bool:
        manifest = load_manifest(self.question.state.manifest)
        listed = () if manifest is None else manifest.files.get(self.path, ())
        known = self.made.files.get(self.path)
        return found in (None, *listed, *(() if known is None else (known.digest,)))

    def _rendered(self, each: Wanted) -> Done:
        """Make an output, to see whether its bytes would be others. Raises: Lost."""
        # The templates take long to load, and what is kept needs none.
        from briefgen.build.output.render_work import opened, render_with  # noqa: PLC0415

        made, ask, encode = each.made, self.question, msgspec.msgpack.encode
        with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
            press = Press(
                site_folder=str(ask.site_folder.resolve()),
                config=encode(ask.config),
                site=self.known.edition.site,
                theme=b"",
                staging=folder,
                out=str(ask.out.resolve()),
            )
            file = self.known.found.assets[made.name].file if made.kind == "asset" else ""
            texts = tuple(digest for _, digest in each.ingredients.texts)
            job = Job(0, self.path, made.kind, made.content, texts, made.name, str(file))
            return render_with(opened(press, self.store), press, (job,))[0]
