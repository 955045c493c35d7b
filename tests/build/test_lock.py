"""One build at a time writes to an output folder."""

import errno
import os

import pytest
from filelock import FileLock

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.build.state.lock import locked, locked_if_possible
from briefgen.build.state.places import state_of
from briefgen.cli.exit_codes import ENVIRONMENT, exit_code
from tests.build.asking import ask
from tests.harness.site import NOW
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
        assert "another build or a preview is at work" in desk.build().report.problems[0].message


def test_a_site_folder_that_cannot_be_written_needs_no_lock(tmp_path):
    (tmp_path / ".briefgen").write_text("a file")
    with locked(state_of(tmp_path, tmp_path / "public").lock) as refusal:
        assert refusal is None


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOLCK])
def test_a_lock_that_the_disk_refuses_is_told_with_its_place(site, monkeypatch, number):
    desk = site(DESK)
    desk.build().fine()
    monkeypatch.setattr(FileLock, "acquire", _refusing(number))
    built = desk.build()
    assert built.codes() == ("BG804",)
    lock = state_of(desk.folder, desk.out).lock
    assert str(lock) in built.problems()[0].message
    assert os.strerror(number) in built.problems()[0].message
    assert exit_code(built.problems(), strict=False) == ENVIRONMENT
    with locked_if_possible(lock) as refusal:
        assert refusal is None


def test_what_is_asked_is_answered_where_the_disk_refuses_the_lock(site, monkeypatch):
    desk = site(DESK)
    desk.build().fine()
    monkeypatch.setattr(FileLock, "acquire", _refusing(errno.EROFS))
    assert ask(desk).outlook == "kept"


def _refusing(number):
    def acquire(self, **_):
        raise OSError(number, os.strerror(number), self.lock_file)

    return acquire


def test_what_only_reads_waits_for_a_build_too(site):
    lock = state_of(site().folder, site().out).lock
    with locked(lock), locked_if_possible(lock) as refusal:
        assert refusal is not None


def test_who_is_waited_for_is_told_at_once(site):
    desk = site(DESK)
    told = []

    def watch(stage, _done, _total):
        told.append(stage)

    with locked(state_of(desk.folder, desk.out).lock):
        report = build(desk.folder, BuildOptions(now=NOW), watch)
    assert set(told) == {f"waiting for another build or a preview (process {os.getpid()})"}
    assert "waiting" not in str(report.timings)
