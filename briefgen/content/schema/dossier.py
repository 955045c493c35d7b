"""The front matter of a dossier: `content/dossiers/*.md`; its body is the state of play."""

from typing import ClassVar, Literal

from msgspec import Struct

from briefgen.config import AutoLinking, Option, Tlp
from briefgen.content.schema.brief import WatchItem
from briefgen.dates import Moment

Trend = Literal["deteriorated", "improved", "unchanged"]


class Query(Struct, frozen=True, kw_only=True):
    """Which briefs belong to a dossier besides those it lists: what is written must all hold.

    Of several tags or actors one is enough.
    """

    tags: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    from_: Moment | None = None
    to: Moment | None = None


class Question(Struct, frozen=True, kw_only=True):
    """What the desk asks; a bare text stands for `text`."""

    bare: ClassVar[str] = "text"
    text: str
    answer: str = ""
    brief: str = ""


class LogEntry(Struct, frozen=True, kw_only=True):
    """One entry of a dossier's change log."""

    date: Moment
    text: str
    brief: str = ""


class Dossier(Struct, frozen=True, kw_only=True, tag_field="is", tag="dossier"):
    """A larger story, told by briefs in an order that the desk chooses."""

    title: str
    summary: str = ""
    briefs: tuple[str, ...] = ()
    query: Query | None = None
    trend: dict[str, Trend] = {}
    alert: Literal["risk", "opportunity"] | None = None
    questions: tuple[Question, ...] = ()
    watch: tuple[WatchItem, ...] = ()
    log: tuple[LogEntry, ...] = ()
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
