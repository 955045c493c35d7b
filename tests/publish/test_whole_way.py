"""Each kind of place: what changed is sent, for nothing nothing is written, and all comes back."""

import pytest

from tests.publish.places import WAYS
from tests.publish.whole_way import whole_way


@pytest.mark.parametrize("kind", WAYS)
def test_what_changed_is_sent_and_every_byte_comes_back_with_little_computing(kind, tmp_path):
    found = whole_way(kind, tmp_path, 12)
    assert 0 < found.edited < 6
    assert found.back >= 12
    assert found.busy < 4
