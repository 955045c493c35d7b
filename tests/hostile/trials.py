"""Trials: a site is damaged, edited or not, and built; what is wrong then is told.

`python -m tests.hostile.trials 500` makes as many, and prints figures.
"""

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from traceback import format_exception_only

from briefgen.problem import Problem
from tests.harness.site import tree
from tests.hostile.damage import BESIDE, MANIFEST, STORE, Damager, Past, store_of
from tests.hostile.newsroom import Writers, clean_tree, differences, newsroom

BRIEFS = 6
KINDS = (*STORE, *MANIFEST, *BESIDE)

REFUSED = {
    "lock as folder": ("BG804",),
    "lock as link": ("BG804",),
    "state as file": ("BG142",),
}
"""What may be refused, with the output left as it was: nobody knows whose files those are."""

TOLD = {"age all": ("BG802", "BG807", "BG809")}
"""What may leave old files in the output, which nobody knows any more, if that is said."""


class Trials:
    """One site that is damaged again and again; a damage that stays in the way is taken away."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Make the site, some of its past, and what lies around it."""
        self.site = newsroom(folder / "site", BRIEFS)
        self._folder = folder
        self._random = Random(seed)
        self._writers = Writers(self.site, seed)
        other = newsroom(folder / "other", 5)
        other.build().works()
        self._outside = folder / "outside"
        self._temporary = folder / "temporary"
        self._temporary.mkdir()
        self._past = Past(folder / "past", other)
        self._is_sick = False
        self._right: dict[str, bytes] | None = None
        for _ in range(4):
            self.site.build().works()
            self._past.keep(self.site)
            self._writers.edit()
        self._make_outside()
        self._damager = Damager(self.site, self._past, self._outside, seed)

    def attempt(self, kind: str, *, editing: bool | None = None) -> list[str]:
        """Damage, edit, build; return what is wrong then."""
        is_edited = self._random.random() < 0.5 if editing is None else editing
        self._heal()
        before = tree(self.site.out)
        self._damager.harm(kind)
        around = self._around()
        if is_edited:
            self._writers.edit()
            self._right = None
        wrong = list(self._built(before))
        wrong += [f"outside: {path}" for path in differences(around, self._around())]
        wrong += [f"$TMPDIR: {each.name}" for each in self._temporary.iterdir()]
        self._is_sick = bool(wrong) or kind in BESIDE
        return [each for each in wrong if not self._is_fair(kind, wrong, each)]

    def _is_fair(self, kind: str, wrong: list[str], each: str) -> bool:
        """Tell whether what happened is right: what may be somebody else's is not touched."""
        if kind in REFUSED:
            return each.startswith(REFUSED[kind])
        if kind in TOLD:
            return any(other.startswith(TOLD[kind]) for other in wrong)
        return False

    def _built(self, before: dict[str, bytes]) -> list[str]:
        """Build twice, as a new site would be; return what is wrong."""
        old, tempfile.tempdir = tempfile.tempdir, str(self._temporary)
        try:
            right = self._right = self._right or clean_tree(self.site)
            for _ in range(2):
                wrong = self._one(before, right)
                if wrong:
                    return wrong
        except Exception as problem:  # noqa: BLE001 - whatever is raised is what is looked for
            return ["".join(format_exception_only(problem)).strip()]
        finally:
            tempfile.tempdir = old
        return []

    def _one(self, before: dict[str, bytes], right: dict[str, bytes]) -> list[str]:
        built = self.site.build()
        if not built.report.succeeded:
            changed = differences(before, tree(self.site.out))
            return [
                *map(_told, built.problems()),
                *(f"refused, but changed: {changed}" if changed else ()),
            ]
        wrong = [f"differs: {path}" for path in differences(self.site.tree(), right)]
        return [*wrong, *(_told(each) for each in built.problems() if wrong)]

    def _heal(self) -> None:
        """Make the site whole again, whatever became of its state."""
        if self._is_whole():
            return
        state = self.site.folder / ".briefgen"
        if state.is_dir():
            shutil.rmtree(state)
        else:
            state.unlink(missing_ok=True)
        shutil.rmtree(self.site.out, ignore_errors=True)
        shutil.rmtree(self._temporary)
        self._temporary.mkdir()
        self._make_outside()
        self.site.build().works()

    def _is_whole(self) -> bool:
        state, kept = self.site.folder / ".briefgen", store_of(self.site)
        links = [each for each in (state, *state.rglob("*")) if each.is_symlink()]
        return not (self._is_sick or links) and kept.manifest.is_file() and kept.store.is_file()

    def _make_outside(self) -> None:
        shutil.rmtree(self._outside, ignore_errors=True)
        shutil.copytree(self._past.first, self._outside)
        kept = store_of(self.site)
        for file in (kept.manifest, kept.store):
            shutil.copy2(self._outside / file.parent.name / file.name, self._outside / file.name)
        for name in (kept.lock.with_suffix(".pid"), kept.manifest.with_suffix(".new")):
            (self._outside / name.name).write_text("mine")
        (self._outside / kept.staging.name).mkdir(exist_ok=True)
        (self._outside / kept.staging.name / "1").write_text("mine")

    def _around(self) -> dict[str, bytes]:
        folders = [each for each in self._folder.iterdir() if each.name != "temporary"]
        names = {each.name: b"" for each in folders}
        return names | {f"outside/{path}": data for path, data in tree(self._outside).items()}


def _told(problem: Problem) -> str:
    return f"{problem.code}: {problem.message}"


def main(count: int, seed: int) -> None:
    """Make trials of every kind in turn, and print what came of them."""
    wrongs: Counter[str] = Counter()
    begin = monotonic()
    with TemporaryDirectory(prefix="trials-") as folder:
        trials = Trials(Path(folder), seed)
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            wrong = trials.attempt(kind)
            if wrong:
                wrongs[kind] += 1
                print(number, kind, [each[:200] for each in wrong[:6]], flush=True)  # noqa: T201 - this is what it is run for
    print(f"{count} damages in {monotonic() - begin:.0f} s", dict(wrongs))  # noqa: T201 - the same


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    )
