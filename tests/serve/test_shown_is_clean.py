"""After any edits a preview shows, byte for byte, what a clean build writes.

`make test` takes 300 steps, always the same. To take more, in other orders with each number:

    PREVIEW_STEPS=5000 python -m pytest -n 2 tests/serve/test_shown_is_clean.py
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from briefgen.render.templates import Templates
from tests.incremental.test_state_machine import compiled
from tests.serve.machine import Previewed

STEPS = int(os.environ.get("PREVIEW_STEPS", "300"))
EACH = 50


@pytest.mark.no_cover
@pytest.mark.parametrize("number", range(STEPS // EACH))
def test_a_preview_shows_what_a_clean_build_writes_after_any_edits(number, monkeypatch):
    monkeypatch.setattr(Templates, "compile", compiled)
    machine = seed(number)(type("Machine", (Previewed,), {}))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=2,
            stateful_step_count=EACH,
            phases=(Phase.generate,),
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert machine.steps >= EACH
