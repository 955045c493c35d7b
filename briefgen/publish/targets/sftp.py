"""Publish to a folder of an SSH server: each file is sent beside its place, then moved there."""

import posixpath
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

from briefgen.publish.release import STAGES, Release, ReleaseFile, Stage
from briefgen.publish.target import Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.sftp_claim import Claim
from briefgen.publish.targets.sftp_connection import Connection
from briefgen.publish.targets.sftp_files import Files, at_once
from briefgen.publish.targets.sftp_shelf import Shelf


class SftpTarget:
    """Readers see each file whole, old or new; bytes that are replaced are kept to go back."""

    switches = False

    def __init__(self, user: str, host: str, port: int, path: str, *, keep: int = 5) -> None:
        """Name the place; port 0 and user "" are what is usual there. Nothing is connected."""
        where = f"[{host}]" if ":" in host else host
        self.name = f"sftp://{user}{'@' if user else ''}{where}{f':{port}' if port else ''}"
        self.name += path if path.startswith("/") else f"/~/{path}"
        self._connection = Connection(user, host, port)
        self._files = Files(self._connection, path)
        self._claim = Claim(self._files)
        self._shelf = Shelf(self._files, self._claim)
        self._keep = max(keep, 1)
        self._begun: Release | None = None
        self._live: dict[str, ReleaseFile] = {}
        self._doubtful: dict[str, ReleaseFile] = {}
        self._touched: dict[str, ReleaseFile] = {}

    def __enter__(self) -> Self:
        """Connect when something is asked."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the claim, and end the connection."""
        self.abandon()
        self._connection.close()

    def current(self) -> Live | None:
        """Read what is live, and whether a publisher was cut off."""
        return self._shelf.live()

    def releases(self) -> tuple[Release, ...]:
        """Return the last releases."""
        return self._shelf.releases(self._keep)

    def begin(self, release: Release, live: Live | None) -> None:
        """Take the claim, and note which files are going to change."""
        self.abandon()
        self._take(release.id)
        try:
            self._require(live)
            old = {} if live is None else live.release.files
            unfinished = self._shelf.unfinished()
            self._doubtful = {} if unfinished is None else unfinished.files
            self._touched = self._doubtful | _touched(old, release)
            self._claim.sweep()
            self._shelf.begin(release, self._touched, self._keep)
        except BaseException:
            self.abandon()
            raise
        self._live = dict(old)
        self._begun = release

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Look at the file itself, if an attempt that was not finished may have put it."""
        if path not in self._doubtful:
            return False
        found = self._files.found(path)
        return found is not None and found.st_size == file.size and self._is(path, file)

    def put(self, parcel: Parcel) -> None:
        """Send a file, then move it over what is there."""
        self._place(self._claim.send(parcel.path, parcel.data), parcel.path)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Leave a file as it is.

        Raises: Refused where it is gone, or has another size; after an unfinished attempt also
        where it has other bytes.
        """
        self._claim.beat()
        known = self._live.get(path)
        if known is None or known.digest != file.digest:
            raise Refused(f"{path} is not live")
        found = self._files.found(path)
        is_size = found is not None and found.st_size == file.size
        if not is_size or (path in self._doubtful and not self._is(path, file)):
            raise Refused(f"the live {path} is not what was sent")

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Give bytes that were replaced, or that are live elsewhere, their place again."""
        here = self._claim.name()
        if not self._shelf.take(file.digest, here) and not self._shared(file, here):
            self._claim.require()
            raise Refused(f"no release has the old bytes of {path} any more")
        self._place(here, path)

    def point(self, release: Release, live: Live | None) -> None:
        """Move the new list over the old one, which only the holder of the claim can."""
        if self._begun is None or self._begun.id != release.id:
            raise Refused("this release was not begun")
        self._require(live)
        self._shelf.point(release)

    def delete(self, paths: Iterable[str]) -> None:
        """Remove files that the live release does not have, and what attempts have left.

        What leads to others goes before them: lists, then pages, then what pages use.
        """
        if self._begun is None:
            raise Refused("this release was not begun")
        gone = sorted({*paths, *self._touched} - self._begun.files.keys())
        for stage in reversed(STAGES):
            at_once(self._remove, [path for path in gone if self._stage(path) == stage])
        for depth in _by_depth({folder for path in gone for folder in _folders(path)}):
            at_once(self._files.remove_folder_if_empty, depth)
        self._shelf.finish(self._keep)
        self.abandon()

    def digest(self, path: str) -> str | None:
        """Read a file back."""
        return self._files.digest(path)

    def abandon(self) -> None:
        """Let go of the claim; what was sent stays, and the next attempt looks at it."""
        self._begun = None
        with suppress(Refused):
            self._claim.drop()

    def _take(self, release: str) -> None:
        try:
            self._claim.take(release)
        except FileNotFoundError:
            self._shelf.make()
            self._claim.take(release)

    def _require(self, live: Live | None) -> None:
        now = self._shelf.live()
        if (now.tag if now else None) != (live.tag if live else None):
            raise Overtaken(f"{now.release.id if now else 'nothing'} is live now")

    def _place(self, here: str, path: str) -> None:
        """Move a file from the claim to where readers see it; keep what it replaces."""
        self._claim.beat()
        self._save(path)
        try:
            self._files.move(here, path)
        except FileNotFoundError:
            self._claim.require()
            for folder in reversed(_folders(path)):
                self._files.make_folder(folder)
            self._moved(here, path)

    def _moved(self, here: str, path: str) -> None:
        try:
            self._files.move(here, path)
        except FileNotFoundError as problem:
            raise Overtaken("another publisher took over") from problem

    def _remove(self, path: str) -> None:
        """Take a file from readers; its bytes are kept if a release has them."""
        self._claim.beat()
        self._save(path)
        here = self._claim.name()
        try:
            self._files.move(path, here)
        except FileNotFoundError:
            self._claim.require()
            return
        self._files.remove(here)

    def _save(self, path: str) -> None:
        """Keep what lies at a path, unless that is kept already, or nothing can be there."""
        known = self._live.get(path)
        is_new = known is not None and not self._shelf.has(known.digest)
        if is_new or path in self._doubtful:
            self._shelf.save(path)

    def _stage(self, path: str) -> Stage:
        known = self._live.get(path) or self._touched.get(path)
        return known.stage if known is not None else "index"

    def _shared(self, file: ReleaseFile, here: str) -> bool:
        """Give live bytes a second name; tell whether there are any."""
        for path, known in self._live.items():
            if known.digest == file.digest and self._is(path, file):
                with suppress(FileNotFoundError):
                    self._files.link(path, here)
                    return True
        return False

    def _is(self, path: str, file: ReleaseFile) -> bool:
        return self.digest(path) == file.digest


def _touched(old: dict[str, ReleaseFile], release: Release) -> dict[str, ReleaseFile]:
    """Return what is going to differ from what is live, by path."""
    gone = {path: file for path, file in old.items() if path not in release.files}
    return gone | {path: file for path, file in release.files.items() if old.get(path) != file}


def _by_depth(folders: Iterable[str]) -> list[list[str]]:
    """Return folders that may be removed at the same time, the innermost first."""
    found: dict[int, list[str]] = {}
    for folder in folders:
        found.setdefault(folder.count("/"), []).append(folder)
    return [found[depth] for depth in sorted(found, reverse=True)]


def _folders(path: str) -> list[str]:
    """Return the folders that a path lies in, the innermost first."""
    found = []
    while path := posixpath.dirname(path):
        found.append(path)
    return found
