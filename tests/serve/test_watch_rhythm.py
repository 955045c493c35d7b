"""When to look: events that pause, storms, and looks that no event asked for."""

from pathlib import Path

import pytest

from briefgen.serve.watch_rhythm import EVERY, POLLED, QUIET, SETTLED, STORM, Gathering, Pace


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


class Gathered:
    def __init__(self):
        self.clock = Clock()
        self.wakes = 0
        self.gathering = Gathering(self.clock, self._wake)

    def _wake(self):
        self.wakes += 1

    def hint(self, name, at):
        self.clock.now = 1000.0 + at
        self.gathering.hint(Path(name))

    def everything(self, at):
        self.clock.now = 1000.0 + at
        self.gathering.everything()

    @property
    def due(self):
        due = self.gathering.due()
        return None if due is None else pytest.approx(due - 1000.0)


def test_nothing_is_due_before_an_event():
    assert Gathered().due is None


def test_a_file_is_due_when_its_events_have_paused():
    gathered = Gathered()
    gathered.hint("a.md", at=1)
    assert gathered.due == 1 + QUIET
    gathered.hint("a.md", at=1.01)
    assert gathered.due == 1.01 + QUIET


def test_events_that_do_not_pause_are_due_soon_after_the_first():
    gathered = Gathered()
    for step in range(100):
        gathered.hint(f".{step}.swp", at=step * 0.01)
    assert gathered.due == STORM


def test_files_of_one_pause_are_taken_together_and_once():
    gathered = Gathered()
    gathered.hint("a.md", at=1)
    gathered.hint("b.md", at=1.01)
    gathered.hint("a.md", at=1.02)
    assert gathered.gathering.take() == {Path("a.md"), Path("b.md")}
    assert gathered.due is None


def test_a_storm_that_was_taken_does_not_hurry_the_next_event():
    gathered = Gathered()
    gathered.hint("a.md", at=1)
    gathered.gathering.take()
    gathered.hint("b.md", at=5)
    assert gathered.due == 5 + QUIET


def test_many_files_are_a_reason_to_look_at_everything():
    gathered = Gathered()
    for number in range(200):
        gathered.hint(f"{number}.md", at=0)
    gathered.hint("one-more.md", at=0)
    assert gathered.gathering.take() is None
    gathered.hint("a.md", at=1)
    assert gathered.gathering.take() == {Path("a.md")}


def test_two_hundred_files_are_looked_at_one_by_one():
    gathered = Gathered()
    for number in range(200):
        gathered.hint(f"{number}.md", at=0)
    taken = gathered.gathering.take()
    assert taken is not None
    assert len(taken) == 200


@pytest.mark.parametrize("order", [("everything", "hint"), ("hint", "everything")])
def test_everything_covers_any_file(order):
    gathered = Gathered()
    for each in order:
        gathered.everything(at=0) if each == "everything" else gathered.hint("a.md", at=0)
    assert gathered.gathering.take() is None
    assert gathered.due is None


def test_only_the_first_event_wakes():
    gathered = Gathered()
    for number in range(300):
        gathered.hint(f"{number}.md", at=0)
    gathered.everything(at=0)
    assert gathered.wakes == 1
    gathered.gathering.take()
    gathered.hint("a.md", at=1)
    assert gathered.wakes == 2


def test_everything_is_looked_at_now_and_then():
    pace = Pace(1000.0, EVERY)
    assert pace.due == 1000 + EVERY
    pace.looked_at_everything(1002.0, 1002.05, is_settled=True)
    assert pace.due == pytest.approx(1002.05 + EVERY)


def test_everything_is_looked_at_soon_after_hints():
    pace = Pace(1000.0, EVERY)
    pace.looked_at_some(1001.0)
    assert pace.due == pytest.approx(1001 + SETTLED)
    pace.looked_at_everything(1001.3, 1001.4, is_settled=True)
    assert pace.due == pytest.approx(1001.4 + EVERY)


def test_everything_is_looked_at_again_soon_after_a_change_of_folders():
    pace = Pace(1000.0, EVERY)
    pace.looked_at_everything(1001.0, 1001.1, is_settled=False)
    assert pace.due == pytest.approx(1001.1 + SETTLED)


def test_hints_that_keep_coming_do_not_put_off_a_look_at_everything_for_ever():
    pace = Pace(1000.0, EVERY)
    for step in range(1, 25):
        pace.looked_at_some(1000 + step / 10)
    assert not pace.is_late(1000 + EVERY)
    assert pace.is_late(1000 + EVERY + SETTLED + 0.1)


def test_looks_that_no_event_asked_for_take_a_tenth_of_the_time_at_most():
    pace = Pace(1000.0, POLLED)
    now = 1000.0
    for _ in range(3):
        pace.looked_at_everything(now, now + 0.5, is_settled=True)
        now += 5
    assert pace.due == pytest.approx(now - 5 + 0.5 + 4.5)


def test_one_look_that_found_much_to_do_does_not_slow_down_polling():
    pace = Pace(1000.0, POLLED)
    for began, ended in ((1000.0, 1008.0), (1009.0, 1009.01), (1010.0, 1010.01)):
        pace.looked_at_everything(began, ended, is_settled=True)
    assert pace.due == pytest.approx(1010.01 + POLLED)
