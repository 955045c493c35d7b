"""Let two publishers race for one place, again and again: the older never overwrites the newer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from msgspec import Struct

from briefgen.publish.target import Overtaken
from tests.publish.contract import OpenTarget
from tests.publish.judging import alive, assert_live
from tests.publish.sending import Sent, begun, publish, site

_PATIENCE_SECONDS = 60


class Tally(Struct):
    """How many races the older and the newer publisher won."""

    older: int = 0
    newer: int = 0


def race(open_one: OpenTarget, open_other: OpenTarget, rounds: int) -> Tally:
    """Race, and judge each race.

    The older one begins, and at another moment of its work in each round the newer one starts. In
    every second round the older one then stops until the newer one is through.
    """
    tally = Tally()
    with open_one() as target:
        base = publish(target, site("base"))
    for number in range(rounds):
        base = _race(open_one, open_other, number, base, tally)
    return tally


def _race(
    open_one: OpenTarget, open_other: OpenTarget, number: int, base: Sent, tally: Tally
) -> Sent:
    ours = {**site("race"), "index.html": f"<p>older {number}".encode()}
    theirs = {**site("race"), "index.html": f"<p>newer {number}".encode(), "more.html": b"more"}
    start, through = Event(), Event()
    with open_one() as older, open_other() as newer, ThreadPoolExecutor(2) as pool:
        live, seen = alive(older), alive(newer)
        assert live.release == seen.release == base.release
        step = _step(number // 2 % 14, start, through if number % 2 else None)

        def run_older() -> Sent | None:
            try:
                step()
                release = begun(older, ours, live)
                return publish(
                    older,
                    ours,
                    live=live,
                    release=release,
                    each=lambda send, paths: [(send(path), step()) for path in paths],
                )
            except Overtaken:
                older.abandon()
                return None
            finally:
                start.set()

        def run_newer() -> Sent | None:
            assert start.wait(_PATIENCE_SECONDS)
            try:
                return publish(newer, theirs, live=seen)
            except Overtaken:
                newer.abandon()
                return None
            finally:
                through.set()

        runs = pool.submit(run_older), pool.submit(run_newer)
        first, second = (run.result() for run in runs)
    assert (first is None) != (second is None), f"in round {number} both won, or none"
    won, files = (first, ours) if first is not None else (second, theirs)
    assert won is not None
    tally.older += won is first
    tally.newer += won is second
    with open_one() as target:
        assert_live(target, files, won)
        assert (target.digest("more.html") is None) == (won is first)
        assert target.releases()[1] == base.release
    return won


def _step(at: int, start: Event, through: Event | None) -> Callable[[], None]:
    """Return what the older one calls after each step: it starts the newer one, and may wait."""
    done = 0

    def step() -> None:
        nonlocal done
        if done == at:
            start.set()
            if through is not None:
                assert through.wait(_PATIENCE_SECONDS)
        done += 1

    return step
