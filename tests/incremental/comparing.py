"""A site that is built again and again in one folder, and each time compared with a clean build."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from briefgen.build.build import build
from briefgen.build.report import BuildOptions, Report
from briefgen.problem import Problem
from tests.harness.site import NOW, tree
from tests.incremental.files import Sources


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
        self._mirror = Sources(folder / "another place" / "site")
        self._known: dict[object, Clean] = {}

    def build_and_compare(self, choices: Choices, *, cache: bool = True) -> bool:
        """Build; the outcome must be that of a clean build. Returns: whether it succeeded."""
        clean = self.clean(choices)
        before = tree(self.out)
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
        after = tree(self.out)
        if not clean.report.succeeded:
            assert told(report.problems) == told(clean.report.problems)
            assert (report.written, report.removed) == ((), ())
            assert_same(after, before)
            return
        self._expect_by_hand(clean)
        left = told(report.problems)
        for path in self.by_hand:
            notice = next(line for line in left if f"public/{path} " in line and "BG802" in line)
            left.remove(notice)
        assert left == told(clean.report.problems)
        assert_same(after, {**clean.tree, **self.by_hand, **self.own})
        changed = {path for path in after if after[path] != before.get(path)}
        assert set(report.written) == changed
        assert set(report.removed) == before.keys() - after.keys()
        assert {*report.written, *report.kept} == clean.tree.keys()

    def _expect_by_hand(self, clean: Clean) -> None:
        """Forget the edits by hand that are what the build would write."""
        same = [path for path, data in self.by_hand.items() if clean.tree.get(path) == data]
        for path in same:
            del self.by_hand[path]

    def outputs(self) -> list[str]:
        """Return the paths of the output folder, but for files of somebody's own."""
        return [path for path in tree(self.out) if path not in self.own]

    def edit_by_hand(self, path: str) -> None:
        """Change an output; from then on it is left as it is."""
        self.by_hand[path] = b"edited by hand"
        (self.out / path).write_bytes(self.by_hand[path])

    def take_back(self, path: str) -> None:
        """Delete an output that was edited by hand."""
        (self.out / path).unlink()
        del self.by_hand[path]

    def add_own(self, path: str) -> None:
        """Put a file that briefgen does not know into the output folder."""
        self.own[path] = b"a file of one's own"
        (self.out / path).parent.mkdir(exist_ok=True)
        (self.out / path).write_bytes(self.own[path])

    def take_own_away(self) -> None:
        """Delete all files of somebody's own."""
        for path in self.own:
            (self.out / path).unlink()
        self.own.clear()

    def clean(self, choices: Choices) -> Clean:
        """Build copies of the sources elsewhere, with nothing to remember."""
        key = (choices, *sorted(self.sources.files.items()))
        if key not in self._known:
            mirror = self._mirror
            mirror.put(self.sources.files, {})
            for folder in (mirror.folder / "public", mirror.folder / ".briefgen"):
                shutil.rmtree(folder, ignore_errors=True)
            report = build(mirror.folder, BuildOptions(**choices._asdict(), cache=False))
            built = tree(mirror.folder / "public")
            assert report.succeeded or not built
            self._known[key] = Clean(report, built)
            if len(self._known) > 8:
                del self._known[next(iter(self._known))]
        return self._known[key]


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
