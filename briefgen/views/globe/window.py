"""What part of the globe a map shows: a region around some points, or the whole world."""

from collections.abc import Sequence
from itertools import pairwise
from math import radians, sin

from msgspec import Struct

from briefgen.views.globe.projection import (
    XY,
    Degrees,
    Projection,
    equal_earth,
    from_degrees,
    vector,
)

_AROUND = 1.25
"""How many times as large as the points themselves the region is."""
_LARGEST = 1.3
"""How far from its middle a region may reach, on a globe of radius 1: about 81°."""
_WORLD_MIDDLE = 11.0
"""The edge of the world then runs through the Bering Strait, and cuts no country in two."""
_WORLD_NORTH, _WORLD_SOUTH, _POLE = 84.0, -57.0, -90.0


class Shape(Struct, frozen=True, gc=False):
    """How large a picture is, and how near it comes.

    `width` is in units; the height is `flat` to `tall` times that; `least` degrees are shown from
    left to right at the least.
    """

    width: float
    flat: float
    tall: float
    least: float


class Window(Struct, frozen=True, gc=False):
    """A projection, and how large its picture is."""

    projection: Projection
    width: float
    height: float


def window(points: Sequence[Degrees], shape: Shape) -> Window:
    """Return what shows all of some points, at least one, with room around them."""
    longitude, latitude = _middle(points)
    seen = Projection(
        kind="region", longitude=longitude, latitude=latitude, scale=1.0, left=0.0, top=0.0
    )
    if any(_is_behind(point, longitude, latitude) for point in points):
        return _world(points, shape)
    place = from_degrees(seen)
    return _region(seen, [place(*point) for point in points], shape) or _world(points, shape)


def _region(seen: Projection, points: list[XY], shape: Shape) -> Window | None:
    """Return a region around points of a globe with a radius of 1, None if it is too large."""
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*points, strict=True))
    least = 2 * sin(radians(shape.least) / 2)
    width = max((right - left) * _AROUND, (bottom - top) * _AROUND / shape.tall, least)
    height = min(max((bottom - top) * _AROUND, width * shape.flat), width * shape.tall)
    if (width**2 + height**2) ** 0.5 / 2 > _LARGEST:
        return None
    scale = round(shape.width / width, 2)
    tall = round(height * scale, 1)
    projection = Projection(
        kind="region",
        longitude=seen.longitude,
        latitude=seen.latitude,
        scale=scale,
        left=round((left + right) / 2 * scale - shape.width / 2, 1),
        top=round((top + bottom) / 2 * scale - tall / 2, 1),
    )
    return Window(projection, shape.width, tall)


def _world(points: Sequence[Degrees], shape: Shape) -> Window:
    widest, _ = equal_earth(180, 0)
    scale = round(shape.width / widest / 2, 2)
    lowest = _WORLD_SOUTH if all(south > _WORLD_SOUTH for _, south in points) else _POLE
    highest = _WORLD_NORTH if all(north < _WORLD_NORTH for _, north in points) else -_POLE
    top, bottom = (-equal_earth(0, latitude)[1] * scale for latitude in (highest, lowest))
    projection = Projection(
        kind="world",
        longitude=_WORLD_MIDDLE,
        latitude=0.0,
        scale=scale,
        left=-shape.width / 2,
        top=round(top, 1),
    )
    return Window(projection, shape.width, round(bottom - top, 1))


def _middle(points: Sequence[Degrees]) -> Degrees:
    """Return the middle of the least span of longitudes and latitudes with all points in it."""
    around = sorted({longitude % 360 for longitude, _ in points})
    gaps = [(west, east) for west, east in pairwise((*around, around[0] + 360))]
    west, east = max(gaps, key=lambda gap: gap[1] - gap[0])
    middle = ((east + west + 360) / 2 + 180) % 360 - 180
    latitudes = [latitude for _, latitude in points]
    return round(middle, 1), round((min(latitudes) + max(latitudes)) / 2, 1)


def _is_behind(point: Degrees, longitude: float, latitude: float) -> bool:
    seen = zip(vector(*point), vector(longitude, latitude), strict=True)
    return sum(a * b for a, b in seen) <= 0
