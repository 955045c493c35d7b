"""Builds that are killed or told to stop, with worker processes and without."""

import signal
from pathlib import Path

import pytest

from tests.hostile.kills import Killer, finish, interrupt, start
from tests.hostile.newsroom import Writers, clean_tree, newsroom


@pytest.mark.parametrize(("jobs", "kills"), [(2, 7), (1, 5)])
def test_a_killed_build_is_made_good_by_the_next(tmp_path: Path, jobs: int, kills: int):
    killer = Killer(tmp_path, 11 * jobs, jobs)
    for _ in range(kills):
        killed = killer.kill()
        assert killed.wrong == (), killed


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_stops_all_processes_of_a_build_hears_nothing_more_of_them(
    tmp_path: Path, number: signal.Signals, jobs: int
):
    site = newsroom(tmp_path / "site", 150)
    site.build().works()
    before = site.tree()
    Writers(site, 1).edit_all()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    assert interrupt(site, jobs, number, temporary) == []
    assert site.tree() == before
    assert finish(start(site, jobs, temporary)) == (0, "")
    assert site.tree() == clean_tree(site)
