"""Publish to a folder on this machine or on a mounted disk: PATH is a link that is switched."""

from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.build.state.lock import held_if_free
from briefgen.build.state.manifest import digest
from briefgen.build.state.own_files import open_state_folder
from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.folder_disk import (
    is_same,
    place,
    refusals,
    regular,
    require_folder,
    require_name,
    require_new,
    settle,
)
from briefgen.publish.targets.folder_part import Part
from briefgen.publish.targets.folder_shelf import Shelf


class FolderTarget:
    """Each release is a folder of its own; files that stay as they are, are hard links.

    What is brought back is a copy: it must be newer than the page it replaces, since servers and
    browsers go by times.
    """

    switches = True

    def __init__(self, path: Path, *, keep: int = 5, precompress: bool = False) -> None:
        """Name the place; `keep` counts the live release, too. Nothing is made."""
        self.name = f"folder:{path}"
        self._shelf = Shelf(Path.cwd() / path)
        self._keep = keep
        self._precompress = precompress
        self._lock = ExitStack()
        self._part: Part | None = None
        self._earlier: tuple[Release, ...] = ()

    def __enter__(self) -> Self:
        """Open nothing."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the lock."""
        self.abandon()

    def current(self) -> Live | None:
        """Return what the link names; None where nothing is, or an empty folder."""
        with refusals():
            name = self._shelf.live()
            if name is None:
                return None
            release = self._shelf.read(name)
        if release is None:
            raise Refused(
                f"what is live at {self._shelf.path} is not known any more: the list of release "
                f"{name} is lost; remove the link {self._shelf.path} to begin anew"
            )
        return Live(release, release.id)

    def releases(self) -> tuple[Release, ...]:
        """Return the releases that are still there. Raises: Refused where the live one is lost."""
        self.current()
        with refusals():
            return self._shelf.releases()

    def begin(self, release: Release, live: Live | None) -> None:
        """Take the lock, and open a folder for the release: that of an attempt that was cut off."""
        self.abandon()
        shelf = self._shelf
        require_folder(shelf.path.parent)
        require_name(release.id)
        with refusals():
            open_state_folder(shelf.lock)
        if not self._lock.enter_context(held_if_free(shelf.lock)):
            self.abandon()
            raise Overtaken("another publisher is at work there")
        try:
            self._require(live)
            with refusals():
                self._earlier = shelf.releases()
                require_new(release, self._earlier)
                part = Part(shelf.part(release.id), release, precompress=self._precompress)
                part.open(shelf.leftovers())
        except BaseException:
            self.abandon()
            raise
        self._part = part

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Look in the folder that was begun, which may come from an earlier attempt."""
        with refusals():
            return self._begun().has(path, file)

    def put(self, parcel: Parcel) -> None:
        """Write a file where nobody reads yet."""
        with refusals():
            self._begun().write(parcel.path, parcel.data)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Share a file with the live release. Raises: Refused if somebody has changed it there."""
        part = self._begun()
        with refusals():
            live = self._shelf.live()
            source = place(self._shelf.folder(live), path) if live else None
            if source is None or not part.take_over(path, file, source):
                raise Refused(f"the live {path} is not what was sent")

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Copy a file from a release that has these bytes at this path."""
        part = self._begun()
        with refusals():
            for release in self._earlier:
                if path in release.files and release.files[path].digest == file.digest:
                    data = regular(place(self._shelf.folder(release.id), path))
                    if data is not None and is_same(data, file):
                        part.write(path, data)
                        return
        raise Refused(f"no release has the old bytes of {path} any more")

    def point(self, release: Release, live: Live | None) -> None:
        """Switch the link, then remove what is older than `keep` releases."""
        part = self._begun()
        if part.release.id != release.id:
            raise Refused(f"another release was begun than {release.id}")
        self._require(live)
        with refusals():
            part.require_whole(release)
            folders = [self._shelf.folder(each.id) for each in self._earlier]
            part.outdate(live.release if live else None, folders)
            settle()
            self._shelf.switch(release)
        with suppress(OSError, Refused):
            self._shelf.trim(self._keep)
        self.abandon()

    def delete(self, paths: Iterable[str]) -> None:
        """Do nothing: a release never holds what it does not list."""

    def digest(self, path: str) -> str | None:
        """Return the digest of what lies there for a server."""
        with refusals():
            data = regular(place(self._shelf.path, path))
        return None if data is None else digest(data)

    def abandon(self) -> None:
        """Let go of the lock; the unfinished folder stays for the next attempt."""
        self._part = None
        self._lock.close()

    def _begun(self) -> Part:
        if self._part is None:
            raise Refused("no release was begun")
        return self._part

    def _require(self, live: Live | None) -> None:
        """Raise Overtaken unless a release is what is live now."""
        now = self.current()
        if (now.tag if now else None) != (live.tag if live else None):
            raise Overtaken(f"what is live now is {now.release.id if now else 'nothing'}")
