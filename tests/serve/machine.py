"""The machine: a writer may do anything to a desk that a preview looks at."""

import os
import shutil
import tempfile
from collections.abc import Collection
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from briefgen.build.state.store import passing_store
from briefgen.problem import Problem, warning
from briefgen.serve.desk import Desk, Instruments
from tests.incremental.comparing import Choices, Clean, assert_same, told
from tests.incremental.comparing import Desk as Written
from tests.incremental.designing import DESIGNING, change_a_setting, make_a_mistake
from tests.incremental.files import Sources
from tests.incremental.machine import ANY, DATA, TIMES, some
from tests.incremental.writing import FIELDS, FILES, WRITING, Edit, Pick

_PATIENCE = 3
"""After so many looks at a site with errors everything is put back."""

works = precondition(lambda self: not self.rests)


def leave_a_field_open(sources: Sources, pick: Pick) -> None:
    """Make a document one that cannot be read."""
    path = pick(sources.paths("content/", ".md"))
    sources.write(path, b"---\ntitle: [\n" + sources.files[path])


def _is_in(problem: Problem, files: Collection[str]) -> bool:
    return problem.place is not None and problem.place.path in files


class Previewed(RuleBasedStateMachine):
    """Each step changes something, looks, and compares what is shown with a clean build.

    `steps` counts them over all machines of a class, `lasted` those in which sources could not be
    read that could be before. A machine that begins with nothing rests.
    """

    steps = 0
    lasted = 0

    def __init__(self) -> None:
        """Make a folder."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="preview-"))
        self.open = ExitStack()
        self.choices = Choices()
        self.failures = 0
        self.shown: dict[str, bytes] = {}

    @initialize(beginning=st.binary(min_size=8, max_size=8))
    def begin(self, beginning: bytes) -> None:
        """Write a desk and look at it."""
        self.rests = not any(beginning)
        if self.rests:
            return
        self.written = Written(self.folder)
        self.store = self.open.enter_context(passing_store())
        self.preview = self.made()
        self.look(hinted=False)

    def teardown(self) -> None:
        """Remove the desk."""
        self.open.close()
        shutil.rmtree(self.folder)

    def made(self) -> Desk:
        """Return a desk that has looked at the site once."""
        tools = Instruments(self.written.sources.folder, self.store, drafts=self.choices.drafts)
        desk = Desk(tools)
        desk.first_look(self.choices.now, 1)
        self.readable = dict(self.written.sources.files)
        return desk

    def look(self, *, hinted: bool) -> None:
        """Look, at what was written or at everything, and compare."""
        type(self).steps += 1
        if self.failures >= _PATIENCE:
            files, config, self.choices = self.good
            self.written.sources.put(files, config)
            self.preview = self.made()
        sources = self.written.sources
        now = {sources.folder / path: data for path, data in sources.files.items()}
        before = getattr(self, "before", now)
        hints = [path for path in {**before, **now} if before.get(path) != now.get(path)]
        self.before = now
        if hinted:
            # What a glance cannot tell the look after it does; browsers ask between the two.
            self.preview.look(self.choices.now, hints)
            for path in self.preview.outputs:
                self.preview.shown(path)
        self.preview.look(self.choices.now, None)
        while self.preview.sweep(1000):
            pass
        self.compare()

    def compare(self) -> None:
        """What is shown is what a clean build writes, or the last good of it."""
        clean = self.written.clean(self.choices)
        preview = self.preview
        found = told(preview.mistakes.found)
        lasting = self.lasting()
        if not clean.report.succeeded:
            self.failures += 1
            self.compare_failed(clean, lasting)
            return
        assert not lasting
        expected = told((*clean.report.problems, *self.only_public(clean)))
        assert sorted(found) == sorted(expected), (found, expected)
        assert_same(self.all_shown(), clean.tree)
        status = preview.status
        assert status.counts == clean.report.counts
        assert [each.file for each in status.withheld] == [e.path for e in clean.report.withheld]
        assert status.unchecked == 0
        sources = self.written.sources
        self.good = (dict(sources.files), dict(sources.config), self.choices)
        self.failures = 0

    def only_public(self, clean: Clean) -> list[Problem]:
        """Return the warnings of what is wrong with names, links and paths without drafts."""
        if not self.choices.drafts:
            return []
        known = {(each.code, each.place) for each in clean.report.problems}
        public = self.written.clean(self.choices._replace(drafts=False)).report.problems
        return [
            warning(each.code, f"in a public build: {each.message}", each.place, each.advice)
            for each in public
            if "BG3" <= each.code < "BG5" and (each.code, each.place) not in known
        ]

    def lasting(self) -> dict[str, bytes]:
        """Return the last good bytes of the sources that cannot be read now, by path."""
        unread = self.preview._looker._given._good.keys()
        sources = self.written.sources.files
        self.readable = {
            path: self.readable[path] if path in unread else data for path, data in sources.items()
        }
        return {path: self.readable[path] for path in unread}

    def compare_failed(self, clean: Clean, lasting: dict[str, bytes]) -> None:
        """All that is wrong is told, and what cannot be read now counts as it last could be.

        What a build says of names and links beside files that it could not read is said of a site
        that lacks them, which nobody is shown.
        """
        found = set(told(self.preview.mistakes.found))
        if not lasting:
            expected = clean.report.problems
            assert set(told(expected)) <= found, (expected, found)
            return
        within = [each for each in clean.report.problems if each.code < "BG3"]
        assert set(told(tuple(within))) <= found, (within, found)
        before = self.written.clean(self.choices, lasting)
        if any(_is_in(each, lasting) and each.code < "BG3" for each in before.report.problems):
            # It cannot be read any more for what is written in `site.toml`.
            return
        type(self).lasted += 1
        others = [each for each in before.report.problems if not _is_in(each, lasting)]
        assert set(told(tuple(others))) <= found, (others, found)
        if before.report.succeeded:
            assert_same(self.all_shown(), before.tree)

    def all_shown(self) -> dict[str, bytes]:
        """Return all outputs, none of which is an earlier version."""
        shown = {}
        for path in self.preview.outputs:
            output = self.preview.shown(path)
            assert output is not None
            assert output.is_current
            shown[path] = output.data
        return shown

    def edit(self, edits: list[Edit], data: st.DataObject) -> None:
        """Change sources."""

        def pick(choices):
            return data.draw(st.sampled_from(tuple(choices)))

        for edit in edits:
            edit(self.written.sources, pick)

    @precondition(lambda self: self.rests)
    @rule()
    def rest(self) -> None:
        """Do nothing, the simplest of all steps."""

    @works
    @rule(edits=some(WRITING), data=DATA, hinted=st.booleans())
    def write(self, edits: list[Edit], data: st.DataObject, *, hinted: bool) -> None:
        """Change texts."""
        self.edit(edits, data)
        self.look(hinted=hinted)

    @works
    @rule(edits=some((*FIELDS, *FILES)), data=DATA, hinted=st.booleans())
    def file(self, edits: list[Edit], data: st.DataObject, *, hinted: bool) -> None:
        """Change front matter; add, delete or rename documents."""
        self.edit(edits, data)
        self.look(hinted=hinted)

    @works
    @rule(edits=some((*DESIGNING, change_a_setting)), data=DATA, hinted=st.booleans())
    def design(self, edits: list[Edit], data: st.DataObject, *, hinted: bool) -> None:
        """Change templates, static files, media, settings."""
        self.edit(edits, data)
        self.look(hinted=hinted)

    @works
    @rule(edits=ANY, data=DATA, hinted=st.booleans())
    def err(self, edits: list[Edit], data: st.DataObject, *, hinted: bool) -> None:
        """Make a mistake; it is mended some looks later."""
        self.edit([*edits, make_a_mistake], data)
        self.look(hinted=hinted)

    @works
    @rule(edits=ANY, data=DATA, hinted=st.booleans())
    def garble(self, edits: list[Edit], data: st.DataObject, *, hinted: bool) -> None:
        """Save a document half way through a thought; it is mended some looks later."""
        self.edit([*edits, leave_a_field_open], data)
        self.look(hinted=hinted)

    @works
    @rule(edits=ANY, data=DATA, now=st.sampled_from(TIMES))
    def move_the_clock(self, edits: list[Edit], data: st.DataObject, now: datetime) -> None:
        """Look at another time, later or earlier."""
        self.choices = self.choices._replace(now=now)
        self.edit(edits, data)
        self.look(hinted=True)

    @works
    @rule(edits=ANY, data=DATA, turns=st.booleans())
    def begin_again(self, edits: list[Edit], data: st.DataObject, *, turns: bool) -> None:
        """End the preview and begin another, with drafts or without."""
        if turns:
            self.choices = self.choices._replace(drafts=not self.choices.drafts)
        self.preview.remember()
        self.preview = self.made()
        self.edit(edits, data)
        self.look(hinted=False)

    @works
    @rule(edits=ANY, data=DATA)
    def touch(self, edits: list[Edit], data: st.DataObject) -> None:
        """Save a file as it is."""
        path = data.draw(st.sampled_from(self.written.sources.paths()))
        os.utime(self.written.sources.folder / path)
        self.edit(edits, data)
        self.look(hinted=True)
