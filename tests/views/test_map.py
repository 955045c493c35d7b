"""Maps: what part of the globe they show, where dots and names stand."""

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.address import SitePath
from briefgen.views.globe.labels import Spot, labels
from briefgen.views.globe.point import Point
from briefgen.views.globe.projection import equal_earth
from briefgen.views.map import LOCATOR, WORLD, map_view

CITIES = {
    "Riyadh": (24.7, 46.7),
    "Doha": (25.3, 51.5),
    "Ankara": (39.9, 32.9),
    "Istanbul": (41.0, 29.0),
    "Moscow": (55.8, 37.6),
    "New York": (40.7, -74.0),
    "Buenos Aires": (-34.6, -58.4),
    "Sydney": (-33.9, 151.2),
    "Suva": (-18.1, 178.4),
    "Apia": (-13.8, -171.8),
    "McMurdo": (-77.8, 166.7),
}

points = st.builds(
    Point,
    name=st.text(max_size=12),
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    count=st.integers(0, 50),
)


def on_map(*names: str, shape=WORLD):
    return map_view(
        [Point(name=name, latitude=CITIES[name][0], longitude=CITIES[name][1]) for name in names],
        shape,
    )


def test_no_points_make_no_map():
    assert map_view([], WORLD) is None


def test_the_cities_of_a_desk_are_told_apart_and_all_are_named():
    seen = on_map("Riyadh", "Doha", "Ankara", "Istanbul", "Moscow", "New York")
    assert seen.projection.kind == "region"
    for one, other in combinations(seen.dots, 2):
        assert dist((one.x, one.y), (other.x, other.y)) > one.radius
    assert [dot.name for dot in seen.dots if dot.label is None] == []


def test_east_is_right_and_north_is_up():
    seen = {dot.name: dot for dot in on_map("Riyadh", "Doha", "Moscow").dots}
    assert seen["Riyadh"].x < seen["Doha"].x
    assert seen["Moscow"].y < seen["Riyadh"].y


def test_places_all_over_the_world_are_shown_on_the_whole_of_it():
    seen = on_map("Sydney", "Moscow", "Buenos Aires", "New York")
    assert seen.projection.kind == "world"
    assert seen.width / seen.height > 2


def test_antarctica_is_shown_only_where_something_is_there():
    without = on_map("Sydney", "Moscow", "Buenos Aires")
    assert on_map("Sydney", "Moscow", "McMurdo").height > without.height


def test_a_map_is_not_torn_where_the_day_begins():
    seen = on_map("Suva", "Apia")
    suva, apia = (next(dot for dot in seen.dots if dot.name == name) for name in ("Suva", "Apia"))
    assert seen.projection.kind == "region"
    assert suva.x < apia.x


def test_one_place_stands_in_the_middle_of_its_locator():
    (dot,) = on_map("Doha", shape=LOCATOR).dots
    assert (dot.x, dot.y) == (LOCATOR.width / 2, LOCATOR.width * LOCATOR.flat / 2)


def test_more_briefs_make_a_larger_dot_and_small_ones_lie_on_top():
    seen = map_view(
        [
            Point(name="Small", latitude=0, longitude=0, count=1),
            Point(name="Large", latitude=1, longitude=1, count=9, path=SitePath("places/large/")),
        ],
        WORLD,
    )
    large, small = seen.dots
    assert (large.name, large.count, large.path) == ("Large", 9, "places/large/")
    assert large.radius > small.radius


@given(st.lists(points, min_size=1, max_size=30))
def test_every_dot_is_in_the_picture(several: list[Point]):
    seen = map_view(several, WORLD)
    for dot in seen.dots:
        assert -0.1 <= dot.x <= seen.width + 0.1
        assert -0.1 <= dot.y <= seen.height + 0.1


@given(st.lists(points, min_size=1, max_size=12))
def test_the_order_of_points_makes_no_difference(several: list[Point]):
    # Points that differ in nothing but where they are may stand for one another.
    several = list({(point.count, point.name): point for point in several}.values())
    assert map_view(several, WORLD) == map_view(several[::-1], WORLD)


def boxes(spots: list[Spot], places) -> list[tuple[float, float, float, float]]:
    """Return roughly the room of each name: narrower than its letters, so as not to err."""
    found = []
    for spot, place in zip(spots, places, strict=True):
        if place is not None:
            wide = 5.5 * len(spot.name)
            left = {"start": 0.0, "middle": wide / 2, "end": wide}[place.anchor]
            found.append((place.x - left, place.y - 8, place.x - left + wide, place.y))
    return found


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 200)), max_size=60))
def test_names_stand_over_no_dot_and_no_other_name(places: list[tuple[float, float]]):
    spots = [Spot(f"Place {at}", x, y, 3.0) for at, (x, y) in enumerate(places)]
    named = labels(spots, (400, 200))
    found = boxes(spots, named)
    for one, other in combinations(found, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for box in found:
        assert box[0] >= -1
        assert box[2] <= 401
        for spot in spots:
            assert not (box[0] < spot.x < box[2] and box[1] < spot.y < box[3])


def test_wide_letters_take_more_room():
    spot = Spot("北京北京北京北京", 330, 50, 3)
    (wide,) = labels([spot], (400, 100))
    (narrow,) = labels([Spot("Beijingg", 330, 50, 3)], (400, 100))
    assert (wide.anchor, narrow.anchor) == ("end", "start")


@pytest.mark.parametrize(
    ("longitude", "latitude", "expected"),
    # The corners of the projection, as its authors give them: 2.70663, and 1.31736 at the poles.
    [(0, 0, (0, 0)), (180, 0, (2.70663, 0)), (0, 90, (0, 1.31736)), (0, -90, (0, -1.31736))],
)
def test_equal_earth_is_what_its_authors_say(longitude, latitude, expected):
    assert equal_earth(longitude, latitude) == pytest.approx(expected, abs=1e-5)
