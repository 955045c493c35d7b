"""Maps: points of the globe as dots with names; the outlines of land come in at rendering."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.views.globe.labels import Label, Spot, labels
from briefgen.views.globe.point import Point
from briefgen.views.globe.projection import Projection, from_degrees
from briefgen.views.globe.window import Shape, Window, window

WORLD = Shape(width=440.0, flat=0.5, tall=0.62, least=24.0)
"""A map of many points, as wide as a page."""
LOCATOR = Shape(width=300.0, flat=0.75, tall=1.0, least=34.0)
"""A map that tells where one place is, beside a text."""

_SMALLEST, _GROWTH = 3.0, 3.0
_AS_LARGE, _LEAST = 30, 0.4
"""Where there are more dots than these they are smaller, to this part of their size."""


class Dot(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A dot of a map, with a link where it has a page; `x`, `y` and `radius` are in units."""

    name: str
    path: SitePath | None
    count: int
    x: float
    y: float
    radius: float
    label: Label | None
    """Where the name stands; None where there is no room: then only the list beside tells it."""


class MapView(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A map, `width` by `height` units; `outlines(map)` in a template gives its land and borders.

    The dots that others may hide come last.
    """

    projection: Projection
    width: float
    height: float
    dots: tuple[Dot, ...]


def map_view(points: Iterable[Point], shape: Shape) -> MapView | None:
    """Return a map of points, None where there are none; the largest choose first for names."""
    ordered = sorted(points, key=lambda each: (-each.count, each.name, each.path or ""))
    if not ordered:
        return None
    shown = window([(each.longitude, each.latitude) for each in ordered], shape)
    size = max(_LEAST, min(1.0, (_AS_LARGE / len(ordered)) ** 0.5))
    spots = [_spot(each, shown, ordered[0].count, size) for each in ordered]
    named = labels(spots, (shown.width, shown.height))
    return MapView(
        projection=shown.projection,
        width=shown.width,
        height=shown.height,
        dots=tuple(map(_dot, ordered, spots, named)),
    )


def _spot(point: Point, shown: Window, most: int, size: float) -> Spot:
    place = from_degrees(shown.projection)
    x, y = place(_near(point.longitude, shown.projection), point.latitude)
    growth = (point.count / most) ** 0.5 if most else 0.0
    return Spot(
        point.name, round(x, 1), round(y, 1), round((_SMALLEST + _GROWTH * growth) * size, 1)
    )


def _near(longitude: float, projection: Projection) -> float:
    """Return a longitude as counted from the middle of a picture by the shorter way round."""
    middle = projection.longitude
    return (longitude - middle + 180) % 360 - 180 + middle


def _dot(point: Point, spot: Spot, label: Label | None) -> Dot:
    return Dot(
        name=point.name,
        path=point.path,
        count=point.count,
        x=spot.x,
        y=spot.y,
        radius=spot.radius,
        label=label,
    )
