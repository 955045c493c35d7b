"""Rows 51-53 and 63 of the table of hostile inputs: the output folder and the state folder."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.cli.exit_codes import ENVIRONMENT, USAGE, exit_code
from tests.harness.built import Built
from tests.harness.site import NOW, Site, tree
from tests.hostile.row import GOOD

MakeSite = Callable[[], Site]

OUTPUTS: dict[str, Callable[[Site], Path]] = {
    "the root of the disk": lambda _: Path("/"),
    "home": lambda desk: desk.folder.parent,
    "the site": lambda desk: desk.folder,
    "the site, spelled otherwise": lambda desk: desk.folder / "content/..",
    "the content": lambda desk: desk.folder / "content",
    "a folder of the content": lambda desk: desk.folder / "content/briefs",
    "a new folder in the content": lambda desk: desk.folder / "content/public",
    "a folder above the site": lambda desk: desk.folder.parent.parent,
    "the state": lambda desk: desk.folder / ".briefgen/public",
    "the templates": lambda desk: desk.folder / "templates",
    "a git repository": lambda desk: desk.folder / "repository",
    "a folder with somebody's files": lambda desk: desk.folder / "photos",
    "a link to the content": lambda desk: desk.folder / "link",
    "a file": lambda desk: desk.folder / "site.toml",
}


def precious(desk: Site) -> Site:
    desk.add(GOOD).write("repository/.git/HEAD", "x").write("photos/a.jpg", "x")
    desk.write("templates/note.html", "x")
    (desk.folder / "link").symlink_to(desk.folder / "content")
    return desk


@pytest.mark.parametrize("name", OUTPUTS)
def test_row_51_an_output_that_would_cost_work_is_refused(
    name: str, site: MakeSite, monkeypatch: pytest.MonkeyPatch
):
    desk = precious(site())
    monkeypatch.setenv("HOME", str(desk.folder.parent))
    before = tree(desk.folder.parent)
    built = desk.build(out=OUTPUTS[name](desk)).fails()
    assert exit_code(built.problems(), strict=False) == USAGE
    assert len(built.problems()) == 1
    after = tree(desk.folder.parent)
    # A build notes in the site's own state folder that it is at work.
    assert {path: after[path] for path in after if "/.briefgen/" not in path} == before


def test_row_51_an_empty_folder_is_taken(site: MakeSite):
    desk = site().add(GOOD)
    (desk.folder / "empty").mkdir()
    desk.build(out=desk.folder / "empty").fine().has("index.html")


def test_row_51_a_folder_that_was_built_and_lost_its_state_is_taken_where_nothing_differs(
    site: MakeSite,
):
    desk = site().add(GOOD)
    desk.build().fine()
    shutil.rmtree(desk.folder / ".briefgen")
    desk.build().fine().wrote()


def test_row_52_a_page_edited_by_hand_is_kept_and_said(site: MakeSite):
    desk = site().add(GOOD)
    desk.build().fine()
    desk.write("public/index.html", "by hand").write("public/mine.txt", "mine")
    built = desk.edit("content/briefs/good.md", "title: Good", "title: Better").build()
    built.warns("BG802").has("mine.txt", "mine").has("index.html", "by hand")
    desk.remove("content/briefs/good.md").build().has("mine.txt", "mine")


def test_row_53_an_output_swapped_for_a_link_mid_build_is_not_followed(site: MakeSite):
    desk = site().add(GOOD)
    desk.build().fine()
    victim = desk.folder.parent / "victim"
    victim.mkdir()
    (victim / "index.html").write_text("precious", encoding="utf-8")
    desk.edit("content/briefs/good.md", "title: Good", "title: Better")

    def swap(stage: str, done: int, _total: int) -> None:
        if stage == "write" and not done and not desk.out.is_symlink():
            desk.out.rename(desk.folder / "moved")
            desk.out.symlink_to(victim)

    report = build(desk.folder, BuildOptions(now=NOW), swap)
    assert desk.out.is_symlink()
    assert [each.code for each in report.problems] == ["BG803"]
    assert exit_code(report.problems, strict=False) == ENVIRONMENT
    assert tree(victim) == {"index.html": b"precious"}


DAMAGE: dict[str, bytes] = {
    "random bytes": bytes(range(256)),
    "nothing": b"",
    "another version": b'{"files":{},"version":99}',
    "another shape": b"[]",
    "the digest of nothing": b'{"files":{"index.html":["0"]},"version":1}',
}


@pytest.mark.parametrize("name", DAMAGE)
def test_row_63_a_damaged_state_costs_nothing(name: str, site: MakeSite):
    desk = site().add(GOOD)
    desk.build().fine()
    before = desk.tree()
    (state,) = (desk.folder / ".briefgen/outputs").glob("*.json")
    state.write_bytes(DAMAGE[name])
    built = desk.build().works()
    assert built.report.removed == ()
    assert desk.tree() == before


def test_row_63_a_state_that_cannot_be_written_is_a_warning(site: MakeSite):
    desk = site().add(GOOD).write(".briefgen", "a file where the folder should be")
    desk.build().warns("BG801", "BG810").has("index.html")


def test_a_disk_that_is_full_leaves_the_old_site_whole(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
):
    desk = site().add(GOOD)
    desk.build().fine()
    before = desk.tree()
    desk.edit("content/briefs/good.md", "title: Good", "title: Better")

    def full(_file: Path, _data: bytes) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    built: Built = desk.build()
    monkeypatch.undo()
    assert built.codes() == ("BG804",)
    assert exit_code(built.problems(), strict=False) == ENVIRONMENT
    assert "No space left" in built.problems()[0].message
    assert desk.tree() == before
