"""A site that is put back as it was some builds ago is known as ours, and brought up to date."""

import shutil

from briefgen.build.state.manifest import load_manifest
from briefgen.build.state.places import state_of
from tests.build.staged import put

DESK = "".join(
    f"""
-- content/briefs/b{number}.md --
---
title: B{number}
date: 2025-01-0{number}
---
Text.
"""
    for number in range(1, 8)
)


def test_an_older_site_that_is_put_back_is_brought_up_to_date(site):
    desk = site(DESK)
    desk.build().fine()
    shutil.copytree(desk.out, desk.folder / "old")
    for number in range(4):
        old, new = "Text" if number == 0 else f"Text{number - 1}.", f"Text{number}."
        desk.edit("content/briefs/b1.md", old, new).build().fine()
    right = dict(desk.tree())
    shutil.rmtree(desk.out)
    (desk.folder / "old").rename(desk.out)
    desk.build().fine().has("briefs/b1/index.html", "Text3")
    assert dict(desk.tree()) == right


def test_only_some_earlier_digests_are_remembered(tmp_path):
    folder, out = tmp_path / "site", tmp_path / "site" / "public"
    for number in range(8):
        put(folder, out, {"index.html": str(number)})
    kept = load_manifest(state_of(folder, out).manifest)
    assert len(kept.files["index.html"]) == 5
    (out / "index.html").write_text("3")
    assert put(folder, out, {"index.html": "8"}).written == ("index.html",)
    (out / "index.html").write_text("1")
    assert [each.code for each in put(folder, out, {"index.html": "9"}).problems] == ["BG802"]


def test_bytes_that_a_person_put_there_are_never_remembered_as_ours(tmp_path):
    folder, out = tmp_path / "site", tmp_path / "site" / "public"
    put(folder, out, {"index.html": "a"})
    for number in range(3):
        (out / "index.html").write_text("mine")
        assert put(folder, out, {"index.html": str(number)}).written == ()
    assert len(load_manifest(state_of(folder, out).manifest).files["index.html"]) == 1
    assert (out / "index.html").read_text() == "mine"


def test_many_files_that_were_changed_by_hand_are_told_of_at_once(site):
    desk = site(DESK)
    desk.build().fine()
    for number in range(1, 8):
        desk.write(f"public/briefs/b{number}/index.html", "mine")
    (problem,) = desk.build().warns("BG802").problems()
    assert "7 files in public (briefs/b1/index.html, " in problem.message
    assert f"rm -r {desk.out}" in problem.advice
    desk.write("content/briefs/b1.md", "---\ntitle: B1\ndate: 2025-01-01\ndraft: true\n---\n")
    assert set(desk.build().codes()) == {"BG802", "BG809"}
