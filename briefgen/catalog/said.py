"""A statement as the catalog holds it: who said it, when, where and to whom, all public."""

from msgspec import Struct

from briefgen.address import Ref
from briefgen.content.schema.statement import Mode
from briefgen.dates import Moment


class Named(Struct, frozen=True, gc=False):
    """What a statement names: how it is written, and what it means where that has a page."""

    text: str
    ref: Ref | None = None


class StatementRecord(Struct, frozen=True, kw_only=True):
    """A statement in a brief, at an anchor of its page.

    `on` is the date of the brief where none is written (`is_dated` is false then); `as_` is the
    part the speaker spoke in as it is written, "" for the role held on that day; `note` is the
    number of a footnote of the brief, 0 for none, where the source has no page.
    """

    brief: Ref
    anchor: str
    text: str
    mode: Mode
    by: Ref
    as_: str = ""
    on: Moment
    is_dated: bool = True
    at: tuple[Named, ...] = ()
    to: tuple[Named, ...] = ()
    about: tuple[Named, ...] = ()
    target: Named | None = None
    act: str = ""
    source: Named | None = None
    note: int = 0
    via: str = ""
    locator: str = ""
    grade: str = ""
    lang: str = ""
    original: str = ""
    stands: str = ""
    stands_ref: Named | None = None


class Statements(Struct, frozen=True):
    """The statements of a site, newest first, and those of each document.

    An index has no entry for a document with nothing in it: use `.get(ref, ())`.
    """

    all: tuple[StatementRecord, ...] = ()
    by: dict[Ref, tuple[StatementRecord, ...]] = {}
    """Those of an actor."""
    about: dict[Ref, tuple[StatementRecord, ...]] = {}
    """Those about, to or against an actor or a tag."""
    at: dict[Ref, tuple[StatementRecord, ...]] = {}
    """Those made at an event or a place."""
    from_: dict[Ref, tuple[StatementRecord, ...]] = {}
    """Those that a source tells."""
    in_: dict[Ref, tuple[StatementRecord, ...]] = {}
    """Those of a brief, in the order of its text."""

    def of_briefs(self, briefs: tuple[Ref, ...]) -> tuple[StatementRecord, ...]:
        """Return the statements of some briefs, newest first."""
        found = [each for ref in briefs for each in self.in_.get(ref, ())]
        return tuple(newest_first(found))


def newest_first(statements: list[StatementRecord]) -> list[StatementRecord]:
    """Order statements by date, newest first; those of one date stay as they are."""
    return sorted(statements, key=lambda each: each.on.sort_key, reverse=True)
