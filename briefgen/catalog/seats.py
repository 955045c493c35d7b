"""Offices that one person holds at a time, and terms in them that overlap.

Only the title can tell such an office, so it is told for those that are known by their English
titles: presidents, ministers of something, secretaries-general and the like.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from briefgen.address import Ref
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.roles import begun
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor, Role
from briefgen.dates import Moment, contains
from briefgen.fold import fold
from briefgen.problem import Problem, warning

_SEATS = frozenset(
    (
        *("president", "prime minister", "chancellor", "king", "queen", "emperor", "emir", "pope"),
        *("sultan", "crown prince", "foreign minister", "secretary of state", "head of state"),
        *("head of government", "secretary general", "director general", "chief justice"),
        *("chief of staff", "chief executive", "chairman", "chairwoman", "chairperson"),
        *("supreme leader", "national security adviser", "national security advisor"),
    )
)
_FIRST_WORDS = ("minister of ", "minister for ", "secretary of ")
_LAST_WORD = " minister"
_NOT_ALONE = frozenset(
    (
        *("deputy", "vice", "assistant", "associate", "junior", "senior", "state", "cabinet"),
        *("government", "former", "honorary", "shadow", "co", "under", "parliamentary", "regional"),
    )
)


class Term(Struct, frozen=True, gc=False):
    """A role of an actor, and where it stands."""

    document: Document
    number: int
    role: Role
    name: str


@lru_cache(maxsize=4096)
def is_one_seat(title: str) -> bool:
    """Tell whether an office of this title is held by one person at a time, as far as known."""
    folded = fold(title)
    if folded in _SEATS:
        return True
    if not folded.startswith(_FIRST_WORDS) and not folded.endswith(_LAST_WORD):
        return False
    return _NOT_ALONE.isdisjoint(folded.split())


def overlapping(
    documents: Mapping[Ref, Document], organizations: Mapping[str, Ref]
) -> Iterator[Problem]:
    """Find offices with two holders at a time, none of them acting (BG371)."""
    posts: dict[tuple[str, Ref | str], list[Term]] = {}
    for document in documents.values():
        if isinstance(document.front, Actor):
            for number, role in enumerate(document.front.roles):
                if role.org and not role.acting and is_one_seat(role.title):
                    org = organizations.get(role.org) or fold(role.org)
                    term = Term(document, number, role, document.front.name)
                    posts.setdefault((fold(role.title), org), []).append(term)
    for terms in posts.values():
        in_order = sorted(terms, key=lambda term: begun(term.role))
        before, *later = in_order
        for after in later:
            if before.document is not after.document and _overlap(before.role, after.role):
                yield _told(before, after)
            # A long term may reach over several that begin and end within it.
            if before.role.to is not None and _ends_after(after.role.to, before.role.to):
                before = after


def _overlap(one: Role, other: Role) -> bool:
    return _ends_after(one.to, other.from_) and _ends_after(other.to, one.from_)


def _ends_after(end: Moment | None, begin: Moment | None) -> bool:
    """Tell whether an end is later than a beginning for sure; what is open lasts for ever."""
    return end is None or begin is None or not contains(end, None, begin)


def _told(before: Term, after: Term) -> Problem:
    key = f"roles.{after.number}"
    role = after.role
    message = (
        f'"{role.title}, {role.org}" is held by two at a time: {before.name} '
        f"({before.document.path}{_dates(before.role)}) and {after.name} "
        f"({after.document.path}{_dates(role)})"
    )
    advice = (
        'write when each term began ("from") and ended ("to"), or "acting: true" for a stand-in'
    )
    place = place_in(after.document, f"{key}.from", f"{key}.title", key)
    return warning("BG371", message, place, advice)


def _dates(role: Role) -> str:
    begin = f" from {role.from_.text}" if role.from_ else ""
    end = f" to {role.to.text}" if role.to else ""
    return f",{begin}{end}" if begin or end else ", without dates"
