"""A damaged store gives back what is right, or nothing, and is whole again afterwards."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.build.state import sealed
from briefgen.build.state.store import open_store, read_store
from tests.build.stored import ENTRIES, PROGRAM, fill, held, names, works


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".briefgen" / "store" / "site"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a good store."""
    file = tmp_path_factory.mktemp("whole") / ".briefgen" / "store" / "x"
    fill(file)
    return file.read_bytes()


def damaged(tmp_path_factory, content):
    """Open what was damaged: right or missing, taking entries, and whole again afterwards."""
    file = tmp_path_factory.mktemp("damaged") / ".briefgen" / "store" / "x"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with read_store(file) as reader:
        assert reader.get_many("bodies", ENTRIES).items() <= ENTRIES.items()
    with open_store(file, PROGRAM) as store:
        found = store.get_many("bodies", ENTRIES)
        assert found.items() <= ENTRIES.items()
        store.put_many("bodies", ENTRIES.items())
        store.keep_only("bodies", ENTRIES)
        store.commit()
        assert store.get_many("bodies", ENTRIES) == ENTRIES
    works(file)
    return found


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_flipped_bytes_are_misses(tmp_path_factory, whole, data):
    content = bytearray(whole)
    places = st.one_of(st.integers(0, 300), st.integers(0, len(whole) - 1))
    for place in data.draw(st.lists(places, min_size=1, max_size=8)):
        content[place] ^= data.draw(st.integers(1, 255))
    damaged(tmp_path_factory, bytes(content))


def test_damage_that_sqlite_quotes_in_its_message_is_a_miss(tmp_path_factory, whole):
    content = whole.replace(b"CREATE TABLE entries", b"CREATE TABLE \xe6ntries", 1)
    assert content != whole
    assert damaged(tmp_path_factory, content) == {}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_truncated_file_is_made_anew(tmp_path_factory, whole, data):
    length = data.draw(st.integers(0, len(whole) - 1))
    assert damaged(tmp_path_factory, whole[:length]) != ENTRIES


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_pages_that_changed_places_are_misses(tmp_path_factory, whole, data):
    pages = [whole[start : start + 8192] for start in range(0, len(whole), 8192)]
    places = st.integers(0, len(pages) - 1)
    for one, other in data.draw(st.lists(st.tuples(places, places), max_size=4)):
        pages[one], pages[other] = pages[other], pages[one]
    damaged(tmp_path_factory, b"".join(pages))


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=9000), is_sqlite=st.booleans())
def test_garbage_is_made_anew(tmp_path_factory, content, is_sqlite):
    start = b"SQLite format 3\0" if is_sqlite else b""
    assert damaged(tmp_path_factory, start + content) == {}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET data = data || x'00' WHERE key = x'0a'",
        "UPDATE entries SET data = substr(data, 2) WHERE key = x'0a'",
        "UPDATE entries SET data = 5 WHERE key = x'0a'",
        "UPDATE entries SET data = 'text' WHERE key = x'0a'",
        "UPDATE entries SET seal = 0.5 WHERE key = x'0a'",
        "UPDATE entries SET data = (SELECT data FROM entries WHERE key = x'0b') WHERE key = x'0a'",
        (
            "UPDATE entries SET (data, seal) = "
            "(SELECT data, seal FROM entries WHERE key = x'0b') WHERE key = x'0a'"
        ),
        (
            "UPDATE entries SET room = 'old' WHERE room = 'bodies' AND key = x'0a'; "
            "UPDATE entries SET room = 'bodies' WHERE room = 'views'"
        ),
    ],
)
def test_a_changed_or_swapped_entry_is_a_miss(file, change):
    fill(file, {b"\x0a": b"ten", b"\x0b": b"eleven"})
    fill(file, {b"\x0a": b"view"}, "views")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(change)
    with open_store(file, PROGRAM) as store:
        assert store.get_many("bodies", [b"\x0a", b"\x0b"]) == {b"\x0b": b"eleven"}
        store.put_many("bodies", [(b"\x0a", b"ten")])
        store.commit()
    with open_store(file, PROGRAM) as store:
        assert store.get("bodies", b"\x0a") == b"ten"


def test_what_ends_before_the_key_does_not_pass_for_the_data(file):
    fill(file, {b"ab": b"c"})
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE entries SET key = x'61', data = x'6263' WHERE room = 'bodies'")
    with open_store(file, PROGRAM) as store:
        assert store.get_many("bodies", [b"a", b"ab"]) == {}


def test_an_interrupted_commit_writes_nothing(file, monkeypatch):
    fill(file, {b"k": b"one"})

    seal = sealed.sealer

    def interrupted(room):
        def sealing(key, data):
            if key == b"l":
                raise KeyboardInterrupt
            return seal(room)(key, data)

        return sealing

    with open_store(file, PROGRAM) as store:
        store.put_many("bodies", [(b"k", b"two"), (b"l", b"two")])
        monkeypatch.setattr(sealed, "sealer", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.commit()
        monkeypatch.undo()
        assert store.get("bodies", b"k") == b"two"
    with open_store(file, PROGRAM) as store:
        assert store.get_many("bodies", [b"k", b"l"]) == {b"k": b"one"}


WRITER = """
import pathlib, sys
from briefgen.build.state import sealed
from briefgen.build.state.store import open_store

seal, calls = sealed.sealer, []

def slow(room):
    made = seal(room)
    def sealing(key, data):
        calls.append(key)
        if len(calls) == int(sys.argv[2]):
            print("now", flush=True)
            sys.stdin.read()
        return made(key, data)
    return sealing

store = open_store(pathlib.Path(sys.argv[1]), b"this program")
store._connection.execute("PRAGMA cache_size = 10")
sealed.sealer = slow
store.put_many("bodies", ((bytes([each % 256]) * 32, b"new" * 3000) for each in range(1, 250)))
store.commit()
"""


@pytest.mark.parametrize("entries", [1, 30, 248])
def test_a_writer_killed_while_it_commits_costs_its_own_entries_only(file, entries):
    fill(file)
    command = [sys.executable, "-c", WRITER, str(file), str(entries)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"now\n"
        writer.send_signal(signal.SIGKILL)
    assert names(file) == ([file.name] if entries == 1 else [file.name, f"{file.name}-journal"])
    with read_store(file) as reader:
        assert reader.get_many("bodies", ENTRIES).items() <= ENTRIES.items()
    assert held(file) == ENTRIES
    works(file)


def test_an_index_that_leads_in_circles_is_damage(file, monkeypatch):
    fill(file)
    monkeypatch.setattr("briefgen.build.state.sealed._LEAST_ROW_BYTES", 10**9)
    with open_store(file, PROGRAM) as store:
        store.keep_only("bodies", ENTRIES)
        store.put_many("bodies", [(b"k", b"one")])
        store.commit()
        assert store.get("bodies", b"k") == b"one"
