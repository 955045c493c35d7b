"""Why an output was last written, and whether the next build would write it again."""

import tempfile
from collections.abc import Iterator, Mapping
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
from briefgen.build.excerpts import readable
from briefgen.build.output.files import digest_on_disk
from briefgen.build.output.folder import output_folder, output_folder_problems
from briefgen.build.output.freshness import Wanted, wanted
from briefgen.build.output.memory import MadeFile, MadeState, load_made_state
from briefgen.build.output.press import Done, Job, Press
from briefgen.build.progress import Progress, Watcher
from briefgen.build.report import BuildOptions, stops
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.lock import locked_if_possible
from briefgen.build.state.manifest import load_manifest
from briefgen.build.state.places import State, edition_kind, state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.store import Store, lent_store, passing_store
from briefgen.build.tools import Tools
from briefgen.build.why.absent import (
    Absent,
    absent_sources,
    source_pages,
    sources_called,
    term_pages,
)
from briefgen.build.why.causes import Cause, causes, closure_causes
from briefgen.build.why.path import Outputs, no_such_output, output_meant
from briefgen.build.workers import Workers
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem

Outlook = Literal["kept", "same", "written", "left", "removed", "stopped"]


class Answer(Struct, frozen=True, kw_only=True):
    """Why an output is as it is, and what the next build would do with it.

    `written` are the causes of its last version, () where nothing is known of it. `outlook` says
    what would happen: it is `kept` as it is; it is made again with the `same` bytes; it is
    `written`; it is `left` although it has other bytes than briefgen gave it; it is `removed`; or
    the build is `stopped` by the errors among `problems`. `causes` are those of the next version.
    `absent` is the source of an output that is no longer made, where it is withheld or gone.
    """

    problems: tuple[Problem, ...] = ()
    out: Path | None = None
    path: OutputPath | None = None
    producer: str = ""
    written: tuple[Cause, ...] = ()
    outlook: Outlook = "stopped"
    causes: tuple[Cause, ...] = ()
    absent: Absent | None = None


def why(
    site_folder: Path, options: BuildOptions, asked: str, watcher: Watcher | None = None
) -> Answer:
    """Say why an output was last written and whether it would be again; nothing is written.

    `asked` is a path or an address of an output, a file in the output folder, a source, or the
    title or name of what has a page.
    Problems: BG143 there is no such output; those of a build that would stop it, in reading order.
    """
    with Workers(options.jobs) as workers:
        answer = _alone(site_folder, options, asked, workers, Progress(watcher))
    return replace(answer, problems=readable(answer.problems, site_folder))


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
            with lent_store(state.store, program_digest(config.timezone)) as store:
                return question.answered(store, workers, progress)
        except DAMAGE:
            # A build would begin again with nothing, too.
            with passing_store() as store:
                return question.answered(store, workers, progress)


def _undisturbed(state: State) -> AbstractContextManager[Problem | None]:
    """Keep builds out; where none has left anything, nothing is made to keep them out with."""
    return locked_if_possible(state.lock) if state.lock.parent.is_dir() else nullcontext()


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
        absent = absent_sources(known, before.memories, store)
        manifest = load_manifest(self.state.manifest)
        listed = {} if manifest is None else manifest.files
        outputs = Outputs(
            site_folder=self.site_folder,
            out=self.out,
            base_url=self.config.base_url,
            content=self.config.content.folder,
            paths=dict.fromkeys((*(each.made.path for each in planned), *made.files, *listed)),
            pages={
                **{each.source: each.path for each in absent},
                **(_pages(planned, known) or source_pages(known.sources.memories, store)),
            },
            absent=absent,
        )
        called = _called(self.asked, outputs, known, store)
        path = called[0] if len(called) == 1 else None
        each = next((each for each in planned if each.made.path == path), None)
        if path is not None:
            look = _Look(self, known, made, store, path, listed)
            source = next((each for each in absent if each.path == path), None)
            if is_stopped:
                return look.stopped(source, known.problems)
            if each is not None:
                return look.ahead(each)
            if look.is_there:
                return look.gone(source)
        found = known.problems if is_stopped else (no_such_output(self.asked, outputs, called),)
        return Answer(problems=found)


