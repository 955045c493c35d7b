"""After any edits a build in a used folder gives what a build in a clean one gives.

`make test` takes 2,000 steps, always the same. To take more, in other orders with each number:

    INCREMENTAL_STEPS=20000 python -m pytest -n 2 tests/incremental/test_state_machine.py

To have a failure made as short as it can be, which takes minutes, add INCREMENTAL_SHRINK=1.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from briefgen.render.templates import Templates
from tests.incremental.machine import Incremental

STEPS = int(os.environ.get("INCREMENTAL_STEPS", "2000"))
EACH = 50
SHRINKS = (Phase.shrink,) if os.environ.get("INCREMENTAL_SHRINK") else ()


@pytest.fixture
def compiled_once(monkeypatch):
    """Compile equal templates once: nine tenths of the time of a small build go there."""
    compile_template, known = Templates.compile, {}

    def compiled(self, source, name=None, filename=None, *rest):
        key = (source, name, filename, *rest)
        if key not in known:
            known[key] = compile_template(self, source, name, filename, *rest)
        return known[key]

    monkeypatch.setattr(Templates, "compile", compiled)


@pytest.mark.parametrize("number", range(STEPS // EACH))
@pytest.mark.usefixtures("compiled_once")
def test_an_incremental_build_equals_a_clean_one_after_any_edits(number):
    machine = seed(number)(type("Machine", (Incremental,), {}))
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
