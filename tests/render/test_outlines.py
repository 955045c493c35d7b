"""The outlines of maps: land is where there is land, in a map of any part of the globe."""

import re
from itertools import pairwise
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.render.world.clip import lines_in, ring_in
from briefgen.render.world.lines import encoded, read
from briefgen.render.world.outlines import outlines
from briefgen.views.globe.point import Point
from briefgen.views.globe.projection import Projection, from_degrees, vector
from briefgen.views.globe.window import Shape
from briefgen.views.map import LOCATOR, WORLD, map_view
from tests.rules.tracked import ROOT

HEMISPHERE = Shape(width=440.0, flat=0.5, tall=0.72, least=120.0)
RINGS = [line for kind, line in read() if kind == "land"]
PARTS = re.compile(r"M([-.\d ]+)l([-.\d ]*)z")
NUMBER = re.compile(r"-?\d*\.?\d+")


def edges_by_longitude() -> dict[int, list[tuple[float, float, float, float]]]:
    """Return the steps of all coasts by the whole degrees of longitude they are in."""
    found: dict[int, list[tuple[float, float, float, float]]] = {}
    for ring in RINGS:
        for (west, south), (east, north) in pairwise(ring):
            step = (east - west + 180) % 360 - 180
            low, high = min(west, west + step), max(west, west + step)
            for degree in range(floor(low), floor(high) + 1):
                found.setdefault(degree % 360, []).append((west, south, step, north - south))
    return found


EDGES = edges_by_longitude()


def is_land(longitude: float, latitude: float) -> bool:
    """Count the coasts between a point and the north pole, along its meridian."""
    crossings = 0
    for west, south, right, up in EDGES.get(floor(longitude) % 360, ()):
        start = (west - longitude + 180) % 360 - 180
        if (start > 0) != (start + right > 0):
            crossings += south + up * (-start / right) > latitude
    return bool(crossings % 2)


def rings_of(path: str) -> list[list[tuple[float, float]]]:
    rings = []
    for start, steps in PARTS.findall(path):
        x, y = map(float, NUMBER.findall(start))
        ring = [(x, y)]
        numbers = map(float, NUMBER.findall(steps))
        for right, down in zip(numbers, numbers, strict=True):
            x, y = x + right, y + down
            ring.append((x, y))
        rings.append(ring)
    return rings


def is_filled(rings, x: float, y: float) -> bool:
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y):
                crossings += x1 + (x2 - x1) * (y - y1) / (y2 - y1) > x
    return bool(crossings % 2)


def is_behind(projection: Projection, longitude: float, latitude: float) -> bool:
    middle = vector(projection.longitude, projection.latitude)
    cosine = sum(a * b for a, b in zip(middle, vector(longitude, latitude), strict=True))
    return projection.kind == "region" and cosine < -0.9


def assert_land_is_land(seen) -> None:
    rings = rings_of(outlines(seen).land)
    place = from_degrees(seen.projection)
    near = 260 / seen.projection.scale
    looked = 0
    for longitude in range(-180, 180, 8):
        for latitude in range(-84, 85, 8):
            from_middle = (longitude - seen.projection.longitude + 180) % 360 - 180
            x, y = place(seen.projection.longitude + from_middle, latitude)
            is_inside = 2 < x < seen.width - 2 and 2 < y < seen.height - 2
            if not is_inside or is_behind(seen.projection, longitude, latitude):
                continue
            here = is_land(longitude, latitude)
            around = [
                is_land(longitude + right * near, latitude + up * near)
                for right in (-1, 0, 1)
                for up in (-1, 0, 1)
            ]
            if len(set(around)) == 1:  # no coast is near
                looked += 1
                assert is_filled(rings, x, y) == here, (longitude, latitude, x, y)
    assert looked or seen.projection.kind == "region"


def around(latitude: float, longitude: float, shape: Shape):
    return map_view([Point(name="", latitude=latitude, longitude=longitude)], shape)


