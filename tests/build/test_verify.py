"""The site on disk beside one that is built from nothing."""

import pytest

from briefgen.build.report import BuildOptions
from briefgen.build.state.lock import locked
from briefgen.build.state.places import state_of
from briefgen.build.verify import verify
from tests.harness.site import NOW, tree
from tests.site.desk import DESK

ABOUT = "about/index.html"


@pytest.fixture
def desk(site):
    desk = site(DESK)
    desk.build().fine()
    return desk


def compare(desk, **options):
    return verify(desk.folder, desk.out, BuildOptions(now=NOW, **options))


def codes(found):
    return tuple(each.code for each in found.problems)


def test_a_site_is_what_a_clean_build_makes(desk):
    found = compare(desk)
    assert found.problems == ()
    assert found.equal == len(desk.tree())


def test_nothing_is_changed_and_nothing_is_left_behind(desk):
    before = tree(desk.folder)
    desk.edit("content/pages/about.md", "What this desk does", "What it does")
    edited = {**before, "content/pages/about.md": tree(desk.folder)["content/pages/about.md"]}
    assert codes(compare(desk)) == ("BG901",)
    assert tree(desk.folder) == edited


def test_outputs_with_other_bytes_missing_ones_and_those_too_many_are_found(desk):
    desk.edit("content/pages/about.md", "What this desk does", "What it does")
    desk.write("content/pages/new.md", "---\ntitle: New\n---\nText.\n")
    desk.remove("content/briefs/2025-03-01-paris.md")
    found = compare(desk)
    assert codes(found) == ("BG901",)
    assert ABOUT in found.different
    assert found.missing == ("new/index.html",)
    assert "briefs/2025-03-01-paris/index.html" in found.extra
    assert found.edited == ()
    ours = len(found.different) + len(found.missing) + len(found.extra)
    assert f"{ours} files differ" in found.problems[0].message
    desk.build().works()
    assert codes(compare(desk)) == ()


def test_a_file_changed_by_hand_is_no_fault_of_ours(desk):
    desk.write(f"public/{ABOUT}", "mine")
    found = compare(desk)
    assert codes(found) == ("BG806",)
    assert (found.edited, found.different) == ((ABOUT,), ())


def test_a_file_that_no_build_wrote_does_not_count(desk):
    desk.write("public/CNAME", "desk.example\n")
    assert compare(desk).problems == ()


def test_the_clean_site_is_of_the_same_edition(desk):
    desk.write("content/pages/new.md", "---\ntitle: New\ndraft: true\n---\nText.\n")
    desk.build(drafts=True, base_url="https://other.example/").works()
    assert compare(desk, drafts=True, base_url="https://other.example/").problems == ()
    assert codes(compare(desk)) == ("BG901",)


def test_a_clean_build_that_fails_says_why(desk):
    desk.edit("content/pages/about.md", "[[Lavrov]]", "[[nobody]]")
    assert codes(compare(desk)) == ("BG301",)


def test_another_build_is_waited_for(desk, monkeypatch):
    monkeypatch.setattr("briefgen.build.state.lock.PATIENCE_SECONDS", 0.05)
    with locked(state_of(desk.folder, desk.out).lock):
        assert codes(compare(desk)) == ("BG805",)


def test_without_a_list_of_written_files_every_difference_counts(desk):
    state_of(desk.folder, desk.out).manifest.unlink()
    desk.write(f"public/{ABOUT}", "mine")
    found = compare(desk)
    assert (codes(found), found.different) == (("BG901",), (ABOUT,))
