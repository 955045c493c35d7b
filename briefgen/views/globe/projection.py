"""From longitude and latitude to a place in a picture, by two projections that keep areas.

A region is seen from above its middle (Lambert's azimuthal equal-area projection), so that it looks
right wherever it lies. The whole world is shown by Equal Earth (Šavrič, Patterson, Jenny 2018).
"""

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from msgspec import Struct

Vector = tuple[float, float, float]
"""A point of the globe: a unit vector, with z to the north pole and x to longitude 0."""

Degrees = tuple[float, float]
"""Longitude and latitude, in that order."""

XY = tuple[float, float]

_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_BEHIND = 1e-9


class Projection(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """How a picture is projected: seen from `longitude`, `latitude` (degrees) in its middle.

    The globe has a radius of `scale` units; the upper left corner of the picture lies at `left`,
    `top` from the middle of the projection, rightwards and downwards.
    """

    kind: Literal["region", "world"]
    longitude: float
    latitude: float
    scale: float
    left: float
    top: float


def vector(longitude: float, latitude: float) -> Vector:
    """Return a point of the globe as a vector."""
    east, north = radians(longitude), radians(latitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def from_vectors(projection: Projection) -> Callable[[Vector], XY]:
    """Return what places vectors in the picture of a region, x to the right and y downwards.

    What lies behind the globe comes to stand far out; the point right behind its middle, anywhere.
    """
    middle = vector(projection.longitude, projection.latitude)
    x0, y0, z0 = middle
    east, north = radians(projection.longitude), radians(projection.latitude)
    ex, ey = -sin(east), cos(east)
    nx, ny, nz = -sin(north) * cos(east), -sin(north) * sin(east), cos(north)
    scale, left, top = projection.scale, projection.left, projection.top

    def place(point: Vector) -> XY:
        x, y, z = point
        near = 1 + x0 * x + y0 * y + z0 * z
        stretch = scale * sqrt(2 / max(near, _BEHIND))
        return (
            (ex * x + ey * y) * stretch - left,
            -(nx * x + ny * y + nz * z) * stretch - top,
        )

    return place


def from_degrees(projection: Projection) -> Callable[[float, float], XY]:
    """Return what places a longitude and a latitude in the picture.

    In a picture of the world longitudes are taken as they are: its edges are those 180° from its
    middle, and what lies farther comes to stand outside.
    """
    if projection.kind == "region":
        place = from_vectors(projection)
        return lambda longitude, latitude: place(vector(longitude, latitude))
    scale, left, top, middle = (
        projection.scale,
        projection.left,
        projection.top,
        projection.longitude,
    )

    def place_on_world(longitude: float, latitude: float) -> XY:
        x, y = equal_earth(longitude - middle, latitude)
        return x * scale - left, -y * scale - top

    return place_on_world


def equal_earth(longitude: float, latitude: float) -> XY:
    """Return where Equal Earth places a point, y upwards, on a globe with a radius of 1."""
    a, b, c, d = _EQUAL_EARTH
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square * square * square
    widest = a + 3 * b * square + sixth * (7 * c + 9 * d * square)
    x = 2 * sqrt(3) / 3 * radians(longitude) * cos(angle) / widest
    return x, angle * (a + b * square + sixth * (c + d * square))