@settings(max_examples=10, deadline=None)
@given(st.integers(-90, 90), st.integers(-180, 180), st.sampled_from([LOCATOR, HEMISPHERE]))
def test_a_region_shows_land_where_there_is_land(latitude: int, longitude: int, shape: Shape):
    assert_land_is_land(around(latitude, longitude, shape))


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    # Right behind the first lies Asia, then Africa, Antarctica and the Caspian Sea.
    [(-60, -60), (20, -160), (88, 0), (-41, -129)],
)
def test_what_lies_behind_the_globe_does_not_flood_the_map(latitude: int, longitude: int):
    assert_land_is_land(around(latitude, longitude, HEMISPHERE))


@pytest.mark.parametrize("shape", [LOCATOR, HEMISPHERE])
def test_a_map_without_a_coast_is_all_land(shape: Shape):
    narrow = Shape(width=300.0, flat=0.75, tall=1.0, least=8.0)
    seen = around(62, 95, narrow)
    assert_land_is_land(seen)
    assert is_filled(rings_of(outlines(seen).land), 150, 110)
    assert_land_is_land(around(62, 95, shape))


def test_the_world_shows_land_where_there_is_land():
    seen = map_view(
        [
            Point(name="a", latitude=0, longitude=-170),
            Point(name="b", latitude=-80, longitude=0),
            Point(name="c", latitude=0, longitude=100),
        ],
        WORLD,
    )
    assert seen.projection.kind == "world"
    assert_land_is_land(seen)


def test_no_line_runs_across_the_map_of_the_world():
    seen = map_view(
        [Point(name=str(at), latitude=0, longitude=at) for at in range(-180, 180, 60)], WORLD
    )
    for ring in rings_of(outlines(seen).land):
        for (x1, _), (x2, _) in pairwise(ring):
            assert abs(x1 - x2) < seen.width / 4


@pytest.mark.parametrize("shape", [LOCATOR, WORLD, HEMISPHERE])
@pytest.mark.parametrize("where", [(25.3, 51.5), (55.8, 37.6), (50, 10), (60, -100), (10, 105)])
def test_a_map_is_small(shape: Shape, where: tuple[float, float]):
    drawn = outlines(around(*where, shape))
    assert len(drawn.land) + len(drawn.borders) + len(drawn.degrees) < 30_000


def test_the_whole_world_is_small_too():
    everywhere = [Point(name=str(at), latitude=0, longitude=at) for at in range(-180, 180, 60)]
    drawn = outlines(map_view(everywhere, WORLD))
    assert len(drawn.land) + len(drawn.borders) + len(drawn.degrees) < 30_000


def test_no_line_parts_crimea_from_ukraine():
    def crosses(line) -> bool:
        return any(45.5 < north < 46.5 and 32.5 < east < 35.2 for east, north in line)

    assert not any(crosses(line) for kind, line in read() if kind == "border")


def test_rings_are_closed_and_small_ones_keep_a_shape():
    assert all(ring[0] == ring[-1] for ring in RINGS)
    assert min(len(set(ring)) for ring in RINGS) >= 4


def test_what_is_written_is_read_again(monkeypatch, tmp_path):
    line = ((-180.0, -90.0), (0.0, 0.0), (0.01, -0.01), (179.99, 89.99), (-0.01, 0.01))
    file = tmp_path / "lines.txt"
    file.write_text(f"land {encoded(line)}\n", encoding="ascii")
    monkeypatch.setattr("briefgen.render.world.lines.FILE", file)
    assert read.__wrapped__() == (("land", line),)


def test_a_ring_is_cut_at_the_edges_of_the_picture():
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    assert set(ring_in(square, (0, 0, 9, 9))) == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert list(ring_in(square, (6, 6, 9, 9))) == []


def test_a_line_that_comes_back_is_two_lines():
    line = [(-1.0, 1.0), (2.0, 1.0), (2.0, -1.0), (4.0, -1.0), (4.0, 2.0)]
    assert list(lines_in(line, (0, 0, 9, 9))) == [[(0, 1), (2, 1), (2, 0)], [(4, 0), (4, 2)]]


def test_the_licence_of_the_outlines_ships_with_them():
    notice = (ROOT / "briefgen/render/world/NOTICE.txt").read_text(encoding="utf-8")
    assert "Natural Earth" in notice
    assert "Permission to use, copy, modify" in notice
