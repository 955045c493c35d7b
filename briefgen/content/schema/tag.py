"""The front matter of a tag: `content/tags/*.md`; its body is the description."""

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.dates import Moment


class Tag(Struct, frozen=True, kw_only=True, tag_field="is", tag="tag"):
    """A subject; `names` are other spellings that briefs may use for it."""

    name: str
    names: tuple[str, ...] = ()
    summary: str = ""
    parent: str = ""
    sort: str = ""
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
