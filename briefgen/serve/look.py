"""Looking at a site again and again, with what was seen before in mind.

A look goes through the stages of a build as far as the layout: which outputs there are and what
they say. A glance does so for sources alone that are known to have changed; the next look tells
whether that was all.
"""

import gc
import os
import stat
from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.edition.assets import checked_assets
from briefgen.build.edition.edition import Ground
from briefgen.build.edition.knowledge import ground_of, read
from briefgen.build.edition.layout import Layout, laid_out, layout
from briefgen.build.edition.parsed import Entry, Memory
from briefgen.build.edition.reading import Sources, read_sources
from briefgen.build.edition.remembered import ReadState, load_read_state, remember_read
from briefgen.build.edition.themes import theme_parts
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.stamps import disk_clock
from briefgen.build.state.store import Store
from briefgen.build.tools import Tools
from briefgen.build.workers import Workers
from briefgen.catalog.lexicon import CONTESTING
from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.content.scan import AssetFile, FoundSource, Scan
from briefgen.content.walk import content_prefix, is_passed_over
from briefgen.problem import Problem, Severity, has_errors
from briefgen.serve.given import Given


class Look(Struct, frozen=True, kw_only=True):
    """A site as it was at one moment; `problems` are all that are known before pages are made.

    `shown` is what the layout is made of: the sources with the names found in their texts, but for
    those that cannot be read now their last good version. `unfit` are those problems that are about
    files beside the writing.
    """

    config: Config
    ground: Ground
    found: Scan
    sources: Sources
    shown: dict[str, Memory]
    layout: Layout
    unfit: tuple[Problem, ...]
    assets: dict[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> frozenset[str]:
        """Files beside the writing that no build publishes: they may run code, for example."""
        wrong = (each for each in self.unfit if each.severity is Severity.ERROR)
        return frozenset(each.place.path for each in wrong if each.place is not None)

    @property
    def is_showable(self) -> bool:
        """Whether there is a theme to show it with, and a content folder."""
        return self.ground.theme.is_usable and self.has_content

    @property
    def has_content(self) -> bool:
        """Whether there is a content folder, and it does not lead out of the site."""
        folder = content_prefix(self.config)
        wrong = (each for each in self.found.problems if each.place is not None)
        return all(each.place is None or each.place.path != folder for each in wrong)

    @property
    def is_good(self) -> bool:
        """Whether a build would write this site."""
        return self.ground.theme.is_usable and not has_errors(self.problems)

    def is_like(self, other: "Look") -> bool:
        """Tell whether a site has the same to show as at another look."""
        return (
            self.layout is other.layout
            and self.sources == other.sources
            and self.shown == other.shown
            and self.ground.theme == other.ground.theme
            and self.assets == other.assets
            and self.config == other.config
        )


class Looker:
    """Looks at one site; for one thread."""

    def __init__(self, site_folder: Path, store: Store, *, drafts: bool) -> None:
        """Begin with what the store remembers."""
        self.last: Look | None = None
        self._given = Given()
        self._site_folder = site_folder
        self._store = store
        self._drafts = drafts
        self._read = load_read_state(store)
        self._before = self._read
        self._known: dict[str, FoundSource] = {}
        self._naming: set[str] = set()
        self._is_blind = False
        self.was_blind = False
        """Whether `site.toml` could not be understood at the look before."""

    @property
    def entries(self) -> dict[str, Entry]:
        """What each source of the last look gave, by path."""
        return self._given.entries

    def look(
        self, now: datetime, workers: Workers, progress: Progress
    ) -> tuple[Look | None, tuple[Problem, ...]]:
        """Look at everything.

        Returns: what there is, None where `site.toml` cannot be understood, and all problems.
        Raises:  Lost.
        """
        site = self._site_folder
        config, problems = read_config(site)
        self.was_blind, self._is_blind = self._is_blind, config is None
        if config is None:
            return None, problems
        inputs = Inputs(self._read.files, disk_clock(self._store.path.parent))
        tools = Tools(self._store, inputs, workers, progress)
        found, sources = read(site, config, self._read, tools)
        with progress.stage("theme"):
            theme = theme_parts(site, config, tools)
        options = BuildOptions(now=now, drafts=self._drafts)
        ground = ground_of(site, config, options, theme, found)
        shown, laid = self._laid(ground, found, sources, tools)
        assets, unfit = checked_assets(laid.assets, config.limits, tools)
        self._store.commit()
        self._before, self._read = self._read, replace(self._read, files=inputs.now)
        self._read = replace(self._read, memories=sources.memories)
        self._known = {each.file: each for each in found.sources}
        self._naming = {each.path for each in found.sources if each.kind in CONTESTING}
        self.last = _look(self.entries, ground, found, sources, shown, laid, unfit, assets)
        return self.last, self.last.problems

    def glance(
        self, now: datetime, hints: Iterable[Path]
    ) -> tuple[Look | None, tuple[Problem, ...]] | None:
        """Look at sources that may have changed; None where that would not do. Raises: Lost."""
        last = self.last
        changed = self._changed(hints)
        if last is None or changed is None or self._is_blind or not _lasts(last, now):
            return None
        if not changed:
            return last, last.problems
        inputs = Inputs({}, 0)
        tools = Tools(self._store, inputs, Workers(1), Progress())
        fresh = read_sources(changed, last.config, {}, tools).memories
        if len(fresh) < len(changed):
            return None
        sources = Sources({**last.sources.memories, **fresh})
        files = {**self._read.files, **inputs.now}
        self._read = replace(self._read, files=files, memories=sources.memories)
        ground = replace(last.ground, now=now)
        shown, laid = self._laid(ground, last.found, sources, tools)
        if laid is not last.layout and laid.assets != last.layout.assets:
            return None
        given = (ground, last.found, sources, shown, laid, last.unfit, last.assets)
        self.last = _look(self.entries, *given)
        return self.last, self.last.problems

    def public_problems(self, now: datetime) -> tuple[Problem, ...]:
        """Return what would be wrong with names, links and paths in a public build."""
        last = self.last
        if last is None:
            return ()
        ground = replace(last.ground, drafts=False, now=now)
        # Names that became links by themselves are no matter of problems.
        entries = self._given.good(last.shown).items()
        return layout(self._site_folder, ground, last.found, entries, Progress()).problems

    def forget(self) -> None:
        """Look at the site as for the first time from now on."""
        self.last = None
        self._given = Given()
        self._read = ReadState()
        self._known = {}

    def remember(self) -> None:
        """Keep what was read for the next preview, and nothing older."""
        remember_read(self._store, self._read)
        self._store.commit()

    def renamed(self) -> dict[str, str]:
        """Return the sources that had another name at the look before the last, by that name.

        They are known by their bytes.
        """
        before, now = self._before, self._read
        if before.memories.keys() == now.memories.keys():
            return {}
        come = {
            now.files[path].digest: path
            for path in now.memories.keys() - before.memories.keys()
            if path in now.files
        }
        return {
            path: come[before.files[path].digest]
            for path in before.memories.keys() - now.memories.keys()
            if path in before.files and before.files[path].digest in come
        }

    def _changed(self, hints: Iterable[Path]) -> tuple[FoundSource, ...] | None:
        """Return the sources that lie in some files; None where a file is no known source."""
        found: dict[str, FoundSource] = {}
        for hint in hints:
            if is_passed_over(hint.name):
                continue
            known = self._known.get(str(hint))
            info = _plain(hint)
            if known is None or info is None:
                return None
            found[known.path] = FoundSource(
                known.path, known.kind, known.content_path, known.file, info
            )
        return tuple(found.values())

    def _laid(
        self, ground: Ground, found: Scan, sources: Sources, tools: Tools
    ) -> tuple[dict[str, Memory], Layout]:
        """Return what is shown of the sources, and its layout: the last where nothing differs."""
        given, last = self._given, self.last
        given.learn(sources, tools)
        before, known = self._read.linked, None
        if last is not None and replace(ground, now=last.ground.now) == last.ground:
            known = given.with_links_again(before, self._naming, tools)
        if known is None or last is None or not _lasts(last, ground.now):
            known = given.with_links(ground, found.sources, before, tools)
        shown, linked = known
        self._read = replace(self._read, linked=linked)
        if last is None or not _says_the_same(last, ground, shown):
            # A layout lasts and is large: looking for garbage in it would stop everything.
            gc.collect()
            woven = given.woven(shown, tools).items()
            laid = layout(self._site_folder, ground, found, woven, tools.progress)
            gc.freeze()
            return shown, laid
        addresses = ground.theme.addresses
        if last.ground.theme.addresses == addresses and _same_files(last.found, found):
            return shown, last.layout
        return shown, laid_out(last.layout.surveyed, addresses, found.assets, tools.progress)


def _look(  # noqa: PLR0913, PLR0917 - the parts of a look
    entries: dict[str, Entry],
    ground: Ground,
    found: Scan,
    sources: Sources,
    shown: dict[str, Memory],
    laid: Layout,
    unfit: tuple[Problem, ...],
    assets: dict[str, bytes],
) -> Look:
    memories = sources.memories.items()
    parsed = (entries[path].problems for path, memory in memories if memory.has_problems)
    problems = (
        *found.problems,
        *chain.from_iterable(parsed),
        *ground.theme.problems,
        *laid.problems,
        *unfit,
    )
    return Look(
        config=ground.config,
        ground=ground,
        found=found,
        sources=sources,
        shown=shown,
        layout=laid,
        unfit=unfit,
        assets=assets,
        problems=problems,
    )


def _plain(file: Path) -> os.stat_result | None:
    """Return what the disk says of a regular file that is no link."""
    try:
        info = file.lstat()
    except OSError:
        return None
    return info if stat.S_ISREG(info.st_mode) else None


def _lasts(last: Look, now: datetime) -> bool:
    """Tell whether nothing has changed by time alone since, and the clock was not put back."""
    until = last.layout.surveyed.next_change
    return last.ground.now <= now and (until is None or now < until)


def _says_the_same(last: Look, ground: Ground, now: dict[str, Memory]) -> bool:
    """Tell whether the catalog would be that of the last look, its problems included."""
    before = last.shown
    is_same = (
        last.ground.config == ground.config
        and last.ground.config_file == ground.config_file
        and last.ground.assets == ground.assets
        and _lasts(last, ground.now)
        and before.keys() == now.keys()
        and all(memory.facts == before[path].facts for path, memory in now.items())
    )
    if not is_same or not last.layout.problems:
        return is_same
    # Problems point to places, which may have moved.
    return all(memory.places == before[path].places for path, memory in now.items())


def _same_files(before: Scan, now: Scan) -> bool:
    """Tell whether the files beside the writing are the same files with the same contents."""
    return {path: _mark(file) for path, file in before.assets.items()} == {
        path: _mark(file) for path, file in now.assets.items()
    }


def _mark(file: AssetFile) -> tuple[Path, int, int, int] | None:
    info = file.info
    return None if info is None else (file.file, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
