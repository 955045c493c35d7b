"""Publishing: build, look through what is about to leave, send it, make sure that it is there."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.progress import Watcher
from briefgen.catalog.release import Withheld
from briefgen.config import Config, PublishConfig
from briefgen.config_file import read_config
from briefgen.media_type import media_type
from briefgen.problem import Problem, error, has_errors
from briefgen.publish.audit import audit
from briefgen.publish.changes import Changes, changes, too_many_removals
from briefgen.publish.headers import cache_control
from briefgen.publish.open_target import open_target
from briefgen.publish.plan import Composed, composed
from briefgen.publish.release import ROOM, Release, ReleaseFile, encode_release
from briefgen.publish.ship import Interrupted, Shipment, Shipped, ship, wrong_at
from briefgen.publish.site import PublishedSite, published_site
from briefgen.publish.target import Foreign, Overtaken, Parcel, Refused, Target

Ask = Callable[[Changes], bool]
"""Asks a person whether these changes are to be published."""


class PublishSettings(Struct, frozen=True, kw_only=True):
    """What is asked of publishing; `name` is that of `[publish.NAME]`."""

    site_folder: Path
    name: str
    now: datetime
    dry_run: bool = False
    allow_deletes: bool = False
    verify: bool = False
    jobs: int = 1


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of publishing or going back.

    `release` is the one that was to be live, `live` the one that is now, `url` its address.
    `sent` counts files, `sent_bytes` their bytes. `is_done` tells whether all was done that was
    asked for; where nothing had to be sent, that too. `withheld` is what the site leaves out, and
    `next_change` when that next changes.
    """

    problems: tuple[Problem, ...] = ()
    changes: Changes | None = None
    release: Release | None = None
    live: Release | None = None
    sent: int = 0
    sent_bytes: int = 0
    removed: int = 0
    is_done: bool = False
    url: str = ""
    withheld: tuple[Withheld, ...] = ()
    next_change: datetime | None = None


def publish(settings: PublishSettings, ask: Ask, watcher: Watcher) -> Outcome:
    """Publish a site; whatever stops it on the way, readers have a whole one.

    Problems: those of a build, BG702, BG703, BG705–BG717.
    """
    chosen, problems = place_of(settings.site_folder, settings.name)
    if chosen is None:
        return Outcome(problems=problems)
    config, place = chosen
    target = open_target(settings.name, place, settings.site_folder)
    if isinstance(target, Problem):
        return Outcome(problems=(target,))
    site, problems = published_site(
        settings.site_folder, settings.now, settings.jobs, watcher, is_verified=settings.verify
    )
    if site is None:
        return Outcome(problems=problems)
    job = _Job(settings, place, site, problems, config.base_url)
    return asking(target, job.published, ask, watcher, problems)


def place_of(
    site_folder: Path, name: str
) -> tuple[tuple[Config, PublishConfig] | None, tuple[Problem, ...]]:
    """Return a site's settings and those of a place of publishing.

    Problems: those of `site.toml`; BG703 the site does not know its address; BG717 no such place.
    """
    config, problems = read_config(site_folder)
    if config is None:
        return None, problems
    place = config.publish.get(name)
    if place is None:
        return None, (_no_such_place(name, config.publish),)
    if not config.base_url:
        return None, (_no_address(),)
    return (config, place), problems


def asking(
    target: Target,
    work: Callable[[Target, Ask, Watcher], Outcome],
    ask: Ask,
    watcher: Watcher,
    problems: tuple[Problem, ...],
) -> Outcome:
    """Do some work at a target, and say in a problem what it refused (BG711, BG712)."""
    try:
        with target:
            return work(target, ask, watcher)
    except Overtaken as problem:
        return Outcome(problems=(*problems, overtaken(target, problem)))
    except Refused as problem:
        return Outcome(problems=(*problems, refused(target, problem)))


class _Job(Struct, frozen=True):
    """A site that is ready to leave, and where it goes."""

    settings: PublishSettings
    place: PublishConfig
    site: PublishedSite
    problems: tuple[Problem, ...]
    url: str

    def published(self, target: Target, ask: Ask, watcher: Watcher) -> Outcome:
        """Send what differs from what is live. Raises: Overtaken, Refused."""
        live = target.current()
        before = live.release if live is not None else None
        made = composed(self.site, before, self.place, self.settings.now)
        found = changes(before, made.release)
        problems = (*self.problems, *self._audited(made))
        outcome = Outcome(
            problems=problems,
            changes=found,
            release=made.release,
            live=before,
            url=self.url,
            withheld=self.site.report.withheld,
            next_change=self.site.report.next_change,
        )
        if has_errors(problems):
            return outcome
        if found.is_empty:
            return replace(outcome, is_done=True)
        if not self.settings.allow_deletes and (many := too_many_removals(before, found)):
            return replace(outcome, problems=(*problems, *many))
        if self.settings.dry_run:
            return replace(outcome, is_done=True)
        if not ask(found):
            return outcome
        parcels = _Parcels(self.site, made)
        shipment = Shipment(target, made.release, live, parcels.parcel)
        return shipped_outcome(shipment, outcome, watcher)

    def _audited(self, made: Composed) -> tuple[Problem, ...]:
        """Look through all that would be live, but for what is live already and only kept."""
        files: dict[str, bytes | Path] = {p: each.file for p, each in self.site.files.items()}
        files[f"{ROOM}/release.json"] = encode_release(made.release)
        return audit(
            self.settings.site_folder, self.site.options, {**files, **made.made}, self.place.host
        )


