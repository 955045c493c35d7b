"""The front matter of a picture's own file: `photo.jpg.md` beside `photo.jpg`."""

from msgspec import Struct

from briefgen.config import Option
from briefgen.dates import Moment


class Image(Struct, frozen=True, kw_only=True, tag_field="is", tag="image"):
    """What is known of a picture wherever it is shown; a page that uses it may say otherwise."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    origin: str = ""
    depicts: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    place: str = ""
    date: Moment | None = None
    rights: str = ""
    extra: dict[str, Option] = {}
