"""What a build found out is of use in another place: keys hold no path, clock or inode."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW, Site, tree
from tests.incremental.files import Sources

ROOMS = ("parsed", "texts", "found", "lexicons", "views", "editions", "themes", "assets")


@pytest.fixture
def desk(tmp_path):
    made = Site(Sources(tmp_path / "one" / "desk").folder)
    made.build().works()
    return made


def copied(site, folder):
    """Copy a site with its state, without the times of its files, and wherever an hour has gone."""
    shutil.copytree(site.folder, folder, copy_function=shutil.copyfile)
    for file in folder.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return Site(folder)


def steps_of(site, **options):
    """Build; return the report, and how many steps each stage had."""
    steps = {}

    def watch(stage, _, total):
        steps[stage] = total

    return build(site.folder, BuildOptions(now=NOW, **options), watch), steps


def stored(site):
    """Return room -> key -> data of what is in the store of a site."""
    (file,) = (site.folder / ".briefgen" / "stores").glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT room, key, data FROM entries").fetchall()
    return {room: {key: data for name, key, data in rows if name == room} for room in ROOMS}


def test_a_copy_with_its_outputs_has_nothing_to_do(desk, tmp_path):
    copy = copied(desk, tmp_path / "two" / "quite another place")
    report, steps = steps_of(copy)
    assert (report.written, report.removed) == ((), ())
    assert steps["parse"] == 0
    assert "render" not in steps or steps["render"] == 0
    assert tree(copy.out) == tree(desk.out)


def test_a_copy_without_its_outputs_parses_nothing_and_makes_equal_ones(desk, tmp_path):
    copy = copied(desk, tmp_path / "two" / "desk")
    shutil.rmtree(copy.out)
    report, steps = steps_of(copy)
    assert set(report.written) == tree(desk.out).keys()
    assert steps["parse"] == 0
    assert {"gather", "view"} & steps.keys() == set()
    assert tree(copy.out) == tree(desk.out)


def test_a_copy_of_the_store_alone_is_enough_to_parse_nothing(desk, tmp_path):
    copy = copied(desk, tmp_path / "two")
    shutil.rmtree(copy.out)
    for name in ("outputs", "locks"):
        shutil.rmtree(copy.folder / ".briefgen" / name)
    report, steps = steps_of(copy)
    assert report.succeeded
    assert steps["parse"] == 0
    assert tree(copy.out) == tree(desk.out)


def test_a_copy_whose_sources_went_on_parses_what_is_new(desk, tmp_path):
    copy = copied(desk, tmp_path / "two")
    shutil.rmtree(copy.out)
    copy.edit("content/briefs/old-harbour.md", "It silted", "It has silted")
    report, steps = steps_of(copy)
    assert steps["parse"] == 1
    clean, _ = steps_of(copy, out=tmp_path / "clean", cache=False)
    assert set(report.written) == set(clean.written)
    assert tree(copy.out) == tree(tmp_path / "clean")


def test_two_places_give_the_same_entries(desk, tmp_path):
    other = Site(Sources(tmp_path / "two" / "a folder with a longer name").folder)
    other.build().works()
    first, second = stored(desk), stored(other)
    assert all(first[room] for room in ROOMS)
    for room in ROOMS:
        assert first[room] == second[room], room


def test_no_entry_holds_the_path_of_the_site(desk):
    for room, entries in stored(desk).items():
        for key, data in entries.items():
            assert os.fsencode(desk.folder) not in key + data, room


def test_a_site_that_moves_keeps_what_it_knows(desk, tmp_path):
    before = tree(desk.out)
    moved = Site(desk.folder.rename(tmp_path / "moved"))
    report, steps = steps_of(moved)
    assert (report.written, report.removed, steps["parse"]) == ((), (), 0)
    assert tree(moved.out) == before
