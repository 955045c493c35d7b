"""The desk that the command line is tried on."""

import pytest

from tests.site.desk import DESK


@pytest.fixture
def desk(site):
    """Return a small site that has not been built."""
    return site(DESK)
