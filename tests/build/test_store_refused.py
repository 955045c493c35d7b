"""Where the disk refuses, a store is somewhere else or nowhere, and the build goes on."""

import shutil
import sqlite3

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.build.state import store_file
from briefgen.build.state.store import open_store, read_store
from tests.build.stored import ENTRIES, PROGRAM, fill, names, works
from tests.harness.site import NOW
from tests.site.desk import DESK


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".briefgen" / "store" / "site"


def test_a_store_in_a_linked_folder_is_kept_elsewhere(file, tmp_path):
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / file.name).write_text("mine")
    file.parent.parent.mkdir()
    file.parent.symlink_to(foreign)
    goes_away(file)
    assert (foreign / file.name).read_text() == "mine"


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def goes_away(file):
    with open_store(file, PROGRAM) as store:
        store.put_many("bodies", ENTRIES.items())
        store.commit()
        assert store.get_many("bodies", ENTRIES) == ENTRIES
        assert not store.is_kept
        with read_store(store.path) as reader:
            assert reader.get_many("bodies", ENTRIES) == ENTRIES
        folder = store.path.parent
        assert folder != file.parent
    assert not folder.exists()


def test_a_state_folder_that_cannot_be_made_means_a_temporary_store(file, temporary):
    file.parent.parent.write_text("a file")
    goes_away(file)
    assert list(temporary.iterdir()) == []


def test_a_state_folder_that_cannot_be_written_means_a_temporary_store(file, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    goes_away(file)


def test_a_folder_in_the_place_of_the_file_is_left_alone(file, temporary):
    file.mkdir(parents=True)
    (file / "x").write_text("mine")
    goes_away(file)
    assert (file / "x").read_text() == "mine"
    assert list(temporary.iterdir()) == []


def test_without_any_disk_the_running_build_still_gets_what_it_put(file, monkeypatch):
    file.mkdir(parents=True)
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with open_store(file, PROGRAM) as store:
        in_memory(store)
    assert file.is_dir()


def test_without_a_temporary_folder_what_a_link_leads_to_is_left_alone(file, tmp_path, monkeypatch):
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / file.name).write_text("mine")
    file.parent.parent.mkdir()
    file.parent.symlink_to(tmp_path / "foreign")
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with open_store(file, PROGRAM) as store:
        in_memory(store)
    assert file.read_text() == "mine"


def test_a_temporary_folder_that_takes_nothing_goes_away(file, temporary, monkeypatch):
    monkeypatch.setattr(store_file, "fresh", refuse)
    with open_store(file, PROGRAM) as store:
        in_memory(store)
    assert list(temporary.iterdir()) == []


def test_a_build_that_is_not_remembered_says_so_unless_that_was_asked_for(site):
    desk = site(DESK)
    desk.build().fine()
    shutil.rmtree(desk.folder / ".briefgen/stores")
    desk.write(".briefgen/stores", "mine")
    for _ in range(2):
        assert desk.build().warns("BG810").report.finished
    assert build(desk.folder, BuildOptions(now=NOW, cache=False)).problems == ()


def test_a_build_that_failed_does_not_speak_of_the_next_one(site):
    desk = site(DESK).write(".briefgen/stores", "mine")
    desk.edit("content/pages/about.md", "[[Lavrov]]", "[[nobody]]")
    assert desk.build().fails().codes() == ("BG301",)


def refuse(*_args, **_named):
    raise OSError(28, "No space left on device")


def in_memory(store):
    store.put_many("bodies", ENTRIES.items())
    store.commit()
    store.keep_only("bodies", list(ENTRIES)[:5])
    store.commit()
    assert store.get_many("bodies", ENTRIES) == dict(list(ENTRIES.items())[:5])
    with read_store(store.path) as reader:
        assert reader.get_many("bodies", ENTRIES) == {}


def fail(store):
    """Let every statement on the file of a store fail, as on a full disk."""
    store._connection.close()
    store._connection = sqlite3.connect(":memory:")


def test_a_file_that_fails_while_read_is_a_miss_and_made_anew_by_the_next_commit(file):
    fill(file)
    with open_store(file, PROGRAM) as store:
        fail(store)
        store.put_many("bodies", [(b"k", b"one")])
        assert store.get_many("bodies", [b"k", *ENTRIES]) == {b"k": b"one"}
        store.commit()
        assert store.is_kept
        assert store.get("bodies", b"k") == b"one"
    with open_store(file, PROGRAM) as store:
        assert store.get_many("bodies", [b"k", *ENTRIES]) == {b"k": b"one"}


def test_a_file_that_failed_while_read_is_gone_after_closing(file):
    fill(file)
    with open_store(file, PROGRAM) as store:
        fail(store)
        assert store.get_many("bodies", ENTRIES) == {}
    assert names(file) == []
    works(file)


def test_a_store_that_cannot_be_written_is_given_up_and_serves_from_memory(file, monkeypatch):
    fill(file)
    with open_store(file, PROGRAM) as store:
        fail(store)
        monkeypatch.setattr(store_file, "fresh", refuse)
        in_memory(store)
        assert names(file) == []
    assert names(file) == []


def test_a_full_disk_gives_the_store_up(file):
    with open_store(file, PROGRAM) as store:
        store._connection.execute("PRAGMA max_page_count = 4")
        store._renew = refuse
        store.put_many("bodies", ENTRIES.items())
        store.commit()
        assert store.get_many("bodies", ENTRIES) == ENTRIES
        assert not store.is_kept
    assert names(file) == []


def test_a_value_too_long_for_the_file_stays_in_memory(file, monkeypatch):
    monkeypatch.setattr("briefgen.build.state.sealed.MOST_BYTES", 100)
    with open_store(file, PROGRAM) as store:
        store.put_many("bodies", [(b"long", b"x" * 101), (b"short", b"x" * 100)])
        store.commit()
        assert store.get("bodies", b"long") == b"x" * 101
    with open_store(file, PROGRAM) as store:
        found = store.get_many("bodies", [b"long", b"short"])
        assert found == {b"short": b"x" * 100}
