"""Folders that a build must never write to are refused before anything is read."""

import pytest

from briefgen.build.output.folder import output_folder_problems
from briefgen.config import Config

CONFIG = Config(title="T")


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = tmp_path / "home" / "site"
    (folder / "content" / "briefs").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return folder


def codes(site, out):
    return [problem.code for problem in output_folder_problems(site, out, CONFIG)]


@pytest.mark.parametrize(
    "name",
    [
        ".",
        "..",
        "../..",
        "content",
        "content/briefs",
        "content/public",
        "templates",
        "static/x",
        "themes",
        ".briefgen",
        ".briefgen/outputs",
        "/",
        "public/../content",
    ],
)
def test_a_folder_that_overlaps_the_sources_or_the_disk_is_refused(site, name):
    assert codes(site, site / name) == ["BG140"]


@pytest.mark.parametrize("name", ["public", "public/en", "../public", "_site", "content-public"])
def test_a_folder_of_its_own_is_fine(site, name):
    assert codes(site, site / name) == []


def test_home_and_the_current_folder_are_refused(site, tmp_path):
    assert codes(site, tmp_path / "home") == ["BG140"]
    assert codes(site, tmp_path / "elsewhere") == ["BG140"]


def test_a_file_is_no_folder(site):
    (site / "public").write_text("")
    assert codes(site, site / "public") == ["BG140"]


def test_a_git_repository_is_refused(site):
    (site / "public" / ".git").mkdir(parents=True)
    assert codes(site, site / "public") == ["BG141"]


def test_a_link_to_the_content_is_seen_through(site):
    (site / "public").symlink_to(site / "content")
    assert codes(site, site / "public") == ["BG140"]


def test_a_link_to_itself_is_refused(site):
    (site / "public").symlink_to(site / "public")
    assert codes(site, site / "public") == ["BG140"]


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "site.toml/x"])
def test_a_name_that_no_disk_can_hold_is_refused(site, name):
    (site / "site.toml").write_text("")
    assert codes(site, site / name) == ["BG140"]