def _pages(planned: tuple[Wanted, ...], known: Knowledge) -> dict[str, OutputPath]:
    """Return the page of each source, and the output of each file that is published as it is."""
    pages: dict[str, OutputPath] = {}
    for each in planned:
        made_from, producer = each.made.kind, each.made.producer
        is_file = producer in known.sources.memories or made_from in ("static", "asset")
        if is_file and made_from != "redirect":
            pages.setdefault(producer, each.made.path)
    return pages


def _called(asked: str, outputs: Outputs, known: Knowledge, store: Store) -> tuple[OutputPath, ...]:
    """Return the output that a person means, or all whose title or name it may be."""
    path = output_meant(asked, outputs)
    if path is not None:
        return (path,)
    sources = sources_called(asked, known.sources.memories, store)
    pages = (*(outputs.pages[each] for each in sources if each in outputs.pages),)
    found = tuple(each for each in dict.fromkeys(pages) if each in outputs.paths)
    return found or tuple(each for each in term_pages(asked) if each in outputs.paths)


class _Look(Struct, frozen=True):
    """One output, in the light of all that is known."""

    question: _Question
    known: Knowledge
    made: MadeState
    store: Store
    path: OutputPath
    listed: Mapping[OutputPath, tuple[str, ...]]

    @property
    def is_there(self) -> bool:
        """Whether the last build made it, or it is in the output folder still."""
        return self.path in self.made.files or self._on_disk() is not None

    def stopped(self, absent: Absent | None, problems: tuple[Problem, ...]) -> Answer:
        """Answer for a build that would not come as far as this output."""
        return replace(self._answer(_source(absent)), problems=problems, absent=absent)

    def gone(self, absent: Absent | None) -> Answer:
        """Answer for an output that nothing makes any more."""
        outlook: Outlook = "removed" if self._is_ours(self._on_disk()) else "left"
        return replace(self._answer(_source(absent)), outlook=outlook, absent=absent)

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
        # What was equal all through was written only because of its file.
        yield from found or (Cause(what="restored" if self._has_other_editions() else "missing"),)

    def _new_causes(
        self, each: Wanted, known: MadeFile | None, found: str | None
    ) -> Iterator[Cause]:
        if known is None:
            yield self._unknown_cause(found)
            return
        yield from causes(known.made, each.ingredients, each.made.producer, self.store)
        yield from closure_causes(self.made.closures[known.made.closure], self.known.theme.behind)
        if found != known.digest:
            yield self._file_cause(found)

    def _unknown_cause(self, found: str | None) -> Cause:
        """Say why an output is made of which the last build left no memory."""
        if not self.made.files:
            return Cause(what="options" if self._has_other_editions() else "forgotten")
        return self._file_cause(found) if self.path in self.listed else Cause(what="new")

    def _file_cause(self, found: str | None) -> Cause:
        if found is None:
            return Cause(what="missing")
        return Cause(what="other" if found in self.listed.get(self.path, ()) else "edited")

    def _has_other_editions(self) -> bool:
        """Tell whether the folder was built with other options as well."""
        state = self.question.state
        stores = state.store.parent.glob(f"{state.lock.name}-*.sqlite")
        return any(each != state.store for each in stores)

    def _outlook(self, fresh: str, found: str | None) -> Outlook:
        if found == fresh:
            return "same"
        return "written" if found is None or self._is_ours(found) else "left"

    def _on_disk(self) -> str | None:
        return digest_on_disk(self.question.out / self.path)

    def _is_ours(self, found: str | None) -> bool:
        listed = self.listed.get(self.path, ())
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


def _source(absent: Absent | None) -> str:
    return "" if absent is None else absent.source
