"""Publishing to a bucket: what every target does."""

import pytest

from tests.publish.contract import CHECKS, Check, check_target
from tests.publish.s3_place import Place, place, server

__all__ = ["place", "server"]


@pytest.mark.parametrize("check", CHECKS)
def test_a_bucket_does_what_every_target_does(check: Check, place: Place) -> None:
    check(place.open_target)


def test_a_bucket_stays_good_from_one_release_to_the_next(place: Place) -> None:
    check_target(place.open_target)
