"""Whatever editors and other programs do to a site, its preview comes to show what is there."""

import pytest

from tests.serve.storms import shore
from tests.serve.weather import SEASONS


@pytest.mark.parametrize("season", SEASONS)
def test_after_each_storm_the_preview_shows_what_a_clean_build_writes(season):
    with shore(40) as place:
        for storm in SEASONS[season]:
            came = place.weather(storm)
            assert came.is_over, came
