"""A limit on computing time."""

import gc
import signal
import threading

import pytest

from briefgen.deadline import DeadlineExceeded, deadline


def compute_for_ever() -> None:
    while True:
        compute(1000)


def compute(steps: int) -> int:
    return sum(number * number for number in range(steps))


def test_work_that_takes_too_long_is_stopped():
    with pytest.raises(DeadlineExceeded), deadline(0.01):
        compute_for_ever()


def test_work_within_its_time_is_left_alone():
    with deadline(10):
        assert compute(10) == 285


@pytest.mark.parametrize("seconds", [1e30, float("inf"), float("nan")])
def test_a_limit_beyond_all_clocks_is_none(seconds: float):
    with deadline(seconds):
        assert compute(10) == 285


def test_a_limit_below_all_clocks_is_one():
    with pytest.raises(DeadlineExceeded), deadline(1e-12):
        compute_for_ever()


def test_nothing_is_left_behind():
    before = signal.getsignal(signal.SIGVTALRM)
    with deadline(10):
        pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def work_within_a_deadline() -> None:
    with deadline(10):
        compute(10)
    compute_for_ever()


def test_a_deadline_within_another_does_not_end_it():
    with pytest.raises(DeadlineExceeded), deadline(0.01):
        work_within_a_deadline()


def test_another_thread_runs_without_one():
    done: list[int] = []

    def work() -> None:
        with deadline(0.000001):
            done.append(compute(100_000))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(done) == 1


class Slow:
    """Something whose end takes long."""

    ended = False

    def __del__(self) -> None:
        for _ in range(200):
            compute(1000)
        Slow.ended = True


def end_slowly() -> None:
    Slow()
    compute_for_ever()


def test_a_finalizer_is_not_stopped_but_what_follows_it():
    with pytest.raises(DeadlineExceeded), deadline(0.001):
        end_slowly()
    assert Slow.ended


def test_what_runs_around_a_collection_is_not_stopped_but_what_follows_it():
    seen: list[str] = []

    def slow(phase: str, _: dict[str, int]) -> None:
        for _ in range(200):
            compute(1000)
        seen.append(phase)

    def collect() -> None:
        gc.collect()
        compute_for_ever()

    gc.callbacks.append(slow)
    try:
        with pytest.raises(DeadlineExceeded), deadline(0.001):
            collect()
    finally:
        gc.callbacks.remove(slow)
    assert seen[:2] == ["start", "stop"]
