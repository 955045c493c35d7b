"""The SQLite file of a store: made, checked before it is trusted, put aside if it is not ours.

It has a rollback journal and is not synced: a killed process costs its last commit, a power cut
may cost the file, and seals tell. A write-ahead log writes each new entry twice, and leaves two
files behind where the last to close it is a reader.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefgen.build.state.sealed import MOST_BYTES, TABLE, insert, read

FAILURES = (OSError, sqlite3.Error, UnicodeDecodeError)
"""What a damaged file or a disk raises: the text of an error quotes the file, UTF-8 or not."""

_APPLICATION = int.from_bytes(b"bgst")
_VERSION = 1
_SCHEMA = [
    (b"table", b"entries", b"entries", TABLE.encode()),
    (b"index", b"sqlite_autoindex_entries_1", b"entries", None),
]
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES + 1024 * 1024),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 16 * 1024),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
)
_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # A mapped file that somebody cuts short kills the process that reads it.
    "PRAGMA mmap_size = 0",
    "PRAGMA synchronous = OFF",
    "PRAGMA secure_delete = OFF",
)
_PAGE_BYTES = 8192
_PATIENCE_SECONDS = 10.0
_LOGS = ("-wal", "-shm")
_JOURNAL = "-journal"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PROGRAM = ("", b"program")


def opened(file: Path, program: bytes) -> sqlite3.Connection:
    """Open the file of a program for writing, with a fresh one in the place of any other.

    Raises: FAILURES where there can be none.
    """
    return sound(file, program) or fresh(file, program)


def fresh(file: Path, program: bytes) -> sqlite3.Connection:
    """Make an empty file in the place of whatever is there. Raises: FAILURES."""
    remove(file)
    connection = _connected(file, "rwc")
    with _closed_on_failure(connection):
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute(TABLE)
            room, key = _PROGRAM
            insert(connection, room, ((key, program),))
    return connection


def for_reading(file: Path) -> sqlite3.Connection:
    """Open a file that a writer has opened before. Raises: FAILURES.

    The file is not looked at in any way but through SQLite: closing it would drop the locks
    that a writer in the same process holds on it.
    """
    if not _is_plain(file):
        raise FileNotFoundError(file)
    connection = _connected(file, "ro")
    with _closed_on_failure(connection):
        _check_schema(connection)
    return connection


def remove(file: Path) -> None:
    """Remove a file and what SQLite keeps beside it; links go, not what they lead to.

    Raises: OSError where something cannot be removed, such as a folder.
    """
    for each in (file, *(_beside(file, ending) for ending in (_JOURNAL, *_LOGS))):
        each.unlink(missing_ok=True)


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        timeout=_PATIENCE_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    with _closed_on_failure(connection):
        # Text comes as bytes: a value that is not UTF-8 is damage in one row, not an error.
        connection.text_factory = bytes
        for limit, most in _LIMITS:
            connection.setlimit(limit, most)
        for setting in _SETTINGS:
            connection.execute(setting)
    return connection


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection if what is done with it fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def sound(file: Path, program: bytes) -> sqlite3.Connection | None:
    """Open a file if it is one of ours, whole at first sight, of this program; else leave it."""
    try:
        if not _is_safe(file):
            return None
        connection = _connected(file, "rw")
    except FAILURES:
        return None
    try:
        with _closed_on_failure(connection):
            _check_schema(connection)
            room, key = _PROGRAM
            is_same = read(connection, room, (key,)).get(key) == program
    except FAILURES:
        return None
    if is_same:
        return connection
    connection.close()
    return None


def _is_safe(file: Path) -> bool:
    """Tell whether SQLite may be let near a file; roll back what a killed writer began.

    Raises: FAILURES.
    """
    if not _is_plain(file) or any(os.path.lexists(_beside(file, each)) for each in _LOGS):
        return False
    journal = _beside(file, _JOURNAL)
    if os.path.lexists(journal):
        # SQLite removes the file that a journal's end names. None of ours names one.
        if not _is_plain(journal) or _end(journal) == _JOURNAL_MAGIC:
            return False
        with closing(_connected(file, "rw")) as connection:
            connection.execute("PRAGMA user_version").fetchall()
        journal.unlink(missing_ok=True)
    return _is_header(_start(file))


def _is_plain(file: Path) -> bool:
    """Tell whether a file is a regular one with one name: no link, device or shared copy."""
    try:
        found = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1


def _is_header(start: bytes) -> bool:
    """Tell whether a file begins as ours do: journal, version, kind, a schema of one page."""
    return (
        start[:16] == b"SQLite format 3\0"
        and start[18:20] == b"\x01\x01"
        and int.from_bytes(start[60:64]) == _VERSION
        and int.from_bytes(start[68:72]) == _APPLICATION
        and start[100:101] == b"\x0d"
    )


def _start(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(101)


def _end(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(max(0, file.lstat().st_size - len(_JOURNAL_MAGIC)))
        return stream.read(len(_JOURNAL_MAGIC))


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _check_schema(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError for a version or a schema that is not ours."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 3"
    found = (
        connection.execute("PRAGMA application_id").fetchone(),
        connection.execute("PRAGMA user_version").fetchone(),
        connection.execute(query).fetchall(),
    )
    if found != ((_APPLICATION,), (_VERSION,), _SCHEMA):
        raise sqlite3.DatabaseError("not the file of a store")
