"""The options of `briefgen build` that say how it is done."""

import json
import re

from tests.cli.run import Call
from tests.harness.site import tree

ABOUT = "content/pages/about.md"


def test_the_number_of_processes_changes_nothing_of_the_site(desk):
    for jobs in ("1", "2"):
        assert Call(desk.folder, "build", "-j", jobs, "--out", jobs).code == 0
    assert tree(desk.folder / "1") == tree(desk.folder / "2")


def test_without_a_cache_all_is_made_again_and_nothing_is_kept(desk):
    run = Call(desk.folder, "build", "--no-cache")
    assert (run.code, run.err) == (0, "")
    assert not (desk.folder / ".briefgen/stores").exists()
    assert "  0 written, " in Call(desk.folder, "build", "--no-cache").out


def test_the_stages_are_told_in_their_order_with_their_shares(desk):
    run = Call(desk.folder, "build", "--timings")
    assert (run.code, run.err) == (0, "")
    *lines, other = run.out.splitlines()[2:]
    assert other.startswith("  (other: start-up")
    stages = [line.split()[0] for line in lines]
    assert stages[:3] == ["scan", "parse", "theme"]
    assert stages[-3:] == ["remember", "other", "all"]
    assert all(re.fullmatch(r"  \w+ +[\d,]+\.\d ms +\d+%( +▪+)?", line) for line in lines)
    assert len({line.index(" ms") for line in lines}) == 1
    asked = json.loads(Call(desk.folder, "build", "--json").out)["timings"]
    assert set(asked) <= set(stages)


def test_the_stages_of_a_failed_build_are_told_where_its_failure_is(desk):
    desk.edit(ABOUT, "[[Lavrov]]", "[[nobody]]")
    run = Call(desk.folder, "build", "--timings")
    assert (run.code, run.out) == (1, "")
    assert run.err.splitlines()[-2].startswith("  all ")


def test_a_verified_site_is_told_to_be_what_a_clean_build_makes(desk):
    run = Call(desk.folder, "build", "--verify")
    assert (run.code, run.err) == (0, "")
    number = len(desk.tree())
    last = rf"Verified in \d+\.\d\d s: {number} files are what a clean build makes\."
    assert re.fullmatch(last, run.out.splitlines()[-1])
    report = json.loads(Call(desk.folder, "build", "--verify", "--json").out)
    assert report["timings"]["verify"] > 0
    assert report["succeeded"] is True
    assert report["verification"]["equal"] == number


def test_a_failed_build_is_not_verified(desk):
    desk.edit(ABOUT, "[[Lavrov]]", "[[nobody]]")
    run = Call(desk.folder, "build", "--verify", "--json")
    assert run.code == 1
    assert "verification" not in json.loads(run.out)


def test_a_file_changed_by_hand_fails_the_verification_with_3(desk):
    Call(desk.folder, "build")
    desk.write("public/robots.txt", "mine")
    run = Call(desk.folder, "build", "--verify")
    assert run.code == 3
    assert "error BG806: in public 1 file was changed since it was written" in run.err
    assert run.err.endswith("  robots.txt was changed by hand\n")


def test_what_a_build_overlooks_is_a_fault_of_ours(desk, monkeypatch):
    Call(desk.folder, "build")
    desk.edit(ABOUT, "What this desk does", "What it does")
    monkeypatch.setattr("briefgen.build.output.freshness._is_same", lambda *_: True)
    run = Call(desk.folder, "build", "--verify")
    assert run.code == 4
    assert "error BG901: public is not what a clean build makes: 2 files differ" in run.err
    assert "\n  about/index.html has other bytes\n" in run.err
    report = json.loads(Call(desk.folder, "build", "--verify", "--json").out)
    assert report["succeeded"] is False
    assert report["verification"]["different"] == [
        "about/index.html",
        "actors/sergey-lavrov/index.html",
    ]
    assert [each["code"] for each in report["problems"]] == ["BG901"]
