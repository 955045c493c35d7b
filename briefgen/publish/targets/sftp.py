"""Publish to a folder of an SSH server: each file is sent beside its place, then moved there."""

import posixpath
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from types import TracebackType
from typing import Self

from briefgen.build.state.manifest import is_safe
from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.sftp_claim import ROOM, Claim
from briefgen.publish.targets.sftp_connection import Connection
from briefgen.publish.targets.sftp_files import Files
from briefgen.publish.targets.sftp_shelf import Shelf, Unfinished


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
        """Read what is live, with files that a publisher who was cut off had still to delete."""
        return self._shelf.live()

    def releases(self) -> tuple[Release, ...]:
        """Return the last releases."""
        return self._shelf.releases(self._keep)

    def begin(self, release: Release, live: Live | None) -> None:
        """Take the claim, and note which files are going to change."""
        self.abandon()
        if not is_safe(release.id) or "/" in release.id:
            raise Refused(f"{release.id!r} cannot be the name of a file")
        for path in release.files:
            _require_ours(path)
        self._take(release.id)
        try:
            self._require(live)
            old = {} if live is None else live.release.files
            self._doubtful = self._shelf.unfinished().files
            self._touched = self._doubtful | _touched(old, release)
            self._claim.sweep()
            self._shelf.begin(Unfinished(release.id, self._touched))
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
        _require_ours(parcel.path)
        self._place(self._claim.send(parcel.path, parcel.data), parcel.path, parcel.file.digest)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Leave a file as it is; after an unfinished attempt bring it back if it is another.

        Raises: Refused where it is gone, or has another size.
        """
        known = self._live.get(path)
        if known is None or known.digest != file.digest:
            raise Refused(f"{path} is not live")
        if path in self._doubtful:
            if not self._is(path, file):
                self.restore(path, file)
            return
        found = self._files.found(path)
        if found is None or found.st_size != file.size:
            raise Refused(f"the live {path} is not what was sent")

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Give bytes that were replaced, or that are live elsewhere, their place again."""
        _require_ours(path)
        here = self._claim.name()
        if not self._shelf.take(file.digest, here) and not self._shared(file, here):
            raise Refused(f"no release has the old bytes of {path} any more")
        self._place(here, path, file.digest)

    def point(self, release: Release, live: Live | None) -> None:
        """Move the new list over the old one, which only the holder of the claim can."""
        if self._begun is None or self._begun.id != release.id:
            raise Refused("this release was not begun")
        self._require(live)
        self._shelf.point(release)

    def delete(self, paths: Iterable[str]) -> None:
        """Remove files that the live release does not have, and what attempts have left."""
        if not self._claim.is_held:
            self._take("")
            self._doubtful = self._touched = self._live = {}
        live = self._shelf.live()
        release = self._begun or (live.release if live is not None else None)
        wanted = {*release.files, *release.kept} if release is not None else set()
        gone = sorted({*paths, *self._touched} - wanted)
        for path in gone:
            _require_ours(path)
            self._remove(path)
        for folder in sorted({each for path in gone for each in _folders(path)}, reverse=True):
            self._files.remove_folder_if_empty(folder)
        if self._begun is not None:
            self._shelf.finish(self._keep)
        self.abandon()

    def digest(self, path: str) -> str | None:
        """Read a file back."""
        data = self._files.read(path)
        return None if data is None else sha256(data).hexdigest()

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

    def _place(self, here: str, path: str, digest: str) -> None:
        """Move a file from the claim to where readers see it; keep what it replaces."""
        self._claim.beat()
        known = self._live.get(path)
        if known is not None and known.digest != digest:
            self._shelf.save(path, known.digest)
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
        """Take a file from readers; its bytes are kept if the release before had them."""
        self._claim.beat()
        known = self._live.get(path)
        if known is not None:
            self._shelf.save(path, known.digest)
        here = self._claim.name()
        try:
            self._files.move(path, here)
        except FileNotFoundError:
            self._claim.require()
            return
        self._files.remove(here)

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
    kept = {*release.files, *release.kept}
    gone = {path: file for path, file in old.items() if path not in kept}
    return gone | {path: file for path, file in release.files.items() if old.get(path) != file}


def _require_ours(path: str) -> None:
    if not is_safe(path) or path.partition("/")[0] == ROOM:
        raise Refused(f"{path!r} cannot be the path of a file of a site")


def _folders(path: str) -> list[str]:
    """Return the folders that a path lies in, the innermost first."""
    found = []
    while path := posixpath.dirname(path):
        found.append(path)
    return found
