"""Removing what builds made and remember, and nothing else."""

import shutil

import pytest

from briefgen.build.clean import Left, clean, clean_cache, clean_caches
from briefgen.build.state.lock import locked
from briefgen.build.state.places import state_of
from briefgen.config_file import read_config
from tests.harness.site import tree
from tests.site.desk import DESK


@pytest.fixture
def desk(site):
    desk = site(DESK)
    desk.sources = tree(desk.folder)
    desk.build().fine()
    return desk


def sweep(desk, out=None):
    config, _ = read_config(desk.folder)
    return clean(desk.folder, config, out or desk.out)


def left(cleaned, desk):
    return {each.path.removeprefix(f"{desk.out}/"): each.reason for each in cleaned.left}


def test_only_the_sources_are_left_and_a_second_time_finds_nothing(desk):
    made = tuple(desk.tree())
    cleaned = sweep(desk)
    assert cleaned.removed == made
    assert cleaned.left == ()
    assert tree(desk.folder) == desk.sources
    assert not desk.out.exists()
    assert not (desk.folder / ".briefgen").exists()
    again = sweep(desk)
    assert (again.removed, again.state, again.left) == ((), (), ())
    desk.build().fine()


def test_a_site_that_was_never_built_has_nothing_to_remove(site):
    desk = site(DESK)
    before = tree(desk.folder)
    assert sweep(desk).removed == ()
    assert tree(desk.folder) == before


def test_the_cache_goes_alone(desk):
    before = desk.tree()
    cleaned = clean_cache(desk.folder, desk.out)
    assert cleaned.removed == ()
    assert len(cleaned.state) == 1
    assert desk.tree() == before
    assert not (desk.folder / ".briefgen/stores").exists()
    assert clean_cache(desk.folder, desk.out).state == ()
    desk.build().fine().wrote().removed()


def test_stores_of_all_editions_of_a_folder_go(desk):
    desk.build(drafts=True).fine()
    assert len(clean_cache(desk.folder, desk.out).state) == 2


def test_the_caches_of_all_folders_go_also_of_those_that_are_gone(desk):
    desk.build(out=desk.folder / "other").fine()
    desk.build(out=desk.folder / "gone").fine()
    shutil.rmtree(desk.folder / "gone")
    before = tree(desk.folder / "other")
    cleaned = clean_caches(desk.folder, desk.out)
    assert (len(cleaned.state), cleaned.problems) == (3, ())
    assert not (desk.folder / ".briefgen/stores").exists()
    desk.build(out=desk.folder / "other").fine().wrote()
    assert tree(desk.folder / "other") == before


def test_the_cache_of_a_folder_that_is_being_built_stays(desk, monkeypatch):
    other = desk.folder / "other"
    desk.build(out=other).fine()
    monkeypatch.setattr("briefgen.build.state.lock.PATIENCE_SECONDS", 0.05)
    with locked(state_of(desk.folder, other).lock):
        cleaned = clean_caches(desk.folder, desk.out)
    assert [each.code for each in cleaned.problems] == ["BG805"]
    assert len(cleaned.state) == 1


def test_what_others_wrote_or_changed_stays_and_the_next_build_goes_on_beside_it(desk):
    desk.write("public/CNAME", "desk.example\n")
    desk.write("public/robots.txt", "mine\n")
    desk.link("public/briefs/elsewhere", "../../content")
    cleaned = sweep(desk)
    assert left(cleaned, desk) == {
        "CNAME": "not from briefgen",
        "robots.txt": "changed by hand",
        "briefs/elsewhere": "a link",
    }
    assert set(desk.tree()) == {"CNAME", "robots.txt"}
    assert sweep(desk).left == cleaned.left
    assert desk.build().codes() == ("BG802",)
    assert desk.tree()["CNAME"] == b"desk.example\n"
    assert desk.tree()["robots.txt"] == b"mine\n"


def test_nothing_is_removed_through_a_link(desk):
    desk.rename("public/briefs", "kept")
    desk.link("public/briefs", "../kept")
    before = desk.tree("kept")
    assert left(sweep(desk), desk) == {"briefs": "a link"}
    assert desk.tree("kept") == before


def test_an_output_folder_that_is_a_link_is_emptied_and_stays_a_link(site):
    desk = site(DESK)
    (desk.folder / "real").mkdir()
    desk.link("public", "real")
    desk.build().fine()
    assert sweep(desk).removed
    assert desk.out.is_symlink()
    assert list((desk.folder / "real").iterdir()) == []


@pytest.mark.parametrize("name", [".briefgen", ".briefgen/outputs", ".briefgen/stores"])
def test_a_state_folder_that_is_a_link_is_left_with_all_there_is(name, desk):
    desk.rename(name, "elsewhere")
    (desk.folder / name).symlink_to(desk.folder / "elsewhere")
    before = tree(desk.folder)
    for cleaned in (sweep(desk), clean_cache(desk.folder, desk.out)):
        assert cleaned.left == (Left(name, "a link"),)
    assert tree(desk.folder) == before


def test_a_link_in_place_of_a_store_goes_and_not_what_it_leads_to(desk):
    (store,) = (desk.folder / ".briefgen/stores").iterdir()
    store.unlink()
    store.symlink_to(desk.folder / "content")
    sweep(desk)
    assert tree(desk.folder) == desk.sources


def test_without_a_list_of_written_files_no_output_is_touched(desk):
    state_of(desk.folder, desk.out).manifest.write_text("damaged")
    before = desk.tree()
    cleaned = sweep(desk)
    assert cleaned.left == (Left(desk.out.as_posix(), "not from briefgen"),)
    assert desk.tree() == before


def test_other_folders_keep_what_is_known_of_them(desk):
    other = desk.folder / "other"
    desk.build(out=other).fine()
    before = tree(other)
    cleaned = sweep(desk)
    assert (cleaned.others, cleaned.other_folders) == (1, ("other",))
    assert tree(other) == before
    desk.build(out=other).fine().wrote()
    assert sweep(desk, other).others == 0
    assert tree(desk.folder) == desk.sources


def test_a_stray_file_among_the_state_stays(desk):
    desk.write(".briefgen/notes.txt", "mine")
    sweep(desk)
    assert set(tree(desk.folder / ".briefgen")) == {".gitignore", "notes.txt"}


def test_a_folder_that_no_build_would_write_to_is_refused(desk):
    before = tree(desk.folder)
    assert [each.code for each in sweep(desk, desk.folder).problems] == ["BG140"]
    assert tree(desk.folder) == before


def test_another_build_is_waited_for_and_not_disturbed(desk, monkeypatch):
    monkeypatch.setattr("briefgen.build.state.lock.PATIENCE_SECONDS", 0.05)
    before = desk.tree()
    with locked(state_of(desk.folder, desk.out).lock):
        for cleaned in (sweep(desk), clean_cache(desk.folder, desk.out)):
            assert [each.code for each in cleaned.problems] == ["BG805"]
    assert desk.tree() == before
    assert (desk.folder / ".briefgen/stores").is_dir()


def test_a_disk_that_refuses_is_told_and_the_next_time_goes_on(desk, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied", "a file")

    with monkeypatch.context() as patch:
        patch.setattr("briefgen.build.clean.remove_empty_folders", refuse)
        cleaned = sweep(desk)
    assert [each.code for each in cleaned.problems] == ["BG804"]
    assert len(cleaned.removed) == 1
    assert sweep(desk).problems == ()
    assert tree(desk.folder) == desk.sources
