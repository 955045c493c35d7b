"""Work is done by whatever executor there is, in order; what ends it is told."""

from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from briefgen.build.workers import Workers
from tests.harness.site import NOW

BRIEF = """
-- content/briefs/x.md --
---
title: X
date: 2025-01-01
---
Text.
"""


class Now(Executor):
    """Does everything at once, and may fail at it."""

    def __init__(self, failure=None):
        self.failure = failure

    def submit(self, work, /, *arguments, **named):
        future = Future()
        if self.failure is None:
            future.set_result(work(*arguments, **named))
        else:
            future.set_exception(self.failure)
        return future


def doubled(times, numbers):
    return tuple(number * times for number in numbers)


@pytest.mark.parametrize(
    "workers", [Workers(1), Workers(2), Workers(1, Now())], ids=["here", "two", "given"]
)
def test_answers_come_in_order(workers):
    with workers:
        answers = list(workers.each(doubled, 2, range(200), 7))
    assert [each for batch in answers for each in batch] == list(range(0, 400, 2))
    assert {len(batch) for batch in answers} == {7, 200 % 7}


def test_nobody_is_at_work_any_more_once_the_answers_are_not_wanted():
    with ThreadPoolExecutor(1) as pool, Workers(1, pool) as workers:
        answers = workers.each(doubled, 2, range(200), 7)
        next(answers)
        answers.close()
        assert pool.submit(int).result(timeout=5) == 0


def test_a_worker_that_was_ended_from_outside_is_told(site):
    desk = site(BRIEF)
    desk.build().fine()
    before = desk.tree()
    desk.edit("content/briefs/x.md", "Text", "New text")
    report = build(desk.folder, BuildOptions(now=NOW), executor=Now(BrokenExecutor("killed")))
    assert [problem.code for problem in report.problems] == ["BG808"]
    assert desk.tree() == before
