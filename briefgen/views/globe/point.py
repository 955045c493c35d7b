"""A point of the globe with a name."""

from msgspec import Struct

from briefgen.address import SitePath


class Point(Struct, frozen=True, gc=False, kw_only=True):
    """What a map shows as a dot, in degrees north and east; `count` makes it larger."""

    name: str
    latitude: float
    longitude: float
    path: SitePath | None = None
    count: int = 0
