"""Let a publication fail, or be killed, at one request after another, and walk through the site.

usage: python -m tests.publish.faults (folder | zip | git | s3 | sftp) [BRIEFS [EACH]]
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from briefgen.publish import publish as publishing
from briefgen.publish.target import Refused
from tests.harness.site import Site
from tests.publish.crawl import missing
from tests.publish.desk import Published
from tests.publish.places import SWITCHING, Place, place


class Killed(BaseException):
    """The publisher is no more."""


class Cut:
    """A target that works up to a request; `counted` are the requests made of it.

    `arrived` are the files that were sent before.
    """

    def __init__(self, target, at: int, how: str) -> None:
        """Cut a target off; `how` is "fail" or "kill"."""
        self._target = target
        self._at = at
        self._how = how
        self._lock = Lock()
        self._is_lacking = False
        self.counted = 0
        self.arrived = 0

    def __getattr__(self, name):
        """Return what the target has."""
        return getattr(self._target, name)

    def __enter__(self):
        """Open the target."""
        self._target.__enter__()
        return self

    def __exit__(self, *given):
        """Close the target."""
        return self._target.__exit__(*given)

    def put(self, parcel):
        """Send a file, if there is still a connection."""
        self._count(is_needed=True)
        self._target.put(parcel)
        with self._lock:
            self.arrived += 1

    def point(self, release, live):
        """Make a release the live one."""
        self._count(is_needed=True)
        self._target.point(release, live)

    def delete(self, paths):
        """Remove files, which nobody may ask for after something could not be sent."""
        assert not self._is_lacking, "files were deleted though others could not be sent"
        self._count()
        self._target.delete(paths)

    def abandon(self):
        """Tidy up, unless there is nobody left to do that."""
        if self._how != "kill" or self.counted < self._at:
            self._target.abandon()

    def _count(self, *, is_needed: bool = False) -> None:
        with self._lock:
            self.counted += 1
            is_over = self.counted >= self._at
            self._is_lacking |= is_over and is_needed
        if is_over and self._how == "kill":
            raise Killed
        if is_over:
            raise Refused("the connection was cut")


class Trial:
    """A site in two versions, and the place where one or the other is live."""

    def __init__(self, folder: Path, kind: str, where: Place, briefs: int) -> None:
        """Publish the first version."""
        self.where = where
        self._switches = kind in SWITCHING
        self._briefs = briefs
        self._paths: set[str] = set()
        site = Site(folder / "site", "")
        title = 'title = "The Desk"\nbase_url = "https://desk.example/"\n'
        site.write("site.toml", f"{title}[publish.web]\n{where.settings}\n")
        self.desk = Published(site)
        self.old = self._published("old")
        self.new = self._published("new")
        self.files = self.sent

    def cut(self, at: int, how: str) -> int:
        """Cut the second version off at a request, and put it right; return the requests made."""
        self._published("old")
        self._write("new")
        with cut_off(at, how) as made:
            try:
                outcome = self.desk.publish(allow_deletes=True)
                assert outcome.is_done or outcome.problems, "neither done nor said why"
            except Killed:
                pass
        self._look()
        outcome = self.desk.publish(allow_deletes=True)
        assert outcome.is_done, outcome.problems
        assert self._live() == self.new, f"not whole after {how} at {at}"
        assert outcome.sent <= self.files - made[0].arrived, f"sent again after {how} at {at}"
        assert self.desk.publish().release is None, f"not done after {how} at {at}"
        return made[0].counted

    def _look(self) -> None:
        wrong = missing(self.where.get)
        assert wrong == [], wrong
        if self._switches:
            live = self._live()
            assert live in (self.old, self.new), "neither the old site nor the new one"

    def _published(self, version: str) -> dict[str, bytes]:
        self._write(version)
        outcome = self.desk.publish(allow_deletes=True)
        assert outcome.is_done, outcome.problems
        self.sent = outcome.sent
        return self._live()

    def _live(self) -> dict[str, bytes]:
        """Return all pages that are live; static files of the release before may be there, too."""
        folder = self.desk.site.folder / ".briefgen/publish/site"
        files = (
            each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()
        )
        self._paths |= {path for path in files if not path.startswith("static/")}
        found = {path: self.where.get(path) for path in sorted(self._paths)}
        return {path: data for path, data in found.items() if data is not None}

    def _write(self, version: str) -> None:
        """Write a version: other texts, titles, links, a style; one brief more or less."""
        site = self.desk.site
        site.write("static/site.css", f"body {{ --version: {version} }}")
        for number in range(self._briefs):
            link = (number * 7 + (3 if version == "new" else 1)) % self._briefs
            text = f"{version if number % 3 else 'same'} text, see [[b{link}]].\n"
            front = f"---\ntitle: Number {number}\ndate: 2025-02-{number % 28 + 1:02}\n---\n"
            site.write(f"content/briefs/b{number}.md", front + text)
        more, less = ("new", "old") if version == "new" else ("old", "new")
        site.write(
            f"content/briefs/only-{more}.md", "---\ntitle: Only\ndate: 2025-03-01\n---\nX.\n"
        )
        (site.folder / f"content/briefs/only-{less}.md").unlink(missing_ok=True)


@contextmanager
def cut_off(at: int, how: str) -> Iterator[list[Cut]]:
    """Cut the next target off at a request."""
    opened, made = publishing.open_target, []

    def wrapped(*given):
        made.append(Cut(opened(*given), at, how))
        return made[-1]

    publishing.open_target = wrapped
    try:
        yield made
    finally:
        publishing.open_target = opened


def trials(kind: str, folder: Path, briefs: int, each: int) -> int:
    """Cut off at each so-many-th request, by a failure and by a kill in turn; return how often."""
    with place(kind, folder) as where:
        trial = Trial(folder, kind, where, briefs)
        at, done = 1, 0
        while trial.cut(at, ("fail", "kill")[done % 2]) >= at:
            at, done = at + each, done + 1
        return done


def main() -> None:
    """Try one kind of place, and say how often it was cut off."""
    kind, *numbers = sys.argv[1:]
    briefs, each = (*map(int, numbers), *(250, 10)[len(numbers) :])
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        done = trials(kind, Path(folder).resolve(), briefs, each)
    sys.stdout.write(
        f"{kind}: cut off {done} times: 0 sites broken, 0 files deleted after a failure, "
        "0 sent again\n"
    )


if __name__ == "__main__":
    main()
