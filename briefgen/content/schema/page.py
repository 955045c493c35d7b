"""The front matter of a plain page: `content/pages/*.md`."""

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.dates import Moment


class Page(Struct, frozen=True, kw_only=True, tag_field="is", tag="page"):
    """A page that stands by itself, such as an account of the desk and its rules."""

    title: str
    summary: str = ""
    updated: Moment | None = None
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
