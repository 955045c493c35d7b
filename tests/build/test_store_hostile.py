"""A store that somebody prepared does no harm: no foreign file is touched, no code is run."""

import os
import sqlite3
from contextlib import closing

import pytest

from briefgen.build.state.store import read_store
from tests.build.stored import ENTRIES, fill, held, works


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".briefgen" / "store" / "site"


BESIDE = ("-journal", "-wal", "-shm")


@pytest.mark.parametrize(
    "extra",
    [
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE INDEX i ON entries (data)",
        "CREATE TABLE other (x)",
        (
            "DROP TABLE entries; CREATE VIEW entries AS "
            "SELECT 'bodies' room, x'01' key, x'' seal, randomblob(9) data"
        ),
        "PRAGMA journal_mode = WAL",
    ],
)
def test_a_prepared_file_with_more_or_less_than_our_table_is_made_anew(file, extra):
    fill(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(extra)
    with read_store(file) as reader:
        assert reader.get_many("bodies", ENTRIES).items() <= ENTRIES.items()
    assert held(file) == {}
    works(file)


def test_a_link_is_never_followed(file, tmp_path):
    foreign = tmp_path / "foreign"
    fill(file)
    file.rename(foreign)
    before = foreign.read_bytes()
    file.symlink_to(foreign)
    with read_store(file) as reader:
        assert reader.get_many("bodies", ENTRIES) == {}
    fill(file, {b"k": b"mine"})
    assert not file.is_symlink()
    assert foreign.read_bytes() == before


def test_a_file_shared_with_a_backup_is_left_to_it(file, tmp_path):
    fill(file)
    backup = tmp_path / "backup"
    backup.hardlink_to(file)
    before = backup.read_bytes()
    fill(file, {b"k": b"mine"})
    assert backup.read_bytes() == before
    works(file)


@pytest.mark.parametrize("ending", BESIDE)
def test_a_link_beside_the_file_is_never_followed(file, tmp_path, ending):
    fill(file)
    foreign = tmp_path / "foreign"
    foreign.write_text("mine")
    file.with_name(file.name + ending).symlink_to(foreign)
    works(file)
    assert foreign.read_text() == "mine"


@pytest.mark.parametrize("ending", BESIDE)
def test_garbage_beside_the_file_is_put_away(file, ending):
    fill(file)
    file.with_name(file.name + ending).write_bytes(b"garbage" * 99)
    works(file)


def test_a_journal_that_names_another_file_does_not_make_us_remove_it(file, tmp_path):
    fill(file)
    victim = tmp_path / "victim"
    victim.write_text("mine")
    name = os.fsencode(victim)
    magic = bytes.fromhex("d9d505f920a163d7")
    head = magic + (0).to_bytes(4) + bytes(4) + (1).to_bytes(4) + (512).to_bytes(4)
    head = (head + (8192).to_bytes(4)).ljust(512, b"\0")
    end = (1 + 2**30 // 8192).to_bytes(4) + name + len(name).to_bytes(4) + sum(name).to_bytes(4)
    file.with_name(file.name + "-journal").write_bytes(head + end + magic)
    works(file)
    assert victim.read_text() == "mine"
