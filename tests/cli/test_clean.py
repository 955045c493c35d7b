"""What `briefgen clean` prints."""

import json

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
    assert "What is known of 1 other folder stays: briefgen clean --out FOLDER\n" in said(built)
    said(built, "--out", "other")
    assert not (built.folder / "other").exists()


def test_json_has_all_of_it(built):
    built.write("public/CNAME", "desk.example\n")
    cleaned = json.loads(said(built, "--json"))
    assert cleaned["out"] == "public"
    assert "index.html" in cleaned["removed"]
    assert cleaned["left"] == [{"path": "public/CNAME", "reason": "not from briefgen"}]
