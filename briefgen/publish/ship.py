"""Sending a release: what pages use first, then pages, then what lists them; removals last."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from time import sleep
from typing import TypeVar

from msgspec import Struct

from briefgen.publish.release import STAGES, Release, ReleaseFile
from briefgen.publish.target import Live, Parcel, Refused, Target

T = TypeVar("T")

_TRIES = 4
_FIRST_PAUSE_SECONDS = 0.2
_AT_ONCE = 8

Watcher = Callable[[str, int, int], None]
"""Called with what is done ("send", "delete", "check"), how much of it, and how much there is.

Of what is sent these are bytes, else files.
"""

ParcelOf = Callable[[str, ReleaseFile], Parcel]


class Shipped(Struct, frozen=True, kw_only=True):
    """What was sent and deleted: files by path, their bytes."""

    sent: tuple[str, ...] = ()
    size: int = 0
    removed: tuple[str, ...] = ()


class Interrupted(Exception):  # noqa: N818 - what happened
    """A release was not finished; `reason` says why, `sent` how many files are at the target."""

    def __init__(self, reason: Exception, sent: int) -> None:
        """Keep what stopped it."""
        super().__init__(str(reason))
        self.reason = reason
        self.sent = sent


class Shipment(Struct, frozen=True):
    """What is to be sent where: a release that follows `live`, with what packs each of its files.

    Without `parcel_of` the target has all bytes itself: they are brought back.
    """

    target: Target
    release: Release
    live: Live | None
    parcel_of: ParcelOf | None = None


def ship(shipment: Shipment, watcher: Watcher) -> Shipped:
    """Send a release, make it the live one, and remove what it no longer has.

    Raises: Overtaken, Refused with nothing done yet; Interrupted where it could not be finished.
    Nothing is ever deleted before everything else has been done.
    """
    target, release, live = shipment.target, shipment.release, shipment.live
    target.begin(release, live)
    sending = _Sending(shipment, watcher)
    try:
        for group in _groups(release, live):
            sending.send(group)
        target.point(release, live)
    except BaseException as problem:
        target.abandon()
        if isinstance(problem, Refused):
            raise Interrupted(problem, len(sending.sent)) from problem
        raise
    gone = [path for path in (live.release.files if live else ()) if path not in release.files]
    watcher("delete", 0, len(gone))
    try:
        target.delete(gone)
    except Refused as problem:
        raise Interrupted(problem, len(sending.sent)) from problem
    watcher("delete", len(gone), len(gone))
    return Shipped(sent=tuple(sending.sent), size=sending.size, removed=tuple(gone))


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
        self.size = 0
        self._shipment = shipment
        self._watcher = watcher
        self._before = shipment.live.release.files if shipment.live is not None else {}
        files = shipment.release.files
        self._total = sum(file.size for path, file in files.items() if not self._is_live(path))

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
        return self._before.get(path) == self._shipment.release.files[path]

    def _is_cached_otherwise(self, path: str) -> bool:
        """Tell whether a live file has these bytes, but other headers, of which no target tells."""
        known, file = self._before.get(path), self._shipment.release.files[path]
        return known is not None and known.digest == file.digest and known.stage != file.stage

    def _one(self, path: str) -> None:
        target, file = self._shipment.target, self._shipment.release.files[path]
        if self._is_live(path) and self._is_kept(path, file):
            return
        if self._is_cached_otherwise(path) or not _retried(lambda: target.has(path, file)):
            self._deliver(path, file)
            self.sent.append(path)
        self.size += file.size
        self._watcher("send", self.size, self._total)

    def _is_kept(self, path: str, file: ReleaseFile) -> bool:
        """Take over what is live; what somebody has changed or removed there is sent anew."""
        try:
            _retried(lambda: self._shipment.target.keep(path, file))
        except Refused as problem:
            if problem.may_pass:
                raise
            return False
        return True

    def _deliver(self, path: str, file: ReleaseFile) -> None:
        target, parcel_of = self._shipment.target, self._shipment.parcel_of
        if parcel_of is None:
            _retried(lambda: target.restore(path, file))
            return
        parcel = parcel_of(path, file)
        _retried(lambda: target.put(parcel))


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
