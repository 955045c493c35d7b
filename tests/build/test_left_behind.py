"""What is no longer part of the site does not stay public in silence (BG809)."""

import shutil

import pytest

from briefgen.build.report import BuildOptions
from briefgen.build.verify import verify
from briefgen.cli.exit_codes import ENVIRONMENT, exit_code
from tests.harness.site import NOW

DESK = """
-- content/briefs/x.md --
---
title: X
date: 2025-01-01
---
Text.
-- content/briefs/y.md --
---
title: Y
date: 2025-01-02
---
Text.
"""
PAGE = "public/briefs/x/index.html"


def verified(desk):
    return verify(desk.folder, desk.out, BuildOptions(now=NOW))


@pytest.fixture
def desk(site):
    """A site whose one brief was withheld after its page had been changed by hand."""
    desk = site(DESK)
    desk.build().fine()
    desk.edit(PAGE, "</html>", "</html><!-- mine -->")
    return desk.edit("content/briefs/x.md", "title: X", "title: X\ndraft: true")


def test_a_withheld_page_that_was_changed_by_hand_is_an_error_until_it_is_gone(desk):
    for _ in range(3):
        built = desk.build().fails()
        assert built.codes() == ("BG809",)
        assert exit_code(built.problems(), strict=False) == ENVIRONMENT
        (problem,) = built.problems()
        assert f"{PAGE} is still public" in problem.message
        assert f"rm {desk.folder / PAGE}" in problem.advice
    (desk.folder / PAGE).unlink()
    desk.build().fine()


def test_all_else_is_up_to_date_and_remembered_meanwhile(desk):
    assert desk.build().lacks("index.html", ">X<").report.written
    assert desk.build().report.written == ()


def test_it_is_found_by_the_verification_too(desk):
    desk.build()
    found = verified(desk)
    assert [each.code for each in found.problems] == ["BG809"]
    assert found.behind == ("briefs/x/index.html",)


def test_a_page_that_came_back_is_only_changed_by_hand(desk):
    desk.build()
    desk.edit("content/briefs/x.md", "\ndraft: true", "")
    assert desk.build().codes() == ("BG802",)


def test_a_folder_of_ones_own_in_the_place_of_a_page_is_no_page(desk):
    (desk.folder / PAGE).unlink()
    desk.write(f"{PAGE}/notes.txt", "mine")
    desk.build().fine()
    assert verified(desk).problems == ()


def test_a_removed_page_that_comes_back_with_a_backup_is_removed_again(site):
    desk = site(DESK)
    desk.build().fine()
    shutil.copytree(desk.out, desk.folder / "backup")
    desk.edit("content/briefs/x.md", "title: X", "title: X\ndraft: true").build().fine()
    shutil.rmtree(desk.out)
    (desk.folder / "backup").rename(desk.out)
    desk.build().fine().lacks("briefs/x/index.html")
    assert verified(desk).problems == ()


def test_a_removed_page_that_comes_back_alone_is_found_by_the_verification(site):
    desk = site(DESK)
    desk.build().fine()
    page = (desk.folder / PAGE).read_bytes()
    desk.edit("content/briefs/x.md", "title: X", "title: X\ndraft: true").build().fine()
    desk.write(PAGE, page)
    assert verified(desk).extra == ("briefs/x/index.html",)


def test_a_file_of_ones_own_where_a_page_was_is_left_in_peace(site):
    desk = site(DESK)
    desk.build().fine()
    desk.remove("content/briefs/x.md").build().fine()
    desk.write(PAGE, "mine")
    desk.edit("content/briefs/y.md", "Text", "New text").build().fine()
    assert (desk.folder / PAGE).read_text() == "mine"
    assert verified(desk).problems == ()
