"""Sending a release: what pages use first, then pages, then what lists them; removals last."""

from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from time import sleep
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.publish.release import STAGES, Release, ReleaseFile
from briefgen.publish.target import Live, Overtaken, Parcel, Refused, Target

T = TypeVar("T")

_TRIES = 4
_FIRST_PAUSE_SECONDS = 0.2
_AT_ONCE = 8

_TOLD = (Refused, Overtaken, KeyboardInterrupt)
"""What ends a sending that was begun, so that somebody has to be told what is live."""

Watcher = Callable[[str, int, int], None]
"""Called with what is done ("send", "delete", "check"), how much of it, and how much there is.

Of what is sent these are bytes, else files.
"""

ParcelOf = Callable[[str, ReleaseFile], Parcel]


class Shipped(Struct, frozen=True, kw_only=True):
    """A release that is live, and what was done for it by path.

    `release` lacks what was only to be kept, and is no longer there. `size` counts the bytes of
    what was `sent`; `found` is what an earlier attempt had sent.
    """

    release: Release
    sent: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    size: int = 0
    removed: tuple[str, ...] = ()


class Interrupted(Exception):  # noqa: N818 - what happened
    """A release was not finished; `reason` says why, `sent` and `size` what this attempt sent.

    `is_pointed` tells that it may be the live one, as it was pointed to, perhaps in vain.
    """

    def __init__(self, reason: BaseException, sent: int, size: int, *, is_pointed: bool) -> None:
        """Keep what stopped it."""
        super().__init__(str(reason))
        self.reason = reason
        self.sent = sent
        self.size = size
        self.is_pointed = is_pointed


class Shipment(Struct, frozen=True):
    """What is to be sent where: a release that follows `live`, with what packs each of its files.

    Without `parcel_of` the target has all bytes itself: they are brought back. `wrong` are live
    files that are not what they should be: they are sent as if they were new.
    """

    target: Target
    release: Release
    live: Live | None
    parcel_of: ParcelOf | None = None
    wrong: frozenset[str] = frozenset()


def ship(shipment: Shipment, watcher: Watcher) -> Shipped:
    """Send a release, make it the live one, and remove what it no longer has.

    Raises: Overtaken, Refused with nothing done yet; Interrupted where it could not be finished,
    also by whoever is at the keyboard. Nothing is deleted before everything else has been done.
    """
    target, release, live = shipment.target, shipment.release, shipment.live
    target.begin(release, live)
    sending, is_pointed = _Sending(shipment, watcher), False
    try:
        for group in _groups(release, live):
            sending.send(group)
        release = without_files(release, sending.lost)
        is_pointed = True
        target.point(release, live)
    except BaseException as problem:
        target.abandon()
        if isinstance(problem, _TOLD):
            raise sending.interrupted(problem, is_pointed=is_pointed) from problem
        raise
    gone = [path for path in (live.release.files if live else ()) if path not in release.files]
    try:
        watcher("delete", 0, len(gone))
        target.delete(gone)
    except _TOLD as problem:
        raise sending.interrupted(problem, is_pointed=True) from problem
    watcher("delete", len(gone), len(gone))
    return Shipped(
        release=release,
        sent=tuple(sending.sent),
        found=tuple(sending.found),
        size=sending.size,
        removed=tuple(gone),
    )


def without_files(release: Release, paths: Collection[str]) -> Release:
    """Return a release without some files that it only keeps."""
    if not paths:
        return release
    files = {path: file for path, file in release.files.items() if path not in paths}
    return replace(
        release, files=files, kept=tuple(path for path in release.kept if path not in paths)
    )


def wrong_at(target: Target, release: Release, paths: Iterable[str], watcher: Watcher) -> list[str]:
    """Return the paths, among some, at which readers get other bytes. Raises: Refused."""
    wanted = list(paths)
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        found = workers.map(lambda path: _retried(lambda: target.digest(path)), wanted)
        wrong = []
        for number, (path, digest) in enumerate(zip(wanted, found, strict=True), 1):
            watcher("check", number, len(wanted))
            if digest != release.files[path].digest:
                wrong.append(path)
    return wrong


