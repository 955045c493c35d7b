"""Publish a desk to a real server, change a brief, publish nothing, go back, and count.

All of it with the commands, as a person would.

usage: python -m tests.publish.whole_way [BRIEFS [KIND ...]]
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic

import msgspec
from msgspec import Struct

from tests.harness.site import Site
from tests.publish.places import WAYS, Place, place

_EDITED = 1
"""The number of the brief that is edited."""


class Named(Struct):
    """A release, by its id."""

    id: str


class Told(Struct):
    """What a command says of itself in JSON, as far as it is of interest here."""

    is_done: bool
    sent: int
    release: Named | None


class Figures(Struct, frozen=True):
    """How many files there were, were sent after an edit and to go back, and how long that took.

    `busy` are the seconds in which the command itself computed: a busy machine adds to the others.
    """

    files: int
    edited: int
    back: int
    seconds: float
    busy: float


class Desk:
    """A desk of so many briefs, and the place that it is published to."""

    def __init__(self, folder: Path, where: Place, briefs: int) -> None:
        """Write it."""
        self._where = where
        self._briefs = briefs
        self._site = Site(folder / "site", "")
        title = 'title = "The Desk"\nbase_url = "https://desk.example/"\n'
        self._site.write("site.toml", f"{title}[publish.web]\n{where.settings}\n")

    def gone_the_whole_way(self) -> Figures:
        """Publish, edit, publish, publish nothing, change all, publish, go back, further back."""
        self._write(range(self._briefs), "first")
        first = self._run("publish")
        assert first.release is not None
        pages = self._live()
        self._write((_EDITED,), "other")
        edited = self._run("publish")
        others = self._live()
        assert edited.sent == _differ(pages, others), "more was sent than what changed"
        self._publish_nothing()
        self._write(range(self._briefs), "last")
        self._run("publish")
        assert _differ(others, self._live()) >= self._briefs
        began, before = monotonic(), _busy()
        back = self._run("rollback")
        seconds, busy = monotonic() - began, _busy() - before
        assert self._live() == others, "not what was live before"
        self._run("rollback", "--to", first.release.id)
        assert self._live() == pages, "not what was live at first"
        return Figures(len(pages), edited.sent, back.sent, seconds, busy)

    def _publish_nothing(self) -> None:
        before = self._where.state()
        assert self._run("publish").sent == 0
        assert self._where.state() == before, "something was written"

    def _write(self, numbers: Iterable[int], word: str) -> None:
        for number in numbers:
            front = f"title: Number {number}\nsummary: One of many.\ndate: 2025-02-01\n"
            text = f"The {word} text, see [[b{(number + 1) % self._briefs}]].\n" * 20
            self._site.write(f"content/briefs/b{number}.md", f"---\n{front}---\n{text}")

    def _run(self, command: str, *options: str) -> Told:
        """Say yes to a command."""
        program = [sys.executable, "-m", "briefgen", command, "web", "--yes", "--json", *options]
        done = subprocess.run(
            program, cwd=self._site.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr or done.stdout
        told = msgspec.json.decode(done.stdout, type=Told)
        assert told.is_done
        return told

    def _live(self) -> dict[str, bytes | None]:
        """Return all that the last build wrote, as readers get it."""
        built = self._site.folder / ".briefgen/publish/site"
        paths = [each.relative_to(built).as_posix() for each in built.rglob("*") if each.is_file()]
        assert paths
        return {path: self._where.get(path) for path in sorted(paths)}


def _busy() -> float:
    """Return the seconds for which commands that have ended have computed."""
    spent = getrusage(RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _differ(one: dict[str, bytes | None], other: dict[str, bytes | None]) -> int:
    assert one.keys() == other.keys()
    return sum(data != other[path] for path, data in one.items())


def whole_way(kind: str, folder: Path, briefs: int) -> Figures:
    """Go the whole way with one kind of place."""
    with place(kind, folder) as where:
        return Desk(folder, where, briefs).gone_the_whole_way()


def main(briefs: int = 1000, *kinds: str) -> None:
    """Go the whole way with some kinds of places, and give the figures."""
    for kind in kinds or WAYS:
        with tempfile.TemporaryDirectory(prefix="way-") as folder:
            found = whole_way(kind, Path(folder).resolve(), briefs)
        sys.stdout.write(
            f"{kind}: {found.files} files; after an edit {found.edited} were sent, then nothing; "
            f"{found.back} were brought back in {found.seconds:.1f} s "
            f"({found.busy:.1f} s of computing)\n"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:])
