"""The desk: a site in memory, looked at again and again; for one thread."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import HOME, NOT_FOUND, OutputPath, SitePath, absolute, output_path
from briefgen.build.build import DAMAGE
from briefgen.build.edition.edit import document_counts
from briefgen.build.progress import Progress, Watcher
from briefgen.build.state.store import Store
from briefgen.build.tools import Lost
from briefgen.build.workers import Workers
from briefgen.config_file import FILE
from briefgen.content.scan import AssetFile
from briefgen.problem import Problem, warning
from briefgen.serve.about import Around, Homes, about, differs
from briefgen.serve.look import Look, Looker
from briefgen.serve.mistakes import Mistakes
from briefgen.serve.pages import Pages
from briefgen.serve.rounds import changes, next_rounds, round_of
from briefgen.serve.shown import About, Hidden, Round, Shown, Status
from briefgen.serve.sweep import Sweep

T = TypeVar("T")

_NEVER = datetime.min.replace(tzinfo=UTC)

_RELATIVE = re.compile(rb'(\s(?:href|src)=")(?![a-z][a-z0-9+.-]*:|[/#"])')
"""What is before a link that begins at the page it is on."""


_CANNOT_BE_MADE = (
    b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Not yet</title>'
    b"<body><p>This page cannot be made before what is wrong with it is mended.</p></body></html>"
)


class Instruments(Struct, frozen=True):
    """What a desk works with: the site's folder, what is remembered, an editor's address.

    `wall` gives the time of day. A `discreet` desk tells nothing of what it withholds, not even
    that it is there.
    """

    site_folder: Path
    store: Store
    editor: str = ""
    drafts: bool = True
    wall: Callable[[], datetime] = lambda: _NEVER
    discreet: bool = False


class Desk:
    """What a site shows now: its last good version, and what is wrong with the newest.

    `number` grows when a browser may have something else to show. `outputs` are the paths of
    all outputs, `status` is how the site is.
    """

    def __init__(self, tools: Instruments) -> None:
        """Look at nothing yet."""
        self.number = 0
        self.status = Status(number=0, title="")
        self.outputs: frozenset[OutputPath] = frozenset()
        self.mistakes = Mistakes(tools.site_folder, tools.editor)
        self._tools = tools
        self._looker = Looker(tools.site_folder, tools.store, drafts=tools.drafts)
        self._homes = Homes()
        self._sweep = Sweep()
        self._pages: Pages | None = None
        self._seen: Look | None = None
        self._problems: tuple[Problem, ...] = ()
        self._public: tuple[Problem, ...] = ()
        self._of_pages: dict[OutputPath, tuple[Problem, ...]] = {}
        self._rounds: tuple[Round, ...] = ()
        self._is_frozen = False
        self._differs = 0
        self._differs_until: datetime | None = None
        self._now = _NEVER

    def first_look(self, now: datetime, jobs: int, watcher: Watcher | None = None) -> None:
        """Look at everything for the first time, with some processes to help."""
        begin = perf_counter()
        self._now = now
        with Workers(jobs) as workers:
            try:
                seen = self._looker.look(now, workers, Progress(watcher))
            except DAMAGE:
                # What an earlier preview left may be damaged; a mistake of ours comes back.
                self._looker.forget()
                seen = self._looker.look(now, workers, Progress(watcher))
            self._take(seen, begin)

    def look(self, now: datetime, hints: Iterable[Path] | None) -> bool:
        """Look at the files that may have changed, all where None; tell whether `number` grew."""
        self._now = now
        return self._kept(lambda: self._looked(hints))

    def shown(self, path: OutputPath) -> Shown | None:
        """Return an output, its last good version where it cannot be made now."""
        pages = self._pages
        if pages is None or path not in pages.outputs:
            return None
        try:
            shown, problems = self._kept(lambda: pages.shown(path))
        except Lost:
            # What it was made from is gone with the store, and the site has mistakes now.
            shown, problems = pages.good(path), ()
        if problems != self._of_pages.get(path, ()):
            self._of_pages[path] = problems
            self._tell(is_other=False)
        is_page = path.endswith(".html") and not isinstance(pages.outputs[path].source, AssetFile)
        if shown is None and is_page:
            shown = Shown(path, _CANNOT_BE_MADE, "", is_current=False)
        return shown and replace(shown, number=self.number)

    def missing(self) -> Shown | None:
        """Return the site's page for addresses where nothing is, None where it has none.

        It is shown at any address, so all its links begin at the preview's root here.
        """
        shown = self.shown(output_path(NOT_FOUND))
        if shown is None or self._pages is None:
            return None
        root = re.escape(escape(absolute(self._pages.site.base_url, HOME)).encode())
        data = re.sub(rb'(\s(?:href|src)=")' + root, rb"\1/", shown.data)
        return replace(shown, data=_RELATIVE.sub(rb"\1/", data))

    def about(self, path: SitePath) -> About:
        """Return what there is to know of an address."""
        around = self._around()
        if around is not None:
            return about(around, path, self.number)
        mistakes = self.mistakes.shown()
        return About(number=self.number, path=path, is_found=False, mistakes=mistakes)

    def sweep(self, milliseconds: float) -> bool:
        """Make more of what nobody asked for; tell whether any is left."""
        if self._pages is None or self._sweep.is_over:
            return False
        if not self._sweep.go_on(milliseconds):
            self.status = replace(self.status, unchecked=self._sweep.left)
            return True
        self._public = self._public_problems()
        self._tell(is_other=False)
        self._pages.tidy()
        return False

    def _public_problems(self) -> tuple[Problem, ...]:
        """Return what only a public build would stumble over, such as a link to a draft."""
        if not self._differs:
            return ()
        known = {(each.code, each.place) for each in self._problems}
        found = self._looker.public_problems(self._now)
        return tuple(
            warning(each.code, f"in a public build: {each.message}", each.place, each.advice)
            for each in found
            if (each.code, each.place) not in known
        )

    def remember(self) -> None:
        """Keep what was read for the next preview."""
        self._looker.remember()

    def folders(self) -> tuple[Path, ...]:
        """Return the folders and files whose changes matter."""
        site, last = self._tools.site_folder, self._looker.last
        own = (site / FILE, *(site / each for each in ("templates", "static", "themes")))
        if last is None:
            return (*own, site / "content")
        content = last.config.content
        folders = (site / content.folder,) if last.has_content else ()
        return (*own, *folders, *_resolved(site, content.allow_links))

    def _kept(self, work: Callable[[], T]) -> T:
        """Do some work, and again with everything read anew where the store has lost a part."""
        try:
            return work()
        except Lost:
            begin = perf_counter()
            self._looker.forget()
            self._take(self._looker.look(self._now, Workers(1), Progress()), begin)
            return work()

    def _looked(self, hints: Iterable[Path] | None) -> bool:
        begin = perf_counter()
        seen = None if hints is None else self._looker.glance(self._now, hints)
        if seen is None:
            seen = self._looker.look(self._now, Workers(1), Progress())
        return self._take(seen, begin)

    def _take(
        self,
        seen: tuple[Look | None, tuple[Problem, ...]],
        begin: float,
    ) -> bool:
        """Take what was seen; tell whether a browser may have something else to show."""
        look, problems = seen
        self._homes.rename(self._looker.renamed())
        seen_before = self._seen
        is_other = look is not None and (seen_before is None or not look.is_like(seen_before))
        is_other |= self._has_time_passed()
        if not is_other and problems == self._problems:
            return False
        self._is_frozen = look is None or not look.is_showable
        if look is not None and not self._is_frozen:
            self._show(look)
        if self._tools.discreet and self._pages is not None:
            shown = self._pages.look.layout.catalog.records()
            self.mistakes.withheld = self._looker.entries.keys() - {each.path for each in shown}
        # Only now: what could not be shown is tried again.
        self._seen, self._problems = look or seen_before, problems
        number = self.number
        self._tell(is_other=is_other)
        spent = (perf_counter() - begin) * 1000
        names = list(changes(seen_before, look))
        if look is not None and self._looker.was_blind and FILE not in names:
            names.insert(0, FILE)
        found = round_of(self._tools.wall(), names, spent, self.mistakes.found)
        self._rounds = next_rounds(self._rounds, found)
        self.status = replace(self.status, rounds=self._rounds)
        return self.number > number

    def _show(self, look: Look) -> None:
        """Show a look: what is wrong in one place is no reason to hold back the others."""
        pages = self._pages
        if pages is None:
            pages = self._pages = Pages(self._tools.site_folder, self._tools.store, look)
            self._learn(pages)
        else:
            is_laid_out_anew = look.layout is not pages.look.layout
            pages.turn(look)
            if is_laid_out_anew:
                self._learn(pages)
        self._of_pages = {}
        self._sweep.begin(pages)

    def _learn(self, pages: Pages) -> None:
        """Learn what follows from another layout."""
        self.outputs = frozenset(pages.outputs)
        self._homes.take(pages.look)
        self._compare_with_public()

    def _compare_with_public(self) -> None:
        around = self._around()
        if around is not None and self._tools.drafts:
            self._differs, self._differs_until = differs(around)

    def _has_time_passed(self) -> bool:
        """Tell whether a public build would withhold something else by now."""
        until = self._differs_until
        if until is None or self._now < until:
            return False
        self._compare_with_public()
        return True

    def _around(self) -> Around | None:
        if self._pages is None:
            return None
        pages, tools = self._pages, self._tools
        return Around(
            pages,
            self._looker,
            self.mistakes,
            self._homes,
            self._now,
            discreet=tools.discreet,
            is_frozen=self._is_frozen,
        )

    def _tell(self, *, is_other: bool) -> None:
        """Let `number` grow if what is shown, or what is wrong, is another."""
        pages = self._pages
        swept = () if pages is None else self._sweep.problems(pages)
        asked = (each for found in self._of_pages.values() for each in found)
        is_new = self.mistakes.take(
            (*self._problems, *asked, *swept, *self._public), self.number + 1
        )
        if is_new or is_other:
            self.number += 1
        self.status = self._status()

    def _status(self) -> Status:
        pages = self._pages
        known = Status(
            number=self.number,
            title="",
            mistakes=self.mistakes.shown(),
            rounds=self._rounds,
            unchecked=self._sweep.left,
        )
        if pages is None:
            return known
        laid = pages.look.layout
        hidden = (
            Hidden(each.path, each.reason, self.mistakes.address(each.path))
            for each in ((), laid.release.withheld)[not self._tools.discreet]
        )
        return replace(
            known,
            title=pages.look.config.title,
            counts=document_counts(laid.catalog),
            public_differs=self._differs,
            withheld=tuple(hidden),
            slowest=self._sweep.slowest(pages),
        )


def _resolved(site: Path, folders: Iterable[str]) -> Iterator[Path]:
    """Give the folders that links may lead to, but those that lead back to themselves."""
    for folder in folders:
        with suppress(OSError, RuntimeError):
            yield (site / folder).resolve()