def _groups(release: Release, live: Live | None) -> Iterator[list[str]]:
    """Give the files in the order of sending; all of a group may go at once.

    New pages come before changed ones, which may link to them.
    """
    before = live.release.files if live is not None else {}
    for stage in STAGES:
        paths = [path for path, file in release.files.items() if file.stage == stage]
        yield [path for path in paths if path not in before]
        yield [path for path in paths if path in before]


class _Sending:
    def __init__(self, shipment: Shipment, watcher: Watcher) -> None:
        self.sent: list[str] = []
        self.found: list[str] = []
        self.lost: list[str] = []
        self._done = 0
        self._shipment = shipment
        self._watcher = watcher
        self._before = shipment.live.release.files if shipment.live is not None else {}
        self._kept = frozenset(shipment.release.kept)
        files = shipment.release.files
        self._total = sum(file.size for path, file in files.items() if not self._is_live(path))

    @property
    def size(self) -> int:
        """How many bytes were sent."""
        return sum(self._shipment.release.files[path].size for path in self.sent)

    def interrupted(self, reason: BaseException, *, is_pointed: bool) -> Interrupted:
        """Return what to raise where sending ends early."""
        return Interrupted(reason, len(self.sent), self.size, is_pointed=is_pointed)

    def send(self, paths: list[str]) -> None:
        """Send some files, several at once; the first that fails stops the others."""
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            futures = [workers.submit(self._one, path) for path in paths]
            try:
                for future in futures:
                    future.result()
            except BaseException:
                for future in futures:
                    future.cancel()
                wait(futures)
                raise

    def _is_live(self, path: str) -> bool:
        is_same = self._before.get(path) == self._shipment.release.files[path]
        return is_same and path not in self._shipment.wrong

    def _is_cached_otherwise(self, path: str) -> bool:
        """Tell whether a live file has these bytes, but other headers, of which no target tells."""
        known, file = self._before.get(path), self._shipment.release.files[path]
        return known is not None and known.digest == file.digest and known.stage != file.stage

    def _one(self, path: str) -> None:
        target, file = self._shipment.target, self._shipment.release.files[path]
        if self._is_live(path) and self._is_kept(path, file):
            return
        if not self._is_cached_otherwise(path) and _retried(lambda: target.has(path, file)):
            self.found.append(path)
        elif self._is_delivered(path, file):
            self.sent.append(path)
        else:
            self.lost.append(path)
        self._done += file.size
        self._watcher("send", self._done, self._total)

    def _is_kept(self, path: str, file: ReleaseFile) -> bool:
        """Take over what is live; what somebody has changed or removed there is sent anew."""
        try:
            _retried(lambda: self._shipment.target.keep(path, file))
        except Refused as problem:
            if problem.may_pass:
                raise
            return False
        return True

    def _is_delivered(self, path: str, file: ReleaseFile) -> bool:
        """Send a file, or bring it back; tell whether there is one.

        Nobody has the bytes of what is only kept but the target: readers can do without.
        """
        target, parcel_of = self._shipment.target, self._shipment.parcel_of
        if path in self._kept:
            try:
                _retried(lambda: target.restore(path, file))
            except Refused as problem:
                if problem.may_pass:
                    raise
                return False
        elif parcel_of is None:
            _retried(lambda: target.restore(path, file))
        else:
            parcel = parcel_of(path, file)
            _retried(lambda: target.put(parcel))
        return True


def _retried(work: Callable[[], T]) -> T:
    """Do some work, and again after a while where the target says that this may help."""
    pause = _FIRST_PAUSE_SECONDS
    for _ in range(_TRIES - 1):
        try:
            return work()
        except Refused as problem:
            if not problem.may_pass:
                raise
        sleep(pause)
        pause *= 3
    return work()
