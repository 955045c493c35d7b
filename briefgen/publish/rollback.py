"""Going back: an earlier release made live again, from the bytes that its target has kept."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.progress import Watcher
from briefgen.problem import Problem, error, warning
from briefgen.publish.changes import changes
from briefgen.publish.choice import chosen_place
from briefgen.publish.open_target import open_target
from briefgen.publish.outcome import Outcome, overtaken, refused, shipped_outcome
from briefgen.publish.plan import FORGE_FILES, following, release_of
from briefgen.publish.publish import Ask, asking
from briefgen.publish.redirects import MOVED
from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.ship import Shipment
from briefgen.publish.target import Overtaken, Refused, Target

_FIRST = 3
"""How many pages a message names."""


class RollbackSettings(Struct, frozen=True, kw_only=True):
    """What is to be gone back to: `to` begins the id of a release; "" is the one before."""

    site_folder: Path
    name: str
    to: str = ""
    now: datetime
    dry_run: bool = False


def roll_back(settings: RollbackSettings, ask: Ask, watcher: Watcher) -> Outcome:
    """Make an earlier release live again, byte for byte.

    How much that removes is no mistake to look for, as it is of a build: a person has named the
    release, it has been live, and the question lists what goes.
    Problems: those of `site.toml`; BG702, BG711, BG712, BG714–BG718.
    """
    chosen, problems = chosen_place(settings.site_folder, settings.name)
    if chosen is None:
        return Outcome(problems=problems)
    target = open_target(chosen.name, chosen.place, settings.site_folder)
    if isinstance(target, Problem):
        return Outcome(problems=(target,))
    return asking(target, _Job(settings).gone_back, ask, watcher, ())


def releases(site_folder: Path, name: str) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
    """Return the releases that can be gone back to, the live one first, then newest first."""
    chosen, problems = chosen_place(site_folder, name)
    if chosen is None:
        return (), problems
    target = open_target(chosen.name, chosen.place, site_folder)
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

    def gone_back(self, target: Target, ask: Ask, watcher: Watcher) -> Outcome:
        """Bring back what differs. Raises: Overtaken, Refused."""
        live = target.current()
        known = target.releases()
        if live is None:
            return Outcome(problems=(_nothing(known),))
        old = _wanted(known, live.release, self.settings.to)
        if isinstance(old, Problem):
            return Outcome(problems=(old,), live=live.release)
        release = _brought_back(old, live.release, self.settings.now)
        found = changes(live.release, release)
        is_dry = self.settings.dry_run
        outcome = Outcome(
            problems=_withdrawn(old, live.release),
            changes=found,
            live=live.release,
            dry_run=is_dry,
            url=release.base_url,
        )
        if found.is_empty and not live.unfinished:
            return replace(outcome, is_done=not is_dry)
        if is_dry or not ask(found, outcome.problems):
            return outcome
        shipment = Shipment(target, release, live)
        return shipped_outcome(shipment, replace(outcome, release=release), watcher)


def _brought_back(old: Release, live: Release, now: datetime) -> Release:
    """Return a release with the content of an old one: going back can be gone back on.

    Where the host finds the site stays as it is now, and so do the looks of pages that readers
    have open.
    """
    files = {path: file for path, file in old.own_files.items() if path not in FORGE_FILES}
    files |= {path: live.files[path] for path in FORGE_FILES if path in live.files}
    all_files = following(live, files)
    return release_of(all_files, old.pages, live, old.base_url, now, used=old.used, restored=old.id)


def _wanted(known: tuple[Release, ...], live: Release, to: str) -> Release | Problem:
    """Return the release that is meant; without a name the newest that was another site."""
    if not to:
        now = _site(live)
        others = (each for each in known if each.id != live.id and _site(each) != now)
        return next(others, None) or _nothing(known)
    found = [each for each in known if each.id == to or each.id.startswith(to)]
    if not found:
        message = f'no release that is kept begins with "{to}"'
        return error("BG715", message, advice=f"kept are: {_ids(known)}")
    if len(found) > 1 and all(each.id != to for each in found):
        message = f'{len(found)} releases begin with "{to}"'
        return error("BG715", message, advice=f"say more of the name: {_ids(found)}")
    return next((each for each in found if each.id == to), found[0])


def _site(release: Release) -> dict[str, ReleaseFile]:
    """Return the files that readers see: releases that differ in no other are the same site."""
    files = release.own_files
    return {path: file for path, file in files.items() if path not in FORGE_FILES}


def _nothing(known: tuple[Release, ...]) -> Problem:
    advice = f"kept are: {_ids(known)}" if known else "publish first"
    return error("BG715", "there is no earlier release of another site", advice=advice)


def _ids(known: Iterable[Release]) -> str:
    return ", ".join(each.id for each in known)


def _withdrawn(old: Release, live: Release) -> tuple[Problem, ...]:
    """Say which documents become public again that the live release does not have (BG718)."""
    there = {page.document.removeprefix(MOVED) for page in live.pages.values()}
    back = sorted(
        f"{page.title} ({path.removesuffix('index.html')})"
        for path, page in old.pages.items()
        if page.document and not page.document.startswith(MOVED) and page.document not in there
    )
    if not back:
        return ()
    more = f" and {len(back) - _FIRST} more" if len(back) > _FIRST else ""
    return (
        warning(
            "BG718",
            f"what is live now no longer has {', '.join(back[:_FIRST])}{more}: "
            "going back makes this public again",
            advice="if it was withdrawn, go back to another release, or publish afterwards",
        ),
    )
