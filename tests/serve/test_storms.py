"""Whatever editors and other programs do to a site, its preview comes to show what is there."""

from tests.serve.storms import shore
from tests.serve.weather import STORMS


def test_after_each_storm_the_preview_shows_what_a_clean_build_writes():
    with shore(40) as place:
        for storm in STORMS:
            came = place.weather(storm)
            assert came.differing == (), came
