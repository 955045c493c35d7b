"""The store: what a build found out and the next one need not find out again.

Everything in it can be made again. So damage is a miss, never an error, and a disk that refuses
costs time only. Rooms keep apart what has nothing to do with each other.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefgen.build.state import sealed, store_file
from briefgen.build.state.own_files import open_state_folder, passing_folder


class StoreReader:
    """What is in a store, for reading; a context manager.

    `path` is the file, which other processes may read at the same time.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection | None) -> None:
        """Take over a connection; without one every key is a miss."""
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def get(self, room: str, key: bytes) -> bytes | None:
        """Return the data of a key, None if it is not there or damaged."""
        return self.get_many(room, (key,)).get(key)

    def get_many(self, room: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the data of those keys that are there, in any order."""
        if self._connection is None:
            return {}
        try:
            return sealed.read(self._connection, room, frozenset(keys))
        except store_file.FAILURES:
            self._disconnect()
            return {}

    def keys(self, room: str) -> frozenset[bytes]:
        """Return the keys of a room; the data of some may turn out to be damaged."""
        if self._connection is None:
            return frozenset()
        try:
            return sealed.keys(self._connection, room)
        except store_file.FAILURES:
            self._disconnect()
            return frozenset()

    def close(self) -> None:
        """Let go of the file."""
        self._disconnect()

    def _disconnect(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(*store_file.FAILURES):
                connection.close()


class Store(StoreReader):
    """A store for writing, by one process at a time.

    What is put is there at once for `get`, and in the file for others after `commit`; until
    then it is held in memory. What is not committed when the store closes is lost.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection | None,
        renew: Callable[[], sqlite3.Connection],
        folder: Path | None,
    ) -> None:
        """Take over a connection, what makes an empty file, and a folder to remove at the end."""
        super().__init__(path, connection)
        self._renew = renew
        self._folder = folder
        self._is_given_up = connection is None
        self._put: dict[str, dict[bytes, bytes]] = {}
        self._kept: dict[str, frozenset[bytes]] = {}

    @property
    def is_kept(self) -> bool:
        """Whether what was committed is where the next build looks for it; ask before closing."""
        return self._folder is None and not self._is_given_up

    @property
    def is_shared(self) -> bool:
        """Whether other processes can read what is committed."""
        return self.path.is_file()

    def get_many(self, room: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the data of those keys that are there, in any order."""
        put, kept = self._put.get(room, {}), self._kept.get(room)
        wanted = frozenset(keys)
        found = {key: put[key] for key in wanted & put.keys()}
        wanted = wanted - found.keys() if kept is None else (wanted & kept) - found.keys()
        return {**super().get_many(room, wanted), **found} if wanted else found

    def keys(self, room: str) -> frozenset[bytes]:
        """Return the keys of a room; the data of some may turn out to be damaged."""
        kept = self._kept.get(room)
        stored = super().keys(room)
        return (stored if kept is None else stored & kept) | self._put.get(room, {}).keys()

    def put_many(self, room: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Add entries to a room, in the place of those with the same keys."""
        self._put.setdefault(room, {}).update(entries)

    def keep_only(self, room: str, keys: Collection[bytes]) -> None:
        """Forget the entries of a room that have other keys."""
        kept = frozenset(keys)
        put = self._put.get(room, {})
        self._put[room] = {key: data for key, data in put.items() if key in kept}
        self._kept[room] = self._kept.get(room, kept) & kept

    def commit(self) -> None:
        """Write what was put and forgotten since the last commit, all of it or nothing.

        A file that fails is replaced by an empty one. If that fails too there is no file from
        then on, and what is put stays in memory.
        """
        if self._is_given_up or not (self._put or self._kept):
            return
        if self._is_written() or (self._is_renewed() and self._is_written()):
            self._put = _too_long(self._put)
            self._kept = {}
            return
        self._is_given_up = True
        self._discard()

    def close(self) -> None:
        """Let go of the file, and remove it if it is damaged."""
        if self._connection is None and not self._is_given_up:
            self._discard()
        self._is_given_up = True
        super().close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _is_written(self) -> bool:
        if self._connection is None:
            return False
        try:
            sealed.write(self._connection, self._put, self._kept)
        except store_file.FAILURES:
            return False
        return True

    def _is_renewed(self) -> bool:
        self._disconnect()
        try:
            self._connection = self._renew()
        except store_file.FAILURES:
            return False
        return True

    def _discard(self) -> None:
        self._disconnect()
        with suppress(OSError):
            store_file.remove(self.path)


def _too_long(put: dict[str, dict[bytes, bytes]]) -> dict[str, dict[bytes, bytes]]:
    """Return the entries that no file takes; they stay in memory."""
    return {
        room: rest
        for room, entries in put.items()
        if (rest := {key: data for key, data in entries.items() if len(data) > sealed.MOST_BYTES})
    }


def open_store(file: Path, program: bytes) -> Store:
    """Open the store of a program for writing; that of another program counts as empty.

    Where the folder cannot be written, or is a link to another, the store is in a temporary
    folder that goes when it is closed; where that fails too, in memory only.
    """
    try:
        _open_folder(file)
        return _store(file, program, folder=None)
    except store_file.FAILURES:
        pass
    try:
        folder = Path(tempfile.mkdtemp(prefix="briefgen-"))
    except OSError:
        return _nowhere(file)
    try:
        return _store(folder / "store", program, folder=folder)
    except store_file.FAILURES:
        shutil.rmtree(folder, ignore_errors=True)
        return _nowhere(file)


class _Lent(Store):
    """A store to look into: what is put is there for `get`, and nothing is ever written."""

    is_shared = False

    def commit(self) -> None:
        """Leave the file as it is."""

    def close(self) -> None:
        """Let go of the file; if it is damaged, the next to write sees that for itself."""
        StoreReader.close(self)


def lent_store(file: Path, program: bytes) -> Store:
    """Open the store of a program without changing it; without one every key is a miss."""
    return _Lent(file, store_file.sound(file, program), _refuse, folder=None)


@contextmanager
def passing_store(place: Path | None = None) -> Iterator[Store]:
    """Give an empty store that leaves nothing behind, in a folder of `passing_folder`."""
    with (
        passing_folder(place) as folder,
        open_store(folder / "stores" / "store", b"") as store,
    ):
        yield store


def forget(file: Path) -> None:
    """Remove a store that no build has open."""
    with suppress(OSError):
        store_file.remove(file)


def read_store(file: Path) -> StoreReader:
    """Open a store for reading only, in the same or another process than its writer.

    It shows what is committed now and later, as long as the writer does not replace the file.
    """
    try:
        return StoreReader(file, store_file.for_reading(file))
    except store_file.FAILURES:
        return StoreReader(file, None)


def _open_folder(file: Path) -> None:
    """Make the folder of a store. Raises: OSError where it is a link or cannot be written."""
    open_state_folder(file)
    if file.parent.is_symlink() or not os.access(file.parent, os.W_OK | os.X_OK):
        raise PermissionError(file.parent)


def _store(file: Path, program: bytes, folder: Path | None) -> Store:
    def renew() -> sqlite3.Connection:
        return store_file.fresh(file, program)

    return Store(file, store_file.opened(file, program), renew, folder)


def _nowhere(file: Path) -> Store:
    return Store(file, None, _refuse, folder=None)


def _refuse() -> sqlite3.Connection:
    raise PermissionError("no file is to be made")
