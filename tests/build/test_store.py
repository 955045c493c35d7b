"""The store gives back what was put and committed, to this process and to others."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.build.state.store import open_store, read_store
from tests.build.stored import ENTRIES, PROGRAM, fill, held, names, works


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".briefgen" / "store" / "site"


def test_what_is_committed_is_there_for_the_next_process(file):
    works(file)
    with open_store(file, PROGRAM) as store:
        key, data = next(iter(ENTRIES.items()))
        assert store.get("bodies", key) == data
        assert store.get("bodies", b"another") is None
        assert store.path == file


def test_what_is_put_is_there_at_once_and_gone_if_never_committed(file):
    with open_store(file, PROGRAM) as store:
        store.put_many("bodies", [(b"k", b"one")])
        assert store.get("bodies", b"k") == b"one"
    with open_store(file, PROGRAM) as store:
        assert store.get("bodies", b"k") is None


def test_a_later_value_takes_the_place_of_an_earlier_one(file):
    for data in (b"one", b"two", b""):
        fill(file, {b"k": data})
        with open_store(file, PROGRAM) as store:
            assert store.get("bodies", b"k") == data


def test_two_rooms_with_one_key_are_two_entries(file):
    fill(file, {b"k": b"body"}, "bodies")
    fill(file, {b"k": b"view"}, "views")
    with open_store(file, PROGRAM) as store:
        assert (store.get("bodies", b"k"), store.get("views", b"k")) == (b"body", b"view")
        store.keep_only("views", ())
        store.commit()
        assert (store.get("bodies", b"k"), store.get("views", b"k")) == (b"body", None)


def test_readers_see_what_is_committed_and_nothing_else(file):
    with open_store(file, PROGRAM) as store, read_store(store.path) as reader:
        store.put_many("bodies", [(b"k", b"one")])
        assert reader.get("bodies", b"k") is None
        store.commit()
        assert reader.get("bodies", b"k") == b"one"
        store.put_many("bodies", [(b"k", b"two")])
        assert reader.get("bodies", b"k") == b"one"
        store.keep_only("bodies", ())
        store.commit()
        assert reader.get_many("bodies", [b"k"]) == {}
    assert names(file) == [file.name]


def test_a_reader_in_another_process_reads_the_file(file):
    fill(file, {b"k": b"one"})
    code = (
        "import sys, pathlib; from briefgen.build.state.store import read_store\n"
        "with read_store(pathlib.Path(sys.argv[1])) as reader: print(reader.get('bodies', b'k'))"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(file)]
    found = subprocess.run(command, capture_output=True, check=True, text=True)
    assert found.stdout == "b'one'\n"


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 2000])
def test_a_reader_of_no_store_finds_nothing(file, content):
    file.parent.mkdir(parents=True)
    if content is not None:
        file.write_bytes(content)
    with read_store(file) as reader:
        assert reader.get("bodies", b"k") is None
    assert names(file) == ([] if content is None else [file.name])


def test_what_is_not_kept_is_forgotten_at_once_and_for_good(file):
    fill(file)
    kept = dict(list(ENTRIES.items())[:20])
    with open_store(file, PROGRAM) as store:
        store.put_many("bodies", [(b"new", b"1"), (b"newer", b"2")])
        store.keep_only("bodies", [*kept, b"new", b"not there"])
        store.put_many("bodies", [(b"newest", b"3")])
        wanted = [*ENTRIES, b"new", b"newer", b"newest"]
        expected = {**kept, b"new": b"1", b"newest": b"3"}
        assert store.get_many("bodies", wanted) == expected
        store.commit()
        assert store.get_many("bodies", wanted) == expected
    assert held(file) == kept


def test_forgetting_twice_forgets_both(file):
    fill(file, {b"a": b"1", b"b": b"2", b"c": b"3"})
    with open_store(file, PROGRAM) as store:
        store.keep_only("bodies", [b"a", b"b"])
        store.keep_only("bodies", [b"b", b"c"])
        assert store.get_many("bodies", [b"a", b"b", b"c"]) == {b"b": b"2"}
        store.commit()
        assert store.get_many("bodies", [b"a", b"b", b"c"]) == {b"b": b"2"}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 5), st.binary(max_size=40)),
        st.tuples(st.just("keep"), st.frozensets(st.integers(0, 5)), st.just(b"")),
        st.tuples(st.sampled_from(["commit", "reopen"]), st.just(0), st.just(b"")),
    ),
    max_size=20,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_store_is_a_dictionary_that_forgets_what_is_not_committed(tmp_path_factory, steps):
    file = tmp_path_factory.mktemp("site") / ".briefgen" / "store" / "x"
    keys = [bytes([each]) for each in range(6)]
    now, committed = {}, {}
    store = open_store(file, PROGRAM)
    for name, what, data in steps:
        if name == "put":
            store.put_many("r", [(keys[what], data)])
            now[keys[what]] = data
        elif name == "keep":
            store.keep_only("r", [keys[each] for each in what])
            now = {key: value for key, value in now.items() if key[0] in what}
        elif name == "commit":
            store.commit()
            committed = dict(now)
        else:
            store.close()
            store = open_store(file, PROGRAM)
            now = dict(committed)
        assert store.get_many("r", keys) == now
    store.close()


def test_another_program_finds_the_store_empty(file):
    fill(file)
    with open_store(file, b"another") as store:
        assert store.get_many("bodies", ENTRIES) == {}
    assert held(file) == {}


@pytest.mark.parametrize("pragma", ["user_version", "application_id"])
def test_another_version_is_an_empty_store(file, pragma):
    fill(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA {pragma} = 77")
    assert held(file) == {}
    works(file)


def test_odd_names_of_folders_do_no_harm(tmp_path):
    works(tmp_path / "a?mode=memory#%41 ü" / ".briefgen" / "x?y" / "z%20#")
