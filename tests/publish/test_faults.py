"""A publication that is cut off leaves a whole site, and can be finished."""

import pytest

from tests.publish.faults import trials
from tests.publish.places import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_publication_that_is_cut_off_leaves_a_whole_site_and_can_be_finished(kind, tmp_path):
    assert trials(kind, tmp_path, 8, 9) > 2
