"""The machine: anybody may do anything to a desk between two builds."""

import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.incremental.comparing import Choices, Desk
from tests.incremental.designing import DESIGNING, change_a_setting, make_a_mistake
from tests.incremental.writing import FIELDS, FILES, WRITING, Edit

TIMES = tuple(
    datetime(2026, *rest, tzinfo=UTC)
    for rest in ((1, 1, 12), (2, 28, 23), (3, 1), (4, 1, 22), (5, 1, 8), (6, 3), (12, 31))
)
"""Moments before and after each embargo and expiry of the desk."""

_PATIENCE = 2
"""After so many failed builds everything is put back."""


def some(edits: tuple[Edit, ...], least: int = 1) -> st.SearchStrategy[list[Edit]]:
    """Return up to two edits."""
    return st.lists(st.sampled_from(edits), min_size=least, max_size=2)


ANY = some((*WRITING, *FIELDS, *FILES, *DESIGNING, change_a_setting), least=0)
DATA = st.data()
works = precondition(lambda self: not self.rests)


class Incremental(RuleBasedStateMachine):
    """Each step changes something, builds, and compares with a clean build.

    `steps` counts them over all machines of a class. A machine that begins with nothing rests:
    Hypothesis begins with the simplest steps there are, the same one over and over.
    """

    steps = 0
    asks_another_process = False

    def __init__(self) -> None:
        """Make a folder."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="desk-"))
        self.choices = Choices()
        self.failures = 0

    @initialize(beginning=st.binary(min_size=8, max_size=8))
    def begin(self, beginning: bytes) -> None:
        """Make a desk and build it."""
        self.rests = not any(beginning)
        if not self.rests:
            self.desk = Desk(self.folder)
            self.build()

    def teardown(self) -> None:
        """Remove the desk; where that is asked for, compare with another process first."""
        try:
            if self.asks_another_process and hasattr(self, "desk"):
                self.desk.compare_with_another_process(self.choices)
        finally:
            shutil.rmtree(self.folder)

    def build(self, *, cache: bool = True) -> None:
        """Build and compare; where the writer gave up, everything is put back first."""
        type(self).steps += 1
        if self.failures >= _PATIENCE:
            self.put_back()
        if self.desk.build_and_compare(self.choices, cache=cache):
            sources = self.desk.sources
            self.good = (dict(sources.files), dict(sources.config), self.choices)
            self.failures = 0
        else:
            self.failures += 1

    def put_back(self) -> None:
        """Make the sources and the options those of the last build that succeeded."""
        files, config, self.choices = self.good
        self.desk.sources.put(files, config)

    def edit(self, edits: list[Edit], data: st.DataObject) -> None:
        """Change sources; all that happens between two builds is within the same second."""

        def pick(choices):
            return data.draw(st.sampled_from(tuple(choices)))

        for edit in edits:
            edit(self.desk.sources, pick)

    @precondition(lambda self: self.rests)
    @rule()
    def rest(self) -> None:
        """Do nothing, the simplest of all steps."""

    @works
    @rule(edits=some(WRITING), data=DATA)
    def write(self, edits: list[Edit], data: st.DataObject) -> None:
        """Change texts."""
        self.edit(edits, data)
        self.build()

    @works
    @rule(edits=some((*FIELDS, *FILES)), data=DATA)
    def file(self, edits: list[Edit], data: st.DataObject) -> None:
        """Change front matter; add, delete or rename documents."""
        self.edit(edits, data)
        self.build()

    @works
    @rule(edits=some((*DESIGNING, change_a_setting)), data=DATA)
    def design(self, edits: list[Edit], data: st.DataObject) -> None:
        """Change templates, static files, media, settings."""
        self.edit(edits, data)
        self.build()

    @works
    @rule(edits=ANY, data=DATA, mends=st.booleans())
    def err(self, edits: list[Edit], data: st.DataObject, *, mends: bool) -> None:
        """Make a mistake, and mend it at once or leave that for later."""
        self.edit([*edits, make_a_mistake], data)
        self.build()
        if mends:
            self.put_back()
            self.build()

    @works
    @rule(edits=ANY, data=DATA, now=st.sampled_from(TIMES))
    def move_the_clock(self, edits: list[Edit], data: st.DataObject, now: datetime) -> None:
        """Build as of another time, later or earlier."""
        self.choices = self.choices._replace(now=now)
        self.edit(edits, data)
        self.build()

    @works
    @rule(edits=ANY, data=DATA, field=st.sampled_from(("drafts", "drafts", "strict")))
    def turn_an_option(self, edits: list[Edit], data: st.DataObject, field: str) -> None:
        """Switch drafts or strictness on or off, for the same output folder."""
        self.choices = self.choices._replace(**{field: not getattr(self.choices, field)})
        self.edit(edits, data)
        self.build()

    @works
    @rule(edits=ANY, data=DATA)
    def build_without_the_cache(self, edits: list[Edit], data: st.DataObject) -> None:
        """Edit, and build once without what earlier builds found out."""
        self.edit(edits, data)
        self.build(cache=False)

    @works
    @rule(edits=ANY, data=DATA, way=st.sampled_from(("touch", "age", "mode", "copy", "forge")))
    def disturb_a_stamp(self, edits: list[Edit], data: st.DataObject, way: str) -> None:
        """Change what the disk says of a file, or hide an edit from it."""
        sources = self.desk.sources
        path = data.draw(st.sampled_from(sources.paths()))
        file = sources.folder / path
        match way:
            case "touch":
                os.utime(file)
            case "age":
                os.utime(file, (1_000_000_000, 1_000_000_000))
            case "mode":
                file.chmod(0o640)
            case "copy":
                copy = file.with_name("copy.tmp")
                shutil.copyfile(file, copy)
                copy.replace(file)
            case _:
                found = sources.files[path]
                sources.forge(path, found.replace(b"e", b"o") if b"e" in found else found[::-1])
        self.edit(edits, data)
        self.build()

    @works
    @rule(edits=ANY, data=DATA, everything=st.booleans())
    def lose_the_state(self, edits: list[Edit], data: st.DataObject, *, everything: bool) -> None:
        """Delete `.briefgen/` or one file in it."""
        desk = self.desk
        files = sorted(file for file in desk.state.rglob("*") if file.is_file())
        lost = None if everything else data.draw(st.sampled_from(files))
        if lost is None:
            shutil.rmtree(desk.state)
        else:
            lost.unlink()
        knows = lost is not None and lost.parent.name != "outputs"
        if knows or not desk.is_in_step or desk.by_hand or desk.own:
            self.edit(edits, data)
        if not knows:
            self._leave_the_outputs_only_where_they_stay_as_they_are()
        self.build()

    def _leave_the_outputs_only_where_they_stay_as_they_are(self) -> None:
        """Without the list of what is ours a build replaces nothing, and refuses."""
        desk = self.desk
        if not desk.is_in_step or desk.by_hand or desk.own:
            desk.empty()

    @works
    @rule(
        edits=ANY,
        data=DATA,
        way=st.sampled_from(("delete", "edit", "take back", "add", "take away")),
    )
    def meddle_with_outputs(self, edits: list[Edit], data: st.DataObject, way: str) -> None:
        """Delete or edit an output by hand, or put a file of one's own beside them."""
        desk = self.desk
        outputs = [path for path in desk.outputs() if path not in desk.by_hand]
        match way:
            case "delete" if outputs:
                desk.delete(data.draw(st.sampled_from(outputs)))
            case "edit" if outputs:
                desk.edit_by_hand(data.draw(st.sampled_from(outputs)))
            case "take back" if desk.by_hand:
                desk.take_back(data.draw(st.sampled_from(sorted(desk.by_hand))))
            case "add" if desk.out.is_dir():
                desk.add_own("notes/own.txt")
            case _:
                desk.take_own_away()
        self.edit(edits, data)
        self.build()
