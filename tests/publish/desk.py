"""A site that is published to a place beside it, as the command line does it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from briefgen.problem import Problem
from briefgen.publish import publish as publishing
from briefgen.publish.changes import Changes
from briefgen.publish.outcome import Outcome
from briefgen.publish.publish import PublishSettings, publish
from briefgen.publish.rollback import RollbackSettings, roll_back
from tests.harness.site import Site, tree

DESK = """
    -- site.toml --
    title = "The Desk"
    base_url = "https://desk.example/"

    [publish.web]
    target = "folder:../live"

    -- content/briefs/doha.md --
    ---
    title: Talks in Doha
    date: 2025-02-26
    tags: [talks]
    ---
    They met.

    -- content/briefs/paris.md --
    ---
    title: Paris watches
    date: 2025-02-27
    ---
    Paris watched [[doha]].

    -- content/briefs/secret.md --
    ---
    title: The unsaid
    date: 2025-02-28
    draft: true
    ---
    Nobody may read of the amber walrus before noon.
    """
DOHA = "content/briefs/doha.md"
BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Published:
    """A site and the place where it is live; each publication is a minute after the one before."""

    def __init__(self, site: Site) -> None:
        """Publish nothing yet."""
        self.site = site
        self.live = site.folder.parent / "live"
        self.asked: list[Changes] = []
        self.told: tuple[Problem, ...] = ()
        self._minutes = count()

    def now(self) -> datetime:
        """Return the next minute."""
        return BEGIN + timedelta(minutes=next(self._minutes))

    def publish(self, *, answer: bool = True, **settings) -> Outcome:
        """Publish to [publish.web]."""
        chosen = {"site_folder": self.site.folder, "name": "web", "now": self.now(), **settings}
        return publish(PublishSettings(**chosen), self._ask(answer), watch)

    def roll_back(self, to: str = "", *, answer: bool = True) -> Outcome:
        """Go back."""
        settings = RollbackSettings(site_folder=self.site.folder, name="web", to=to, now=self.now())
        return roll_back(settings, self._ask(answer), watch)

    def files(self) -> dict[str, bytes]:
        """Return what readers get, by path."""
        return tree(self.live.resolve())

    def built(self) -> dict[str, bytes]:
        """Return what a build writes."""
        self.site.build(now=BEGIN + timedelta(minutes=1)).works()
        return dict(self.site.tree())

    def _ask(self, answer):
        def ask(changes: Changes, problems: tuple[Problem, ...]) -> bool:
            self.asked.append(changes)
            self.told = problems
            return answer

        return ask


def watch(stage: str, done: int, total: int) -> None:
    """See how far it is."""


@contextmanager
def through(monkeypatch, wrap) -> Iterator[None]:
    """Publish through what wraps each target that is opened."""
    opened = publishing.open_target
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "open_target", lambda *given: wrap(opened(*given)))
        yield


def leads_to(folder: Path) -> Path:
    """Return where a published folder's link leads."""
    return folder.resolve()