class _Parcels(Struct, frozen=True):
    """Packs the files of a release."""

    site: PublishedSite
    made: Composed

    def parcel(self, path: str, file: ReleaseFile) -> Parcel:
        """Return a file with its bytes. Raises: Refused where they are no longer what was built."""
        data = self.made.made.get(path)
        if data is None:
            data = self.site.files[path].file.read_bytes()
        if len(data) != file.size:
            raise Refused(f"{path} changed while it was being sent")
        return Parcel(path, data, file, media_type(path), cache_control(file))


def shipped_outcome(shipment: Shipment, outcome: Outcome, watcher: Watcher) -> Outcome:
    """Send a release and return what came of it. Raises: Overtaken, Refused before any sending."""
    target = shipment.target
    try:
        shipped = ship(shipment, watcher)
    except Interrupted as problem:
        return _incomplete(outcome, target, problem)
    try:
        wrong = wrong_at(target, shipment.release, shipped.sent, watcher)
    except Refused as problem:
        return replace(
            outcome,
            live=shipment.release,
            sent=len(shipped.sent),
            sent_bytes=shipped.size,
            removed=len(shipped.removed),
            problems=(*outcome.problems, _unchecked(target, problem)),
        )
    return replace(
        outcome,
        live=shipment.release,
        sent=len(shipped.sent),
        sent_bytes=_size(shipment.release, shipped),
        removed=len(shipped.removed),
        is_done=not wrong,
        problems=(*outcome.problems, *map(_wrong, wrong)),
    )


def _size(release: Release, shipped: Shipped) -> int:
    return sum(release.files[path].size for path in shipped.sent)


def _incomplete(outcome: Outcome, target: Target, problem: Interrupted) -> Outcome:
    """Say what is live after a release that could not be finished (BG714)."""
    try:
        live = target.current()
    except Refused:
        live = None
    now = live.release if live is not None else outcome.live
    is_through = outcome.release is not None and now is not None and now.id == outcome.release.id
    if is_through:
        state = "the new release is live; files that it no longer has could not be deleted"
    elif target.switches or not problem.sent:
        state = "readers see the site as it was"
    else:
        state = "readers see the site as it was, with some pages of the new release"
    told = error(
        "BG714",
        f"{target.name}: {problem}; {problem.sent} files were sent; {state}",
        advice="publish again: only the rest is sent",
    )
    return replace(outcome, live=now, sent=problem.sent, problems=(*outcome.problems, told))


def overtaken(target: Target, problem: Overtaken) -> Problem:
    """Say that somebody else was quicker (BG711)."""
    return error(
        "BG711",
        f"{target.name}: {problem}",
        advice="see what was published, then publish again",
    )


def refused(target: Target, problem: Refused) -> Problem:
    """Say that a target could not be used (BG712), or that it is somebody else's (BG713)."""
    if isinstance(problem, Foreign):
        advice = "choose another place, or take away what lies there"
        return error("BG713", f"{target.name}: {problem}", advice=advice)
    return error("BG712", f"{target.name}: {problem}", advice="nothing was changed there")


def _unchecked(target: Target, problem: Refused) -> Problem:
    return error(
        "BG716",
        f"{target.name}: the release is live, but could not be read back ({problem})",
        advice="look at the site, or publish again: nothing is sent twice",
    )


def _wrong(path: str) -> Problem:
    return error(
        "BG716",
        f"{path} is not what was sent when it is read back",
        advice="see what else writes there, then publish again",
    )


def _no_such_place(name: str, places: Iterable[str]) -> Problem:
    known = ", ".join(places)
    return error(
        "BG717",
        f"site.toml has no [publish.{name}]" if name else "site.toml names no place to publish to",
        advice=f"there is: {known}" if known else 'add [publish.web] with target = "folder:PATH"',
    )


def _no_address() -> Problem:
    return error(
        "BG703",
        "the site does not know the address that it will have",
        advice='write base_url = "https://…/" in site.toml: feeds and search engines need it',
    )
