"""Going back: an earlier release made live again, from the bytes that its target has kept."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.progress import Watcher
from briefgen.config import PublishConfig
from briefgen.problem import Problem, error
from briefgen.publish.changes import changes
from briefgen.publish.open_target import open_target
from briefgen.publish.plan import release_of
from briefgen.publish.publish import (
    Ask,
    Outcome,
    asking,
    overtaken,
    place_of,
    refused,
    shipped_outcome,
)
from briefgen.publish.release import Release
from briefgen.publish.ship import Shipment
from briefgen.publish.target import Overtaken, Refused, Target


class RollbackSettings(Struct, frozen=True, kw_only=True):
    """What is to be gone back to: `to` begins the id of a release; "" is the one before."""

    site_folder: Path
    name: str
    to: str = ""
    now: datetime


def roll_back(settings: RollbackSettings, ask: Ask, watcher: Watcher) -> Outcome:
    """Make an earlier release live again, byte for byte.

    Problems: BG702, BG703, BG711, BG712, BG714–BG717.
    """
    chosen, problems = place_of(settings.site_folder, settings.name)
    if chosen is None:
        return Outcome(problems=problems)
    config, place = chosen
    target = open_target(settings.name, place, settings.site_folder)
    if isinstance(target, Problem):
        return Outcome(problems=(target,))
    job = _Job(settings, place, config.base_url)
    return asking(target, job.gone_back, ask, watcher, ())


def releases(site_folder: Path, name: str) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
    """Return the releases that can be gone back to, the live one first, then newest first."""
    chosen, problems = place_of(site_folder, name)
    if chosen is None:
        return (), problems
    target = open_target(name, chosen[1], site_folder)
    if isinstance(target, Problem):
        return (), (target,)
    try:
        with target:
            return target.releases(), ()
    except Overtaken as problem:
        return (), (overtaken(target, problem),)
    except Refused as problem:
        return (), (refused(target, problem),)


class _Job(Struct, frozen=True):
    settings: RollbackSettings
    place: PublishConfig
    url: str

    def gone_back(self, target: Target, ask: Ask, watcher: Watcher) -> Outcome:
        """Bring back what differs. Raises: Overtaken, Refused."""
        live = target.current()
        known = target.releases()
        before = live.release if live is not None else None
        old = _wanted(known, before, self.settings.to)
        if live is None or old is None:
            return Outcome(problems=(_nothing(self.settings.to, known),), live=before)
        # It is a release of its own: going back can be gone back on.
        kept = tuple(path for path in old.kept if path in old.files)
        now = self.settings.now
        release = release_of(old.files, old.pages, kept, live.release, old.base_url, now)
        found = changes(live.release, release)
        outcome = Outcome(changes=found, release=release, live=live.release, url=self.url)
        if found.is_empty:
            return replace(outcome, is_done=True)
        if not ask(found):
            return outcome
        return shipped_outcome(Shipment(target, release, live), outcome, watcher)


def _wanted(known: tuple[Release, ...], live: Release | None, to: str) -> Release | None:
    """Return the release that is meant; without a name the newest of another content."""
    if live is None:
        return None
    if to:
        found = [each for each in known if each.id.startswith(to)]
        return found[0] if len(found) == 1 else None
    others = (each for each in known if each.id != live.id and each.content != live.content)
    return next(others, None)


def _nothing(to: str, known: tuple[Release, ...]) -> Problem:
    message = f'no release that is kept begins with "{to}"' if to else "there is no earlier release"
    there = ", ".join(each.id for each in known)
    return error("BG715", message, advice=f"kept are: {there}" if there else "publish first")
