"""Publish to an archive on this machine, to hand it in: a new one for each release."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.build.state.lock import held_if_free
from briefgen.build.state.manifest import digest
from briefgen.build.state.own_files import open_state_folder, remove_folder
from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Live, Overtaken, Parcel, Refused
from briefgen.publish.targets.folder_disk import (
    is_same,
    refusals,
    regular,
    require_folder,
    require_name,
    require_new,
    settle,
    write_new,
)
from briefgen.publish.targets.zip_archive import Reader, write_archive
from briefgen.publish.targets.zip_shelf import Archive, ZipShelf


class ZipTarget:
    """An archive appears under its name when it is whole.

    In the path, `{date}` stands for the day of the release in UTC and `{release}` for its id.
    Archives with names of their own are never removed; of those whose name a later one took,
    some are kept aside, `keep` with the live one.
    """

    switches = True

    def __init__(self, path: Path | str, *, keep: int = 5) -> None:
        """Name the place. Nothing is made."""
        self.name = f"zip:{path}"
        self._shelf = ZipShelf(Path.cwd() / path)
        self._keep = keep
        self._lock = ExitStack()
        self._reader = Reader()
        self._release: Release | None = None
        self._archives: tuple[Archive, ...] = ()
        self._sources: dict[str, Path] = {}

    def __enter__(self) -> Self:
        """Open nothing."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all archives, and let go of the lock."""
        self.abandon()

    def current(self) -> Live | None:
        """Return what the newest archive holds; None where there is none."""
        with refusals():
            live = self._shelf.live()
        if self._release is None:
            self._archives = ()
        return None if live is None else Live(live.release, live.release.id)

    def releases(self) -> tuple[Release, ...]:
        """Return the releases whose archives are still there."""
        with refusals():
            return tuple(archive.release for archive in self._shelf.archives())

    def begin(self, release: Release, live: Live | None) -> None:
        """Take the lock, and see what an earlier attempt has left."""
        self.abandon()
        shelf = self._shelf
        require_folder(shelf.base)
        require_name(release.id)
        with refusals():
            open_state_folder(shelf.lock)
        if not self._lock.enter_context(held_if_free(shelf.lock)):
            raise Overtaken("another publisher is at work there")
        try:
            with refusals():
                shelf.recover()
                self._require(live)
                shelf.require_ours(shelf.file(release))
                self._archives = shelf.archives()
                require_new(release, self.releases())
                shelf.part.mkdir(exist_ok=True)
        except BaseException:
            self.abandon()
            raise
        self._release = release

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Look among what an earlier attempt has put."""
        with refusals():
            return is_same(regular(self._part(path)), file)

    def put(self, parcel: Parcel) -> None:
        """Write a file where nobody reads; archives are made of these."""
        with refusals():
            write_new(self._part(parcel.path), parcel.data)
        self._sources.pop(parcel.path, None)

    def keep(self, path: str, file: ReleaseFile) -> None:
        """Take a file from the live archive, when the new one is made."""
        self._take(path, file, self._archives[:1])

    def restore(self, path: str, file: ReleaseFile) -> None:
        """Take a file from an older archive, when the new one is made."""
        self._take(path, file, self._archives)

    def point(self, release: Release, live: Live | None) -> None:
        """Make the archive, and put it where people look for it."""
        if self._release is None or self._release.id != release.id:
            raise Refused(f"another release was begun than {release.id}")
        self._require(live)
        made = self._shelf.root / "archive"
        with refusals():
            write_archive(made, self._entries(release), release.content)
            settle()
            self._shelf.switch(release, made)
        with suppress(OSError):
            self._shelf.trim(self._keep)
            remove_folder(self._shelf.part)
        self.abandon()

    def delete(self, paths: Iterable[str]) -> None:
        """Do nothing: an archive never holds what its release does not list."""

    def digest(self, path: str) -> str | None:
        """Return the digest of what the newest archive gives."""
        with refusals():
            if not self._archives:
                self._archives = self._shelf.archives()
            data = self._reader.read(self._archives[0].file, path) if self._archives else None
        return None if data is None else digest(data)

    def abandon(self) -> None:
        """Let go of the lock; what was put stays for the next attempt."""
        self._release, self._archives = None, ()
        self._sources.clear()
        self._reader.close()
        self._lock.close()

    def _take(self, path: str, file: ReleaseFile, archives: Iterable[Archive]) -> None:
        """Note where a file comes from. Raises: Refused if no archive has its bytes."""
        self._part(path)
        for archive in archives:
            known = archive.release.files.get(path)
            if known is not None and known.digest == file.digest:
                with refusals():
                    if is_same(self._reader.read(archive.file, path), file):
                        self._sources[path] = archive.file
                        return
        raise Refused(f"no archive has the old bytes of {path} any more")

    def _entries(self, release: Release) -> Iterator[tuple[str, bytes]]:
        """Give the files of a release in order. Raises: Refused for one that is not there."""
        for path, file in sorted(release.files.items()):
            source = self._sources.get(path)
            data = self._reader.read(source, path) if source else regular(self._part(path))
            if data is None or not is_same(data, file):
                raise Refused(f"the new release lacks {path}")
            yield path, data

    def _part(self, path: str) -> Path:
        """Return where a file waits for its archive."""
        if self._release is None:
            raise Refused("no release was begun")
        return self._shelf.part / sha256(path.encode()).hexdigest()

    def _require(self, live: Live | None) -> None:
        """Raise Overtaken unless a release is what is live now."""
        now = self.current()
        if (now.tag if now else None) != (live.tag if live else None):
            raise Overtaken(f"what is live now is {now.release.id if now else 'nothing'}")
