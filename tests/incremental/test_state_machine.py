"""After any edits a build in a used folder gives what a build in a clean one gives.

`make test` takes 2,000 steps, always the same. To take more, in other orders with each number:

    INCREMENTAL_STEPS=20000 python -m pytest -n 2 tests/incremental/test_state_machine.py

To have a failure made as short as it can be, which takes minutes, add INCREMENTAL_SHRINK=1.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from briefgen.build.state import stamps
from briefgen.render.templates import Templates
from tests.incremental.machine import Incremental

STEPS = int(os.environ.get("INCREMENTAL_STEPS", "2000"))
EACH = 50
SHRINKS = (Phase.shrink,) if os.environ.get("INCREMENTAL_SHRINK") else ()


_compile = Templates.compile
_COMPILED = {}


def compiled(templates, source, name=None, filename=None):
    """Compile equal templates once: nine tenths of the time of a small build go there."""
    key = (source, name, filename)
    if key not in _COMPILED:
        _COMPILED[key] = _compile(templates, source, name, filename)
    return _COMPILED[key]


def with_fine_times(monkeypatch):
    """Let stamps be trusted soon: steps follow each other so fast that hardly one ever would.

    The times of this disk are finer by far than what is allowed for.
    """
    monkeypatch.setattr(stamps, "_COARSEST_TICK_NS", 50_000_000)


def with_coarse_times(monkeypatch):
    """Count times in steps of two seconds, as the coarsest of disks does."""
    stamp, clock = stamps.Stamp, stamps.disk_clock

    def coarse(time):
        return time // 2_000_000_000 * 2_000_000_000

    def coarse_stamp(size, mtime, ctime, inode):
        return stamp(size, coarse(mtime), coarse(ctime), inode)

    monkeypatch.setattr(stamps, "Stamp", coarse_stamp)
    monkeypatch.setattr("briefgen.build.build.disk_clock", lambda folder: coarse(clock(folder)))


@pytest.mark.no_cover  # to count lines would double the time; other tests run the same ones
@pytest.mark.parametrize("number", range(STEPS // EACH))
def test_an_incremental_build_equals_a_clean_one_after_any_edits(number, monkeypatch):
    monkeypatch.setattr(Templates, "compile", compiled)
    (with_fine_times, with_coarse_times)[number % 2](monkeypatch)
    each = {"asks_another_process": number % 10 == 0}
    machine = seed(number)(type("Machine", (Incremental,), each))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=2,
            stateful_step_count=EACH,
            phases=(Phase.generate, *SHRINKS),
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert machine.steps >= EACH
