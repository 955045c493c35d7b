"""A site that is built again and again in one folder, and each time compared with a clean build."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from briefgen.build.build import build
from briefgen.build.output.files import remove_empty_folders
from briefgen.build.report import BuildOptions, Report
from briefgen.problem import Problem
from tests.harness.site import NOW, tree
from tests.incremental.files import Sources
from tests.rules.tracked import ROOT

NOTHING: Mapping[str, bytes] = MappingProxyType({})

_OTHERWISE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "PYTHONPATH": str(ROOT)}


class Choices(NamedTuple):
    """What a build is asked for besides the sources."""

    now: datetime = NOW
    drafts: bool = False
    strict: bool = False


class Clean(NamedTuple):
    """What a clean build of the same sources gave."""

    report: Report
    tree: dict[str, bytes]


class Desk:
    """Sources, their site, and what in the output folder is not briefgen's.

    `by_hand` are the bytes of outputs that were edited; `own` are files of somebody's own;
    `is_in_step` tells whether the output folder holds what the last build made.
    """

    def __init__(self, folder: Path) -> None:
        """Write the sources as they begin."""
        self.sources = Sources(folder / "site")
        self.out = folder / "site" / "public"
        self.state = folder / "site" / ".briefgen"
        self.by_hand: dict[str, bytes] = {}
        self.own: dict[str, bytes] = {}
        self.is_in_step = False
        self._seen: dict[str, bytes] | None = None
        self._mirror = Sources(folder / "another place" / "site")
        self._known: dict[object, Clean] = {}

    def build_and_compare(self, choices: Choices, *, cache: bool = True) -> bool:
        """Build; the outcome must be that of a clean build. Returns: whether it succeeded."""
        clean = self.clean(choices)
        before = tree(self.out) if self._seen is None else self._seen
        options = BuildOptions(**choices._asdict(), cache=cache)
        report, _ = self._build(options)
        self._compare(report, clean, before)
        self.is_in_step = report.succeeded
        again, did = self._build(options)
        assert again.problems == report.problems
        assert (again.written, again.removed) == ((), ()), "a second build found something to do"
        if cache:
            assert did.get("parse", 0) == 0
            assert did.get("render", 0) <= len(self.by_hand) or not report.succeeded
        return report.succeeded

    def _build(self, options: BuildOptions) -> tuple[Report, dict[str, int]]:
        """Build; return also how many steps each stage had, none of them gone through twice."""
        did: dict[str, int] = {}

        def watch(stage: str, done: int, steps: int) -> None:
            assert done or stage not in did, "the build began again from nothing"
            did[stage] = steps

        return build(self.sources.folder, options, watch), did

    def _compare(self, report: Report, clean: Clean, before: dict[str, bytes]) -> None:
        assert report.counts == clean.report.counts
        assert report.withheld == clean.report.withheld
        assert report.next_change == clean.report.next_change
        after = self._seen = tree(self.out)
        assert_no_empty_folder(self.out, after)
        if not clean.report.succeeded:
            assert told(report.problems) == told(clean.report.problems)
            assert (report.written, report.removed) == ((), ())
            assert_same(after, before)
            return
        self._expect_by_hand(clean)
        left = told(report.problems)
        notices = [line for line in left if "BG802" in line or "BG809" in line]
        assert bool(notices) == bool(self.by_hand)
        if len(self.by_hand) == len(notices):
            # From several files on, one problem tells of them all.
            assert all(any(f"public/{path} " in line for line in notices) for path in self.by_hand)
        left = [line for line in left if line not in notices]
        assert left == told(clean.report.problems), left
        assert_same(after, {**clean.tree, **self.by_hand, **self.own})
        changed = {path for path in after if after[path] != before.get(path)}
        assert set(report.written) == changed
        assert set(report.removed) == before.keys() - after.keys()
        assert set(report.left) == self.by_hand.keys() & clean.tree.keys()
        assert {*report.written, *report.kept, *report.left} == clean.tree.keys()
        assert not {*report.kept, *report.written} & {*report.left}

    def _expect_by_hand(self, clean: Clean) -> None:
        """Forget the edits by hand that are what the build would write."""
        same = [path for path, data in self.by_hand.items() if clean.tree.get(path) == data]
        for path in same:
            del self.by_hand[path]

    def outputs(self) -> list[str]:
        """Return the paths of the output folder, but for files of somebody's own."""
        return [path for path in tree(self.out) if path not in self.own]

    def delete(self, path: str) -> None:
        """Delete an output."""
        self._seen = None
        self.is_in_step = False
        self._remove(path)

    def empty(self) -> None:
        """Delete the output folder and all that is in it."""
        self._seen = None
        shutil.rmtree(self.out, ignore_errors=True)
        self.by_hand.clear()
        self.own.clear()

    def edit_by_hand(self, path: str) -> None:
        """Change one byte of an output; from then on it is left as it is."""
        self._seen = None
        self.by_hand[path] = b"?" + (self.out / path).read_bytes()[1:]
        (self.out / path).write_bytes(self.by_hand[path])

    def take_back(self, path: str) -> None:
        """Delete an output that was edited by hand."""
        self._seen = None
        self._remove(path)
        del self.by_hand[path]

    def add_own(self, path: str) -> None:
        """Put a file that briefgen does not know into the output folder."""
        self._seen = None
        self.own[path] = b"a file of one's own"
        (self.out / path).parent.mkdir(exist_ok=True)
        (self.out / path).write_bytes(self.own[path])

    def take_own_away(self) -> None:
        """Delete all files of somebody's own."""
        self._seen = None
        for path in self.own:
            self._remove(path)
        self.own.clear()

    def _remove(self, path: str) -> None:
        """Delete a file of the output folder, and the folders that empties."""
        (self.out / path).unlink()
        remove_empty_folders(self.out / path, self.out)

    def compare_with_another_process(self, choices: Choices) -> None:
        """Build clean in a process of its own, which has nothing in memory, and compare.

        Where a build would fail there is nothing to compare.
        """
        clean = self.clean(choices)
        if not clean.report.succeeded:
            return
        flags = [f"--{name}" for name in ("drafts", "strict") if getattr(choices, name)]
        command = ["build", "--no-cache", "--now", choices.now.isoformat(), *flags]
        self._mirror.put(self.sources.files, {})
        clear(self._mirror.folder / "public")
        subprocess.run(
            [sys.executable, "-m", "briefgen", *command],
            cwd=self._mirror.folder,
            env={**os.environ, **_OTHERWISE},
            check=True,
            capture_output=True,
        )
        assert_same(tree(self._mirror.folder / "public"), clean.tree)

    def clean(self, choices: Choices, instead: Mapping[str, bytes] = NOTHING) -> Clean:
        """Build copies of the sources elsewhere, with nothing to remember.

        `instead` are bytes that some of the copies have.
        """
        files = {**self.sources.files, **instead}
        key = (choices, *sorted(files.items()))
        if key not in self._known:
            mirror = self._mirror
            mirror.put(files, {})
            clear(mirror.folder / "public")
            shutil.rmtree(mirror.folder / ".briefgen", ignore_errors=True)
            report = build(mirror.folder, BuildOptions(**choices._asdict(), cache=False))
            built = tree(mirror.folder / "public")
            assert report.succeeded or not built
            self._known[key] = Clean(report, built)
            if len(self._known) > 8:
                del self._known[next(iter(self._known))]
        return self._known[key]


def clear(folder: Path) -> None:
    """Delete all files of a folder; to make its folders anew takes longer than all the rest."""
    for path in tree(folder):
        (folder / path).unlink()


def assert_no_empty_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Assert that there are no folders but those that hold files."""
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_dir()}
    assert found == {parent for path in files for parent in list(Path(path).parents)[:-1]}


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Return problems as lines that are easy to compare."""
    return [
        f"{each.place} {each.severity} {each.code} {each.message} | {each.advice}"
        for each in problems
    ]


def assert_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Assert that two trees are equal, and say in which files they are not."""
    assert found.keys() - expected.keys() == set(), "left over"
    assert expected.keys() - found.keys() == set(), "missing"
    different = [path for path in sorted(found) if found[path] != expected[path]]
    assert different == []
