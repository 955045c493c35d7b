"""One build at a time writes to an output folder."""

import os

import pytest

from briefgen.build.state.lock import locked
from briefgen.build.state.places import state_of
from tests.site.desk import DESK


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr("briefgen.build.state.lock.PATIENCE_SECONDS", 0.05)


def test_a_second_build_says_who_is_at_work_and_changes_nothing(site):
    desk = site(DESK)
    desk.build().fine()
    before = desk.tree()
    desk.edit("content/briefs/2025-03-01-paris.md", "title:", "title: New")
    with locked(state_of(desk.folder, desk.out).lock) as refusal:
        assert refusal is None
        second = desk.build()
    assert second.codes() == ("BG805",)
    assert f"process {os.getpid()}" in second.report.problems[0].message
    assert desk.tree() == before
    desk.build().fine()


def test_builds_into_different_folders_do_not_wait_for_each_other(site):
    desk = site(DESK)
    with locked(state_of(desk.folder, desk.folder / "elsewhere").lock):
        desk.build().fine()


def test_a_holder_that_is_not_known_is_not_named(site):
    desk = site(DESK)
    lock = state_of(desk.folder, desk.out).lock
    with locked(lock):
        lock.with_suffix(".pid").write_text("garbage")
        assert "another build is writing" in desk.build().report.problems[0].message


def test_a_site_folder_that_cannot_be_written_needs_no_lock(tmp_path):
    (tmp_path / ".briefgen").write_text("a file")
    with locked(state_of(tmp_path, tmp_path / "public").lock) as refusal:
        assert refusal is None
