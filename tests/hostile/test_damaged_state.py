"""Whatever happens to `.briefgen/`: the output is right, and nothing else is touched."""

import shutil
from pathlib import Path

import pytest

from tests.harness.site import tree
from tests.hostile.damage import touch_up
from tests.hostile.newsroom import clean_tree, newsroom
from tests.hostile.trials import KINDS, Trials


@pytest.fixture(scope="module")
def trials(tmp_path_factory):
    return Trials(tmp_path_factory.mktemp("trials"), 7)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_state_costs_time_only(trials: Trials, kind: str):
    assert trials.attempt(kind, editing=True) == []


@pytest.mark.parametrize("kind", [each for each in KINDS if "store" in each])
def test_a_damaged_store_costs_time_only_where_nothing_else_changed(trials: Trials, kind: str):
    assert trials.attempt(kind, editing=False) == []


def test_an_output_touched_up_behind_our_back_is_told_and_left(tmp_path: Path):
    site = newsroom(tmp_path / "site", 6)
    site.build().works()
    touch_up(site.out / "briefs/b1/index.html")
    for _ in range(2):
        site.build().warns("BG802")
    (site.out / "briefs/b1/index.html").unlink()
    site.build().fine().wrote("briefs/b1/index.html")
    assert site.tree() == clean_tree(site)


def test_an_output_touched_up_and_no_longer_made_is_told_and_left(tmp_path: Path):
    site = newsroom(tmp_path / "site", 6)
    site.build().works()
    touch_up(site.out / "briefs/b1/index.html")
    touched = (site.out / "briefs/b1/index.html").read_bytes()
    site.remove("content/briefs/b1.md")
    for _ in range(2):
        assert "BG809" in site.build().fails().codes()
    assert (site.out / "briefs/b1/index.html").read_bytes() == touched
    (site.out / "briefs/b1/index.html").unlink()
    site.build().fine()


def test_a_site_put_back_whole_as_it_was_is_built_as_it_was(tmp_path: Path):
    site = newsroom(tmp_path / "site", 6)
    site.build().works()
    shutil.copytree(site.folder, tmp_path / "old")
    site.edit("content/briefs/b1.md", "first text", "second text")
    site.remove("content/briefs/b2.md").build().works()
    shutil.rmtree(site.folder)
    (tmp_path / "old").rename(site.folder)
    built = site.build().fine()
    assert built.report.written == ()
    assert tree(site.out) == clean_tree(site)
