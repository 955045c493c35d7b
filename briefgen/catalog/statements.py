"""Statements: what briefs quote, with everything it names resolved, in indexes."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.address import Kind, Ref
from briefgen.catalog.mistakes import left_out, place_in
from briefgen.catalog.names import ALL_KINDS, Names
from briefgen.catalog.said import Named, StatementRecord, Statements, newest_first
from briefgen.catalog.speakers import Speaker, entry_of
from briefgen.catalog.statement_checks import Found, Present, statement_problems
from briefgen.catalog.terms import Terms
from briefgen.content.document import Document, Quoted
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.statement import Statement
from briefgen.problem import Problem

_ACTORS: tuple[Kind, ...] = ("actor",)
_SUBJECTS: tuple[Kind, ...] = ("actor", "tag")
_WHERE: tuple[Kind, ...] = ("event", "place")
_SOURCES: tuple[Kind, ...] = ("source",)
_NOTHING = Statement(text="")


def statements(
    documents: Mapping[Ref, Document], briefs: Iterable[Ref], terms: Terms, present: Present
) -> tuple[Statements, tuple[Problem, ...]]:
    """Gather the statements of briefs, which come newest first.

    Problems: BG304 what is left out, BG340–BG344 of `statement_checks`.
    """
    found: list[Found] = []
    naming = _Naming(terms.names)
    for ref in briefs:
        document = documents[ref]
        for quoted in document.body.statements:
            speaker = terms.speakers.get((ref, quoted.anchor))
            if speaker is not None and isinstance(document.front, Brief):
                record = _record(document, document.front, quoted, speaker, naming)
                found.append(Found(record, document, quoted))
    problems = (*naming.problems, *statement_problems(found, documents, terms.names, present))
    return _indexed([each.record for each in found]), problems


class _Naming:
    """Tells what names in statements mean; what is left out is told, and not named."""

    def __init__(self, names: Names) -> None:
        self.problems: list[Problem] = []
        self._names = names
        self._known: dict[tuple[str, tuple[Kind, ...]], Named] = {}

    def named(self, text: str, kinds: tuple[Kind, ...]) -> Named:
        """Return a name with what it means: of these kinds, else of any."""
        key = text, kinds
        if key not in self._known:
            refs = self._names.find(text, kinds) or self._names.find(
                text, ALL_KINDS, metonyms=False
            )
            self._known[key] = Named(text, refs[0] if len(refs) == 1 else None)
        return self._known[key]

    def written(
        self, written: Iterable[str], kinds: tuple[Kind, ...], document: Document, key: str
    ) -> Iterator[Named]:
        """Give the names that a field lists."""
        for number, text in enumerate(written):
            named = self.named(text, kinds)
            reason = "" if named.ref else self._names.reason_withheld(text, kinds)
            if reason:
                place = place_in(document, f"{key}.{number}", key)
                self.problems.append(left_out(f'"{text}"', reason, place))
            else:
                yield named


def _record(
    document: Document, front: Brief, quoted: Quoted, speaker: Speaker, naming: _Naming
) -> StatementRecord:
    entry = entry_of(document, quoted) or _NOTHING
    key = f"statements.{quoted.entry}"
    on = entry.on or quoted.on

    def listed(written: Iterable[str], kinds: tuple[Kind, ...], name: str) -> tuple[Named, ...]:
        return tuple(naming.written(filter(None, written), kinds, document, f"{key}.{name}"))

    credited = (
        naming.named(credit.name, _WHERE)
        for place, credit in enumerate(quoted.credits)
        if place != speaker.credit
    )
    where = tuple(dict.fromkeys((*listed((entry.at,), _WHERE, "at"), *credited)))
    target = listed((entry.target,), _ACTORS, "target")
    ref = listed((entry.stands.ref,), ("brief",), "stands.ref") if entry.stands else ()
    source = _source(document, entry, quoted, naming, key)
    return StatementRecord(
        brief=document.ref,
        anchor=quoted.anchor,
        text=quoted.text,
        mode=quoted.mode,
        by=speaker.ref,
        as_=entry.as_ or speaker.title,
        on=on or front.date,
        is_dated=on is not None,
        at=where,
        to=listed(entry.to, _ACTORS, "to"),
        about=listed(entry.about, _SUBJECTS, "about"),
        target=target[0] if target else None,
        act=entry.act or "",
        source=source,
        note=quoted.note if _is_note(quoted, entry, source) else 0,
        via=entry.via,
        locator=entry.locator,
        grade=entry.grade,
        lang=entry.lang,
        original=entry.original,
        stands=entry.stands.status if entry.stands else "",
        stands_ref=ref[0] if ref else None,
    )


def _source(
    document: Document, entry: Statement, quoted: Quoted, naming: _Naming, key: str
) -> Named | None:
    """Return the source that is written, else the one that the footnote is called after."""
    if entry.source and entry.source != quoted.source:
        found = tuple(naming.written((entry.source,), _SOURCES, document, f"{key}.source"))
        return found[0] if found else None
    named = naming.named(quoted.source, _SOURCES) if quoted.source else None
    return named if named and named.ref and named.ref.kind == "source" else None


def _is_note(quoted: Quoted, entry: Statement, source: Named | None) -> bool:
    """Tell whether the footnote alone is the source."""
    return source is None and (not entry.source or entry.source == quoted.source)


def _indexed(found: list[StatementRecord]) -> Statements:
    newest = newest_first(found)
    return Statements(
        all=tuple(newest),
        by=_index((each.by, each) for each in newest),
        about=_index(
            (ref, each)
            for each in newest
            for ref in _meant((*each.about, *each.to, *((each.target,) if each.target else ())))
        ),
        at=_index((ref, each) for each in newest for ref in _meant(each.at)),
        from_=_index(
            (ref, each) for each in newest for ref in _meant((each.source,) if each.source else ())
        ),
        in_=_index((each.brief, each) for each in found),
    )


def _meant(named: Iterable[Named]) -> Iterable[Ref]:
    return dict.fromkeys(each.ref for each in named if each.ref is not None)


def _index(pairs: Iterable[tuple[Ref, StatementRecord]]) -> dict[Ref, tuple[StatementRecord, ...]]:
    found: dict[Ref, list[StatementRecord]] = {}
    for ref, each in pairs:
        found.setdefault(ref, []).append(each)
    return {ref: tuple(each) for ref, each in found.items()}
