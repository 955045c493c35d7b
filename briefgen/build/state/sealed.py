"""Sealed entries: rooms of keys and data, each entry with a seal over all three.

A value whose seal does not match is passed over, so rot, a torn write or swapped rows are never
taken for an entry.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from hashlib import sha1
from itertools import islice

MOST_BYTES = 256 * 1024 * 1024
"""Longer values are not stored."""

TABLE = (
    "CREATE TABLE entries (room TEXT NOT NULL, key BLOB NOT NULL, seal BLOB NOT NULL, "
    "data BLOB NOT NULL, UNIQUE (room, key))"
)

_LEAST_ROW_BYTES = 32
_SEAL_BYTES = 16
_KEYS_A_QUERY = 500


def read(connection: sqlite3.Connection, room: str, keys: Collection[bytes]) -> dict[bytes, bytes]:
    """Return the entries of a room that are there and whole.

    Raises: sqlite3.Error, UnicodeDecodeError.
    """
    seal, wanted = sealer(room), frozenset(keys)
    return {
        key: data
        for chunk in _chunks(sorted(wanted))
        for key, mark, data in _rows(connection, room, chunk)
        if isinstance(data, bytes) and key in wanted and seal(key, data) == mark
    }


def keys(connection: sqlite3.Connection, room: str) -> frozenset[bytes]:
    """Return the keys of a room. Raises: sqlite3.Error, UnicodeDecodeError."""
    query = "SELECT key FROM entries WHERE room = ?"
    with closing(connection.execute(query, (room,))) as cursor:
        return frozenset(key for (key,) in cursor)


def write(
    connection: sqlite3.Connection,
    entries: dict[str, dict[bytes, bytes]],
    kept: dict[str, frozenset[bytes]],
) -> None:
    """Forget all but the `kept` keys of some rooms, then add entries: both or nothing.

    Raises: sqlite3.Error, UnicodeDecodeError.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for room, keys in kept.items():
            _forget(connection, room, keys)
        for room, values in entries.items():
            # In the order of keys, in which they are read again.
            insert(connection, room, sorted(values.items()))


def insert(
    connection: sqlite3.Connection, room: str, entries: Iterable[tuple[bytes, bytes]]
) -> None:
    """Add entries to a room, within a transaction of the caller.

    Raises: sqlite3.Error, UnicodeDecodeError.
    """
    seal = sealer(room)
    connection.executemany(
        "INSERT OR REPLACE INTO entries (room, key, seal, data) VALUES (?, ?, ?, ?)",
        ((room, key, seal(key, data), data) for key, data in entries if len(data) <= MOST_BYTES),
    )


def sealer(room: str) -> Callable[[bytes, bytes], bytes]:
    """Return what makes the seal of a key and its data in a room.

    It is to tell of accidents, and every byte of the store goes through it several times: of what
    is good enough, this takes the least time.
    """
    start = sha1(b"briefgen store" + _measured(room.encode()), usedforsecurity=False)

    def seal(key: bytes, data: bytes) -> bytes:
        state = start.copy()
        state.update(_measured(key))
        state.update(data)
        return state.digest()[:_SEAL_BYTES]

    return seal


def _measured(text: bytes) -> bytes:
    return len(text).to_bytes(8) + text


def _chunks(keys: list[bytes]) -> Iterator[list[bytes]]:
    rest = iter(keys)
    while chunk := list(islice(rest, _KEYS_A_QUERY)):
        yield chunk


def _rows(
    connection: sqlite3.Connection, room: str, keys: list[bytes]
) -> list[tuple[bytes, bytes, object]]:
    """Return key, seal and data of some keys, no more rows than keys whatever the file says."""
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, seal, data FROM entries WHERE room = ? AND key IN ({marks})"  # noqa: S608  # question marks
    with closing(connection.execute(query, (room, *keys))) as cursor:
        return cursor.fetchmany(len(keys))


def _forget(connection: sqlite3.Connection, room: str, kept: frozenset[bytes]) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    # A damaged index may lead in circles; each row takes some bytes of the file.
    most = pages * page_bytes // _LEAST_ROW_BYTES
    query = "SELECT rowid, key FROM entries WHERE room = ? LIMIT ?"
    rows = connection.execute(query, (room, most)).fetchall()
    if len(rows) == most:
        raise sqlite3.DatabaseError("more rows than the file has room for")
    gone = ((row,) for row, key in rows if key not in kept)
    connection.executemany("DELETE FROM entries WHERE rowid = ?", gone)
