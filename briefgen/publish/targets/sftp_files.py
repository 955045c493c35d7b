"""The files of a folder on an SSH server: each method is one or two requests."""

import errno
import posixpath
import stat
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from hashlib import sha256

import paramiko
from paramiko.sftp import CMD_EXTENDED

from briefgen.publish.target import Refused
from briefgen.publish.targets.sftp_connection import CHANNELS, Connection

_PIECE = 4 * 1024 * 1024
_AT_ONCE = 32 * 1024


class Files:
    """Paths are seen from the folder; what a path names may also be a link of the user's."""

    def __init__(self, connection: Connection, root: str) -> None:
        """Name the folder."""
        self.root = root
        self._connection = connection
        self._can_link = True

    def place(self, path: str) -> str:
        """Return a path as the server knows it."""
        return posixpath.join(self.root, path)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""
        with self._asked(path) as channel:
            try:
                with channel.open(self.place(path), "rb") as file:
                    found = file.stat()
                    if found.st_mode is not None and stat.S_ISDIR(found.st_mode):
                        return None
                    if (found.st_size or 0) > _AT_ONCE:
                        file.prefetch(found.st_size)
                    return file.read(found.st_size)
            except FileNotFoundError:
                return None

    def digest(self, path: str) -> str | None:
        """Return the hex SHA-256 of a file; None where there is none."""
        data = self.read(path)
        return None if data is None else sha256(data).hexdigest()

    def write(self, path: str, data: bytes, beat: Callable[[], None]) -> None:
        """Write a new file; `beat` is called between pieces. Raises: FileNotFoundError."""
        with self._asked(path) as channel, channel.open(self.place(path), "wb") as file:
            file.set_pipelined()
            for start in range(0, len(data), _PIECE):
                file.write(data[start : start + _PIECE])
                beat()

    def found(self, path: str) -> paramiko.SFTPAttributes | None:
        """Return size, kind and time of what is there; None where nothing is."""
        with self._asked(path) as channel:
            try:
                return channel.stat(self.place(path))
            except FileNotFoundError:
                return None

    def names(self, path: str) -> tuple[str, ...]:
        """Return the names in a folder. Raises: FileNotFoundError."""
        with self._asked(path) as channel:
            return tuple(sorted(channel.listdir(self.place(path))))

    def move(self, path: str, place: str) -> None:
        """Move a file or a folder over what is there, in one step. Raises: FileNotFoundError."""
        with self._asked(place) as channel:
            channel.posix_rename(self.place(path), self.place(place))

    def moved_if_free(self, folder: str, place: str) -> bool:
        """Move a folder where nothing is, or an empty folder, in one step; tell if that was so."""
        with self._asked(folder) as channel:
            try:
                channel.posix_rename(self.place(folder), self.place(place))
            except (FileNotFoundError, PermissionError):
                raise
            except OSError:
                return False
        return True

    def link(self, path: str, place: str) -> None:
        """Give a file a second name, or copy it where the server cannot; nothing is overwritten.

        Raises: FileNotFoundError.
        """
        if self._can_link:
            with self._asked(place) as channel:
                words = ("hardlink@openssh.com", _text(self.place(path)), _text(self.place(place)))
                try:
                    # The library has no name for this request of OpenSSH.
                    channel._request(CMD_EXTENDED, *words)  # type: ignore[attr-defined] # noqa: SLF001 - as said
                except FileNotFoundError:
                    raise
                except OSError:
                    self._can_link = self._is_there(channel, place)
            if self._can_link:
                return
        data = self.read(path)
        if data is None:
            raise FileNotFoundError(errno.ENOENT, "No such file", path)
        if self.found(place) is None:
            self.write(f"{place}.new", data, lambda: None)
            self.move(f"{place}.new", place)

    def remove(self, path: str) -> None:
        """Remove a file; one that is gone is no mistake."""
        with self._asked(path) as channel, suppress(FileNotFoundError):
            channel.remove(self.place(path))

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        """Make a folder if it is not there. Raises: FileNotFoundError where its own is not."""
        with self._asked(path) as channel:
            try:
                channel.mkdir(self.place(path), mode)
            except FileNotFoundError:
                raise
            except OSError:
                if not self._is_folder(channel, path):
                    raise

    def remove_folder_if_empty(self, path: str) -> bool:
        """Remove a folder that holds nothing; tell whether it is gone."""
        with self._asked(path) as channel:
            try:
                channel.rmdir(self.place(path))
            except FileNotFoundError:
                return True
            except OSError:
                return False
        return True

    def _is_there(self, channel: paramiko.SFTPClient, path: str) -> bool:
        try:
            channel.stat(self.place(path))
        except OSError:
            return False
        return True

    def _is_folder(self, channel: paramiko.SFTPClient, path: str) -> bool:
        try:
            mode = channel.stat(self.place(path)).st_mode
        except OSError:
            return False
        return mode is not None and stat.S_ISDIR(mode)

    @contextmanager
    def _asked(self, path: str) -> Iterator[paramiko.SFTPClient]:
        """Lend a channel, and turn what the server refuses into Refused."""
        try:
            with self._connection.channel() as channel:
                yield channel
        except FileNotFoundError:
            raise
        except OSError as problem:
            reason = problem.strerror or str(problem) or "no reason was given"
            raise Refused(f"the server refused {self.place(path)} ({reason})") from problem


def _text(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def at_once(work: Callable[[str], object], paths: Iterable[str]) -> None:
    """Do some work for each path, several at a time, for a server may be far away."""
    with ThreadPoolExecutor(CHANNELS) as workers:
        list(workers.map(work, paths))
