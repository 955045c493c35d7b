"""What `briefgen clean` prints."""

import json
import shutil

import pytest

from tests.cli.run import Call


@pytest.fixture
def built(desk):
    desk.build().fine()
    return desk


def said(desk, *arguments):
    run = Call(desk.folder, "clean", *arguments)
    assert (run.code, run.err) == (0, "")
    return run.out


def test_what_went_is_counted(built):
    number = len(built.tree())
    assert said(built) == f"Removed {number} files of public and what its builds found out.\n"
    assert said(built) == "Nothing to remove.\n"


def test_the_cache_goes_alone(built):
    assert said(built, "--cache") == "Removed what its builds found out.\n"
    assert built.out.is_dir()


def test_what_stays_is_listed_with_the_reason(built):
    built.write("public/CNAME", "desk.example\n").write("public/robots.txt", "mine\n")
    assert said(built).splitlines()[1:] == [
        "Left as it is:",
        "  public/CNAME: not from briefgen",
        "  public/robots.txt: changed by hand",
    ]


def test_a_long_list_is_cut_and_counted(built):
    for number in range(25):
        built.write(f"public/photos/{number:02}.jpg", "x")
    assert said(built).splitlines()[-1] == "  and 5 more"


def test_other_output_folders_are_told_of(built):
    built.build(out=built.folder / "other").fine()
    assert said(built, "--cache", "--out", "public").splitlines()[1:] == [
        "What is known of other folders stays (briefgen clean --out FOLDER):",
        "  other",
    ]
    built.build(out=built.folder / "gone").fine()
    shutil.rmtree(built.folder / "gone")
    assert said(built).splitlines()[2:] == ["  other", "  1 folder that is gone, or somewhere else"]
    said(built, "--out", "other")
    assert not (built.folder / "other").exists()


def test_the_caches_of_all_folders_go_without_a_word_of_them(built):
    built.build(out=built.folder / "other").fine()
    assert said(built, "--cache") == "Removed what its builds found out.\n"
    assert not (built.folder / ".briefgen/stores").exists()
    assert (built.folder / "other").is_dir()


def test_json_has_all_of_it(built):
    built.write("public/CNAME", "desk.example\n")
    cleaned = json.loads(said(built, "--json"))
    assert cleaned["out"] == "public"
    assert "index.html" in cleaned["removed"]
    assert cleaned["left"] == [{"path": "public/CNAME", "reason": "not from briefgen"}]
