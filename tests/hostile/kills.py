"""Builds killed at random moments, and what the next one makes of it.

`python -m tests.hostile.kills 200` kills as many builds, and prints figures.
"""

import os
import selectors
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

from msgspec import Struct

from briefgen.build.state.places import state_of
from tests.harness.site import Site
from tests.hostile.newsroom import Writers, clean_tree, differences, leftovers, newsroom
from tests.rules.tracked import ROOT

BRIEFS = 150
"""Enough that workers parse and render."""

_COMMAND = [sys.executable, "-m", "briefgen", "build", "--now", "2026-01-01T12:00:00Z"]
_END_OF_ORPHANS = 2.0


class Killed(Struct, frozen=True):
    """What became of one killed build, and of the finished one after it, if there was one."""

    edits: str
    when: str
    was_running: bool
    wrong: tuple[str, ...]


def start(site: Site, jobs: int, temporary: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a build in a process group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
    return subprocess.Popen(
        [*_COMMAND, "--jobs", str(jobs), *arguments],
        cwd=site.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until a condition holds, and tell whether it ever did."""
    deadline = monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        while not condition():
            if monotonic() >= deadline:
                return False
            selector.select(timeout=0.002)
    return True


def group(leader: int) -> list[str]:
    """Return the commands of the live processes of a group."""
    return [
        each.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode()[:200]
        for each, state, number in _processes()
        if number == leader and state != "Z"
    ]


def _processes() -> Iterator[tuple[Path, str, int]]:
    """Give folder, state and group of each process."""
    for each in Path("/proc").iterdir():
        if not each.name.isdecimal():
            continue
        try:
            # The name of the command, in brackets, may hold anything.
            fields = each.joinpath("stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield each, fields[0], int(fields[2])


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for a build; return its exit code and what it said of mistakes."""
    _, said = process.communicate(timeout=60)
    return process.returncode, said.decode()


def orphans(leader: int) -> list[str]:
    """Return the processes of a group that do not end by themselves, once its leader is gone."""
    wait(lambda: not group(leader), _END_OF_ORPHANS)
    return group(leader)


class Killer:
    """Kills the builds of one site, in a temporary folder that is theirs alone."""

    def __init__(self, folder: Path, seed: int, jobs: int, briefs: int = BRIEFS) -> None:
        """Write a site and build it once."""
        self.site = newsroom(folder / "site", briefs)
        self._temporary = folder / "temporary"
        self._temporary.mkdir()
        self._jobs = jobs
        self._random = Random(seed)
        self._writers = Writers(self.site, seed)
        begin = monotonic()
        code, said = finish(start(self.site, jobs, self._temporary))
        assert code == 0, said
        self._seconds = monotonic() - begin

    def kill(self) -> Killed:
        """Edit, build, kill, and look at what the next build makes of it."""
        edits = self._writers.edit(most=5)
        process = start(self.site, self._jobs, self._temporary)
        when = self._moment(process)
        was_running = process.poll() is None
        process.kill()
        finish(process)
        wrong = [f"orphan: {each}" for each in orphans(process.pid)]
        if self._random.random() < 0.7:
            wrong += self._next()
        return Killed(edits, when, was_running, tuple(wrong))

    def _moment(self, process: subprocess.Popen[bytes]) -> str:
        """Wait for a random moment of a build, and tell what it was."""
        state = state_of(self.site.folder, self.site.out)
        stores, manifest = state.store.parent, state.manifest
        before = _changed(manifest)
        signs: dict[str, Callable[[], bool]] = {
            "time": lambda: True,
            "staging": state.staging.exists,
            "journal of the store": lambda: any(stores.glob("*-journal")),
            "manifest": lambda: (
                manifest.with_suffix(".new").exists() or _changed(manifest) != before
            ),
        }
        name = self._random.choice((*signs, "time", "time"))
        wait(lambda: signs[name]() or process.poll() is not None, 30)
        share = self._seconds if name == "time" else 0.05
        later = self._random.random() * share
        wait(lambda: process.poll() is not None, later)
        return f"{name} + {later * 1000:.0f} ms"

    def _next(self) -> Iterator[str]:
        code, said = finish(start(self.site, self._jobs, self._temporary))
        if code or said:
            yield f"exit {code}: {said}"
        for path in differences(self.site.tree(), clean_tree(self.site)):
            yield f"differs: {path}"
        yield from (f"left: {each}" for each in leftovers(self.site))
        yield from (f"left: $TMPDIR/{each.name}" for each in self._temporary.iterdir())


def _changed(file: Path) -> int:
    return file.stat().st_mtime_ns if file.exists() else 0


_SAID = ("", "interrupted", "interrupted; the site on disk is as it was")


def interrupt(site: Site, jobs: int, number: signal.Signals, temporary: Path) -> list[str]:
    """Send a signal to all processes of a build as a terminal does; return what is wrong then."""
    process = start(site, jobs, temporary)
    state = state_of(site.folder, site.out)
    assert wait(lambda: any(state.staging.glob("*")) or process.poll() is not None, 30)
    os.killpg(process.pid, number)
    code, said = finish(process)
    expected = 130 if number == signal.SIGINT else 143
    return [
        *([f"exit {code}"] if code != expected else []),
        *([f"said: {said}"] if said.strip() not in _SAID else []),
        *(f"orphan: {each}" for each in orphans(process.pid)),
        *(f"left: {each}" for each in leftovers(site)),
        *(f"left: $TMPDIR/{each.name}" for each in temporary.iterdir()),
    ]


def main(count: int, seed: int) -> None:
    """Kill builds, with two processes and with one in turn, and print what came of it."""
    wrongs: Counter[str] = Counter()
    moments: Counter[str] = Counter()
    begin = monotonic()
    for jobs in (2, 1):
        with TemporaryDirectory(prefix="kills-") as folder:
            killer = Killer(Path(folder), seed + jobs, jobs)
            for number in range(count // 2):
                killed = killer.kill()
                moments[killed.when.split(" +")[0] if killed.was_running else "over already"] += 1
                wrongs.update(each.split("/tmp")[0] for each in killed.wrong)
                if killed.wrong:
                    print(jobs, number, killed)  # noqa: T201 - this is what it is run for
    print(f"{count} kills in {monotonic() - begin:.0f} s", dict(moments), dict(wrongs))  # noqa: T201 - the same


if __name__ == "__main__":  # the builds import this file's package too
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    )
