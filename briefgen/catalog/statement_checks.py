"""What can be wrong with a statement that only the whole site can tell."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.address import Ref
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.names import Names
from briefgen.catalog.said import StatementRecord
from briefgen.content.document import Document, Quoted
from briefgen.content.schema.actor import Actor, Role
from briefgen.content.schema.brief import Brief
from briefgen.dates import Moment, contains
from briefgen.fold import fold
from briefgen.problem import Place, Problem, error, place_at, warning

_TELLING = 5
"""From how many words on the same ones are hardly said twice by chance."""

_WORD_FOR_WORD = frozenset(("verbatim", "partial", "translated"))

Present = Container[tuple[Ref, Ref]]
"""Briefs with the actors that they list or link to."""


class Found(NamedTuple):
    """A statement and where it comes from."""

    record: StatementRecord
    document: Document
    quoted: Quoted

    @property
    def place(self) -> Place:
        """Where it stands: its entry, else its words."""
        if self.quoted.entry < 0:
            return place_at(self.document.path, self.quoted.span)
        return self.place_of("text")

    def place_of(self, field: str) -> Place:
        """Return where a field of its entry stands, else its attribution or its words."""
        key = f"statements.{self.quoted.entry}.{field}"
        if key in self.document.spans or field == "text":
            return place_in(self.document, key, "statements")
        if self.quoted.credits:
            return place_at(self.document.path, self.quoted.credits[0].span)
        return self.place


def statement_problems(
    found: Sequence[Found], documents: Mapping[Ref, Document], names: Names, present: Present
) -> Iterator[Problem]:
    """Check the statements of a site; those of newer briefs come first.

    Problems: BG340 no source, BG341 a speaker who is not in the brief, BG342 later than its
    brief, BG343 in a role that was not held then, BG344 the same words of another or another day.
    """
    told: set[tuple[Ref, Ref]] = set()
    for each in found:
        record = each.record
        if record.source is None and not record.note:
            yield _without_source(each)
        pair = record.brief, record.by
        if pair not in told and record.by in documents and pair not in present:
            told.add(pair)
            yield _absent(each, names)
        yield from _dated(each)
        actor = documents[record.by].front if record.by in documents else None
        if isinstance(actor, Actor) and record.as_:
            yield from _in_office(each, actor)
    yield from _repeated(found, names)


def _without_source(each: Found) -> Problem:
    advice = "put the footnote of its source behind the attribution: — [[Name]], Doha [^source]"
    if each.quoted.entry >= 0:
        advice = "write source: and the id of a source, or put its footnote behind the words"
    return warning("BG340", "this statement has no source", each.place, advice)


def _absent(each: Found, names: Names) -> Problem:
    title = names.described[each.record.by].title
    message = f'"{title}" speaks in this brief and is not among its actors'
    advice = f'add "{title}" to actors, or make the name a link: [[{title}]]'
    return warning("BG341", message, each.place_of("by"), advice)


def _dated(each: Found) -> Iterator[Problem]:
    """Compare the date of a statement with the last that its brief bears."""
    front, on = each.document.front, each.record.on
    if not isinstance(front, Brief) or not each.record.is_dated:
        return
    borne = (front.date, front.updated, front.cutoff)
    later = (*(item.date for item in front.corrections), *(item.date for item in front.changes))
    if not any(contains(None, date, on) for date in (*borne, *later) if date is not None):
        message = f"this was said on {on.text}, after the date of the brief ({front.date.text})"
        advice = "put right one of the two, or write updated: and the day of the addition"
        yield error("BG342", message, each.place_of("on"), advice)


def _in_office(each: Found, actor: Actor) -> Iterator[Problem]:
    """Look for the office that is written among those of the speaker."""
    written, on = fold(each.record.as_), each.record.on
    meant = [role for role in actor.roles if written in _forms(role)]
    if meant and not any(contains(role.from_, role.to, on) for role in meant):
        message = f'{actor.name} was not "{each.record.as_}" on {on.text}'
        term = _term(meant[0])
        advice = f"by {each.record.by.id}.md the term was {term}; put right the date or the role"
        yield warning("BG343", message, each.place_of("as"), advice)


def _forms(role: Role) -> tuple[str, ...]:
    return (fold(role.title), fold(f"{role.title}, {role.org}"), fold(f"{role.org} {role.title}"))


def _term(role: Role) -> str:
    ends = (role.from_.text if role.from_ else "", role.to.text if role.to else "")
    return " to ".join(each or "an open end" for each in ends)


def _repeated(found: Iterable[Found], names: Names) -> Iterator[Problem]:
    """Compare statements with the first of the same words, in the oldest brief."""
    first: dict[str, Found] = {}
    for each in reversed(tuple(found)):
        words = _words(each.record.text)
        if each.record.mode not in _WORD_FOR_WORD or words.count(" ") < _TELLING - 1:
            continue
        other = first.setdefault(words, each)
        # Without the line there: this problem would change with lines of another document.
        advice = f"compare {other.document.path}, and put right the one that is wrong"
        if other.record.by != each.record.by:
            title = _title(other.record.by, names)
            message = f'the same words are those of "{title}" in another statement'
            yield warning("BG344", message, each.place, advice)
        elif not _may_be_one(other.record, each.record):
            message = f"the same words are dated {other.record.on.text} in another statement"
            yield warning("BG344", message, each.place_of("on"), advice)


def _may_be_one(one: StatementRecord, other: StatementRecord) -> bool:
    is_dated = one.is_dated and other.is_dated
    return not is_dated or _agree(one.on, other.on)


def _agree(one: Moment, other: Moment) -> bool:
    return contains(one, one, other)


def _title(actor: Ref, names: Names) -> str:
    return names.described[actor].title


def _words(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
