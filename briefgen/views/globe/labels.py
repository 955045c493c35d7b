"""Where the names of a map stand: beside their dots, over no other dot and no other name."""

from collections.abc import Iterator, Sequence
from typing import Literal
from unicodedata import combining, east_asian_width

from msgspec import Struct

from briefgen.views.globe.projection import XY

Anchor = Literal["start", "middle", "end"]

_SIZE = 13.0
"""How tall the letters are on the narrowest screen, in units; they are smaller on wider ones."""
_WIDE, _NARROW = 1.0, 0.54
"""How wide a letter is by its height: of East Asian scripts, and of others on average."""
_DOWN = 0.34
"""How far below the middle of letters their baseline is, by their height."""
_GAP = 2.5
_MOST = 40
"""More names than these would hide the map."""


class Spot(Struct, frozen=True, gc=False):
    """A dot with its name."""

    name: str
    x: float
    y: float
    radius: float


class Label(Struct, frozen=True, gc=False, array_like=True):
    """Where a name begins, has its middle or ends, on its baseline, in units."""

    x: float
    y: float
    anchor: Anchor


class _Box(Struct, frozen=True, gc=False):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def labels(spots: Sequence[Spot], picture: XY) -> tuple[Label | None, ...]:
    """Return where the name of each spot stands, None where there is no room for it.

    The first spots choose first. `picture` is as wide and as high as the map.
    """
    whole = _Box(0, 0, *picture)
    dots = [_around(spot) for spot in spots]
    taken: list[_Box] = []
    found: list[Label | None] = []
    for spot in spots:
        place = _first_free(spot, whole, [*dots, *taken]) if len(taken) < _MOST else None
        found.append(place[0] if place else None)
        if place:
            taken.append(place[1])
    return tuple(found)


def _first_free(spot: Spot, whole: _Box, taken: list[_Box]) -> tuple[Label, _Box] | None:
    own = _around(spot)
    for label, box in _places(spot):
        is_inside = (
            box.left >= 0
            and box.top >= 0
            and box.right <= whole.right
            and box.bottom <= whole.bottom
        )
        if is_inside and not any(box.meets(other) for other in taken if other != own):
            return label, box
    return None


def _places(spot: Spot) -> Iterator[tuple[Label, _Box]]:
    """Give where a name may stand, best first: beside its dot, above, below, at its corners."""
    wide, tall = _width(spot.name), _SIZE
    out = spot.radius + _GAP
    up = tall / 2 + spot.radius
    sides: tuple[tuple[float, float, Anchor], ...] = (
        (out, 0, "start"),
        (-out, 0, "end"),
        (0, -up - _GAP / 2, "middle"),
        (0, up + _GAP / 2, "middle"),
        (out / 2, -up, "start"),
        (out / 2, up, "start"),
        (-out / 2, -up, "end"),
        (-out / 2, up, "end"),
    )
    for right, down, anchor in sides:
        x, y = spot.x + right, spot.y + down
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        box = _Box(left, y - tall / 2, left + wide, y + tall / 2)
        yield Label(round(x, 1), round(y + tall * _DOWN, 1), anchor), box


def _around(spot: Spot) -> _Box:
    return _Box(
        spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius
    )


def _width(name: str) -> float:
    """Return about how wide a name is; letters that join the one before take no room."""
    letters = (each for each in name if not combining(each))
    return _SIZE * sum(_WIDE if east_asian_width(each) in "WF" else _NARROW for each in letters)
