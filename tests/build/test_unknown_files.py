"""The list of written files may be lost or old; what it does not tell is not passed over."""

import shutil
import sqlite3
from contextlib import closing

from briefgen.build.report import BuildOptions
from briefgen.build.verify import verify
from tests.harness.site import NOW
from tests.hostile.damage import store_of

DESK = """
-- content/briefs/x.md --
---
title: X
date: 2025-01-01
---
Text.
"""
MORE = """
-- content/briefs/late.md --
---
title: Late
date: 2025-01-02
---
Text.
"""


def manifest(desk):
    (file,) = (desk.folder / ".briefgen/outputs").glob("*.json")
    return file


def test_a_lost_list_is_no_loss_while_the_store_knows(site):
    desk = site(DESK)
    desk.build().fine()
    manifest(desk).write_bytes(b"")
    desk.edit("content/briefs/x.md", "Text", "New text")
    desk.build().fine().has("briefs/x/index.html", "New text")


def test_an_old_list_does_not_keep_a_page_public_in_silence(site):
    desk = site(DESK)
    desk.build().fine()
    state, kept = desk.folder / ".briefgen", desk.folder / "kept"
    shutil.copytree(state, kept)
    desk.add(MORE).build().fine()
    shutil.rmtree(state)
    shutil.copytree(kept, state)
    desk.remove("content/briefs/late.md")
    built = desk.build()
    assert set(built.codes()) == {"BG802", "BG807"}
    (told,) = [each.message for each in built.report.problems if each.code == "BG807"]
    assert "/late/" in told


def test_an_old_list_alone_is_made_good_by_the_store(site):
    desk = site(DESK)
    desk.build().fine()
    old = manifest(desk).read_bytes()
    desk.add(MORE).build().fine()
    manifest(desk).write_bytes(old)
    desk.remove("content/briefs/late.md")
    desk.build().fine()
    assert not (desk.out / "briefs/late").exists()


def test_what_nobody_knows_is_said_until_it_is_gone(site):
    desk = site(DESK)
    desk.build().fine()
    state, kept = desk.folder / ".briefgen", desk.folder / "kept"
    shutil.copytree(state, kept)
    desk.add(MORE).build().fine()
    shutil.rmtree(state)
    shutil.copytree(kept, state)
    desk.remove("content/briefs/late.md")
    assert "BG807" in desk.build().codes()
    for path in desk.tree():
        if "late" not in path:
            (desk.out / path).unlink()
    for _ in range(2):
        desk.build().warns("BG807")
    found = verify(desk.folder, desk.out, BuildOptions(now=NOW))
    assert [each.code for each in found.problems] == ["BG807"]
    assert any("late" in path for path in found.strangers)
    shutil.rmtree(desk.out / "briefs/late")
    desk.build().fine()
    assert verify(desk.folder, desk.out, BuildOptions(now=NOW)).problems == ()


def test_files_of_ones_own_beside_a_sound_list_are_not_spoken_of(site):
    desk = site(DESK)
    desk.build().fine()
    desk.write("public/CNAME", "desk.example")
    desk.build().fine()
    desk.edit("content/briefs/x.md", "Text", "New text").build().fine()
    desk.add(MORE).build().fine()


def test_a_lost_list_and_a_store_with_gaps_are_no_loss_together(site):
    desk = site(DESK).add(MORE)
    desk.build().fine()
    with closing(sqlite3.connect(store_of(desk).store)) as connection, connection:
        connection.execute("DELETE FROM entries WHERE room IN ('texts', 'views')")
    manifest(desk).write_bytes(b"")
    desk.remove("public/briefs/late/index.html")
    desk.edit("content/briefs/x.md", "Text", "New text")
    desk.build().fine().has("briefs/x/index.html", "New text")
