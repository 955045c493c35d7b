"""A publisher that is stopped at any request leaves a site in which nothing is missing."""

import pytest

from tests.publish.s3_place import Place, place, server
from tests.publish.sweep_s3 import WAYS, sweep

__all__ = ["place", "server"]


@pytest.mark.parametrize("way", WAYS)
def test_readers_have_a_whole_site_wherever_a_publisher_is_stopped(place: Place, way: str) -> None:
    assert sweep(place.server, way, count=16, each=9) > 3
