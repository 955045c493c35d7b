"""A preview among secrets gives none of them away, whatever is asked of it."""

import pytest

from tests.serve.hostile import attack
from tests.serve.hostile_target import preview


@pytest.mark.parametrize("seed", [1])
def test_hostile_requests_get_nothing_that_is_no_output_and_leave_the_server_as_it_was(seed):
    with preview() as target:
        tries = attack(target, 300, seed, awaits_cut=False)
    assert tries.faults == []
    assert {200, 400, 403, 404, 405, 414} <= set(tries.statuses)
