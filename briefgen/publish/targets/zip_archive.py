"""Archives whose bytes depend on the files in them alone, and that tell which site they hold."""

import os
import stat
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Self
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_END, _END_BYTES, _MARK_BYTES = b"PK\5\6", 22, 64


def write_archive(file: Path, entries: Iterable[tuple[str, bytes]], mark: str) -> None:
    """Write an archive of files, by path; `mark`, 64 letters, is its comment. Raises: OSError."""
    with ZipFile(file, "w") as archive:
        archive.comment = mark.encode("ascii")
        for path, data in entries:
            entry = ZipInfo(path, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, data)


def mark_of(file: Path) -> str | None:
    """Return the mark at the end of an archive; None for any other file. Raises: OSError."""
    if not file.is_file() or file.is_symlink():
        return None
    with file.open("rb") as opened:
        opened.seek(0, os.SEEK_END)
        opened.seek(max(opened.tell() - _END_BYTES - _MARK_BYTES, 0))
        end = opened.read()
    size = int.from_bytes(end[_END_BYTES - 2 : _END_BYTES], "little")
    if not end.startswith(_END) or len(end) != _END_BYTES + _MARK_BYTES or size != _MARK_BYTES:
        return None
    return end[_END_BYTES:].decode("ascii", "replace")


class Reader:
    """Reads files out of archives, and keeps these open; may be asked from several threads."""

    def __init__(self) -> None:
        """Open nothing."""
        self._open: dict[tuple[Path, int, int, int], ZipFile] = {}
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all archives."""
        self.close()

    def read(self, file: Path, path: str) -> bytes | None:
        """Return a file; None where the archive lacks it, or is damaged there. Raises: OSError."""
        try:
            return self._archive(file).read(path)
        except (KeyError, BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError):
            return None

    def close(self) -> None:
        """Close all archives."""
        with self._lock:
            for archive in self._open.values():
                with suppress(OSError):
                    archive.close()
            self._open.clear()

    def _archive(self, file: Path) -> ZipFile:
        """Return an open archive: the one that lies there now."""
        found = file.stat()
        key = (file, found.st_ino, found.st_mtime_ns, found.st_size)
        with self._lock:
            if key not in self._open:
                self._open[key] = ZipFile(file)
            return self._open[key]
