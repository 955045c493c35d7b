"""Publishing: build, look through what is about to leave, send it, make sure that it is there."""

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import ROOM
from briefgen.build.progress import Watcher
from briefgen.build.state.lock import locked
from briefgen.build.state.places import publication_lock
from briefgen.config import PublishConfig
from briefgen.media_type import media_type
from briefgen.problem import Problem, has_errors, note, warning
from briefgen.publish.audit import audit
from briefgen.publish.changes import Changes, changes, too_many_removals
from briefgen.publish.choice import Chosen, address_problems, chosen_place
from briefgen.publish.headers import cache_control
from briefgen.publish.open_target import open_target
from briefgen.publish.outcome import Outcome, overtaken, refused, shipped_outcome
from briefgen.publish.plan import Composed, composed
from briefgen.publish.release import Release, ReleaseFile, encode_release
from briefgen.publish.ship import Shipment, without_files, wrong_at
from briefgen.publish.site import PublishedSite, published_site
from briefgen.publish.target import Live, Overtaken, Parcel, Refused, Target

Ask = Callable[[Changes, tuple[Problem, ...]], bool]
"""Asks a person whether these changes are to be published, with what has to be said before."""


class PublishSettings(Struct, frozen=True, kw_only=True):
    """What is asked of publishing; `name` is that of `[publish.NAME]`.

    `forget` lets go of what is only there for open pages, and of releases beyond `keep`. `verify`
    compares the site with one built from nothing, and what is live with what should be.
    """

    site_folder: Path
    name: str
    now: datetime
    dry_run: bool = False
    allow_deletes: bool = False
    forget: bool = False
    verify: bool = False
    jobs: int = 1


def publish(settings: PublishSettings, ask: Ask, watcher: Watcher) -> Outcome:
    """Publish a site; whatever stops it on the way, readers have a whole one.

    Until the last byte has left, no other publication of this site builds.
    Problems: those of a build, BG702–BG714, BG716, BG717, BG719, BG804, BG805.
    """
    chosen, problems = chosen_place(settings.site_folder, settings.name)
    if chosen is None:
        return Outcome(problems=problems)
    unfit = tuple(address_problems(chosen.config, chosen.place))
    if unfit:
        return Outcome(problems=unfit)
    target = open_target(chosen.name, chosen.place, settings.site_folder)
    if isinstance(target, Problem):
        return Outcome(problems=(target,))
    with locked(publication_lock(settings.site_folder)) as refusal:
        if refusal is not None:
            return Outcome(problems=(_held(refusal),))
        return _published(settings, chosen, target, ask, watcher)


def _held(refusal: Problem) -> Problem:
    """Say who holds the lock; that there can be none is told as it is."""
    if refusal.code != "BG805":
        return refusal
    return replace(
        refusal,
        message="another publication of this site is going on, or waits for an answer",
        advice="finish or end that one, then publish again",
    )


def _published(
    settings: PublishSettings, chosen: Chosen, target: Target, ask: Ask, watcher: Watcher
) -> Outcome:
    site, problems = published_site(
        settings.site_folder, settings.now, settings.jobs, watcher, is_verified=settings.verify
    )
    if site is None:
        return Outcome(problems=problems)
    job = _Job(settings, chosen.place, site, problems, chosen.config.base_url)
    return asking(target, job.published, ask, watcher, problems)


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
        if self.settings.forget:
            made = replace(made, release=without_files(made.release, made.release.kept))
        problems = (*self.problems, *self._audited(made), *self._remarks(target, live))
        outcome = Outcome(
            problems=problems,
            changes=changes(before, made.release),
            live=before,
            url=self.url,
            withheld=self.site.report.withheld,
            next_change=self.site.report.next_change,
        )
        if has_errors(problems):
            return outcome
        wrong = self._wrong(target, before, made.release, watcher)
        found = changes(_with_other_bytes(before, wrong), made.release)
        outcome = replace(outcome, changes=found)
        has_work = self.settings.forget or (live is not None and live.unfinished)
        if found.is_empty and not has_work:
            return _nothing_done(outcome, is_dry=self.settings.dry_run)
        if not self.settings.allow_deletes and (many := too_many_removals(before, found)):
            return replace(outcome, problems=(*problems, *many))
        if self.settings.dry_run:
            return replace(outcome, dry_run=True)
        if not ask(found, problems):
            return outcome
        parcels = _Parcels(self.site, made)
        shipment = Shipment(target, made.release, live, parcels.parcel, wrong)
        return shipped_outcome(shipment, replace(outcome, release=made.release), watcher)

    def _audited(self, made: Composed) -> tuple[Problem, ...]:
        """Look through all that would be live, but for what is live already and only kept."""
        files: dict[str, bytes | Path] = {p: each.file for p, each in self.site.files.items()}
        files[f"{ROOM}/release.json"] = encode_release(made.release)
        kept = {path: made.release.files[path].size for path in made.release.kept}
        folder, host = self.settings.site_folder, self.place.host
        return audit(folder, self.site.options, {**files, **made.made}, host, kept)

    def _remarks(self, target: Target, live: Live | None) -> Iterator[Problem]:
        """Say what somebody should know before the question (BG704, BG714)."""
        if live is None:
            return
        if live.unfinished:
            told = f"{target.name}: an earlier attempt was not finished; what it left is put right"
            yield note("BG714", told)
        if live.release.base_url != self.url:
            told = f"what is live says that it is at {live.release.base_url}, base_url {self.url}"
            yield warning("BG704", told, advice="make sure that this is the target that is meant")

    def _wrong(
        self, target: Target, before: Release | None, release: Release, watcher: Watcher
    ) -> frozenset[str]:
        """Return the live files that are not what they should be, where somebody wants to know."""
        if before is None or not self.settings.verify:
            return frozenset()
        same = (path for path, file in release.files.items() if before.files.get(path) == file)
        return frozenset(wrong_at(target, release, same, watcher))


def _nothing_done(outcome: Outcome, *, is_dry: bool) -> Outcome:
    return replace(outcome, is_done=not is_dry, dry_run=is_dry)


def _with_other_bytes(live: Release | None, wrong: frozenset[str]) -> Release | None:
    """Return what is live as it was found: with other bytes at some paths."""
    if live is None or not wrong:
        return live
    found = {path: replace(live.files[path], digest="") for path in wrong}
    return replace(live, files={**live.files, **found})


class _Parcels(Struct, frozen=True):
    """Packs the files of a release."""

    site: PublishedSite
    made: Composed

    def parcel(self, path: str, file: ReleaseFile) -> Parcel:
        """Return a file with its bytes. Raises: Refused where they are no longer what was built."""
        data = self.made.made.get(path)
        if data is None:
            try:
                data = self.site.files[path].file.read_bytes()
            except OSError as problem:
                told = f"{path} cannot be read any more ({problem.strerror})"
                raise Refused(told) from problem
        if sha256(data).hexdigest() != file.digest:
            raise Refused(f"{path} is not what was looked through: something changed it meanwhile")
        return Parcel(path, data, file, media_type(path), cache_control(file))
