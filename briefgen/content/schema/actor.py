"""The front matter of an actor: `content/actors/*.md`; its body is the biography."""

from typing import ClassVar, Literal

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.content.schema.brief import BriefImage
from briefgen.dates import Moment

ActorKind = Literal[
    "person",
    "state",
    "government",
    "body",
    "organization",
    "party",
    "armed-group",
    "media",
    "group",
]


class Name(Struct, frozen=True, kw_only=True):
    """One way an actor is named; a bare text stands for `value`."""

    bare: ClassVar[str] = "value"
    value: str
    lang: str = ""
    kind: Literal["variant", "native", "former", "weak"] = "variant"
    from_: Moment | None = None
    to: Moment | None = None


class Role(Struct, frozen=True, kw_only=True):
    """An office or part held for a time; an end that is not written is open."""

    title: str
    org: str = ""
    country: str = ""
    from_: Moment | None = None
    to: Moment | None = None
    acting: bool = False


class SameAs(Struct, frozen=True, kw_only=True):
    """The same actor elsewhere."""

    wikidata: str = ""
    wikipedia: str = ""
    site: str = ""


class Actor(Struct, frozen=True, kw_only=True, tag_field="is", tag="actor"):
    """A person, a state or a body."""

    name: str
    kind: ActorKind = "person"
    names: tuple[Name, ...] = ()
    sort: str = ""
    roles: tuple[Role, ...] = ()
    country: str = ""
    member_of: tuple[str, ...] = ()
    born: Moment | None = None
    died: Moment | None = None
    same_as: SameAs | None = None
    metonyms: tuple[str, ...] = ()
    image: BriefImage | None = None
    code: str = ""
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
