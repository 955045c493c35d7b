"""The front matter of a place: `content/places/*.md`; its body is a description."""

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.content.schema.actor import Name, SameAs
from briefgen.dates import Moment


class Place(Struct, frozen=True, kw_only=True, tag_field="is", tag="place"):
    """Where something happens: a city, a building, a region.

    `lat` and `lon` are degrees (WGS 84), north and east positive.
    """

    name: str
    names: tuple[Name, ...] = ()
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    in_: str = ""
    tz: str = ""
    standalone: bool = False
    same_as: SameAs | None = None
    summary: str = ""
    draft: bool = False
    tlp: Tlp | None = None
    embargo: Moment | None = None
    expires: Moment | None = None
    lang: str = ""
    auto_link: AutoLinking | None = None
    no_link: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    extra: dict[str, Option] = {}
