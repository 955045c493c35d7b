"""The front matter of a source: `content/sources/*.md`, or written inline in a brief."""

from typing import ClassVar, Literal

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.dates import Moment

SourceKind = Literal[
    "primary", "readout", "transcript", "wire", "media", "social", "interview", "document", "data"
]
Terms = Literal["on-record", "background", "unnamed", "chatham-house"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Publication(Struct, frozen=True, kw_only=True):
    """What can be said of a source wherever it is written.

    `reliability` is the letter of the Admiralty code: it judges the source, not what it says.
    """

    summary: str = ""
    publisher: str = ""
    url: str = ""
    date: Moment | None = None
    archived: str = ""
    accessed: Moment | None = None
    kind: SourceKind | None = None
    terms: Terms | None = None
    reliability: Reliability | None = None
    lang: str = ""


class Source(Publication, frozen=True, kw_only=True, tag_field="is", tag="source"):
    """What briefs rest on; its body is a note on it."""

    title: str
    draft: bool = False
    tlp: Tlp | None = None
    embargo: Moment | None = None
    expires: Moment | None = None
    auto_link: AutoLinking | None = None
    no_link: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    extra: dict[str, Option] = {}


class BriefSource(Publication, frozen=True, kw_only=True):
    """A source in a brief: named by a bare text, or with a `title` written out in its place.

    `credibility` is the digit of the Admiralty code: it judges what this brief took from it.
    """

    bare: ClassVar[str] = "id"
    id: str
    title: str = ""
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = None
