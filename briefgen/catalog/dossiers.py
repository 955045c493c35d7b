"""Which briefs belong to which dossier, and in what order they are read.

Those that the dossier lists come first, in its order; then, oldest first, those that name it and
those that its query finds.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Kind, Ref
from briefgen.catalog.chains import resolved
from briefgen.catalog.mistakes import ambiguous, near_names, place_in
from briefgen.catalog.names import Names
from briefgen.catalog.record import BriefRecord
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event
from briefgen.dates import Moment, contains
from briefgen.problem import Problem, warning

_DOSSIER: tuple[Kind, ...] = ("dossier",)


class Chosen(Struct, frozen=True, kw_only=True):
    """What a dossier says of its briefs: which it lists, in its order, and what its query asks.

    Of tags and actors None asks nothing; an empty set can be found in no brief.
    """

    briefs: tuple[Ref, ...] = ()
    tags: frozenset[Ref] | None = None
    actors: frozenset[Ref] | None = None
    from_: Moment | None = None
    to: Moment | None = None

    @property
    def asks(self) -> bool:
        """Whether there is a query at all: one that asks nothing finds nothing."""
        return any(each is not None for each in (self.tags, self.actors, self.from_, self.to))


def dossiers(
    documents: Mapping[Ref, Document], names: Names
) -> tuple[dict[Ref, Chosen], tuple[Problem, ...]]:
    """Find what dossiers name, and the dossiers that briefs and events name.

    `names` know the actors and tags without a file, too. Problems: BG301, BG303, BG304 for what a
    dossier names; BG330 a dossier that a brief or an event names and nobody wrote, BG303.
    """
    looked = _Look(names)
    found = {
        ref: looked.chosen(document, document.front)
        for ref, document in documents.items()
        if isinstance(document.front, Dossier)
    }
    uses: dict[str, list[Document]] = {}
    for document in documents.values():
        if isinstance(document.front, Brief | Event) and document.front.dossier:
            uses.setdefault(document.front.dossier, []).append(document)
    for written, named_by in uses.items():
        looked.dossier(written, named_by)
    return found, tuple(looked.problems)


class _Look:
    """Looks names up and keeps what is wrong with them."""

    def __init__(self, names: Names) -> None:
        self.problems: list[Problem] = []
        self._names = names

    def chosen(self, document: Document, front: Dossier) -> Chosen:
        query = front.query
        briefs = tuple(self._all(document, "brief", "briefs", front.briefs))
        told = [
            *(
                (f"questions.{number}.brief", each.brief)
                for number, each in enumerate(front.questions)
            ),
            *((f"log.{number}.brief", each.brief) for number, each in enumerate(front.log)),
        ]
        for key, written in told:
            if written:
                self._one(document, "brief", written, key)
        if query is None:
            return Chosen(briefs=briefs)
        tags = frozenset(self._all(document, "tag", "query.tags", query.tags))
        actors = frozenset(self._all(document, "actor", "query.actors", query.actors))
        return Chosen(
            briefs=briefs,
            tags=tags if query.tags else None,
            actors=actors if query.actors else None,
            from_=query.from_,
            to=query.to,
        )

    def dossier(self, written: str, named_by: list[Document]) -> None:
        """Report a dossier that is none; one that is withheld takes in nothing in silence."""
        names, kinds, first = self._names, _DOSSIER, named_by[0]
        place = place_in(first, "dossier")
        refs = names.find(written, kinds)
        if len(refs) > 1:
            self.problems.append(ambiguous(written, refs, names, place))
        if refs or names.reason_withheld(written, kinds) or names.is_unread(written, kinds):
            return
        more = f" (and {len(named_by) - 1} more)" if named_by[1:] else ""
        message = f'no dossier is called "{written}"; this {first.kind}{more} belongs to none'
        new = f'check the spelling, or write a file for it: briefgen new dossier "{written}"'
        advice = near_names(written, kinds, names) or new
        self.problems.append(warning("BG330", message, place, advice))

    def _all(
        self, document: Document, kind: Kind, key: str, written: Iterable[str]
    ) -> Iterator[Ref]:
        found = (
            self._one(document, kind, each, f"{key}.{number}")
            for number, each in enumerate(written)
        )
        return (ref for ref in found if ref is not None)

    def _one(self, document: Document, kind: Kind, written: str, key: str) -> Ref | None:
        ref, problems = resolved(written, kind, self._names, place_in(document, key))
        self.problems += problems
        return ref


def in_order(
    briefs: Mapping[Ref, BriefRecord],
    chosen: Mapping[Ref, Chosen],
    by_tag: Mapping[Ref, tuple[Ref, ...]],
    by_actor: Mapping[Ref, tuple[Ref, ...]],
) -> dict[Ref, tuple[Ref, ...]]:
    """Return the briefs of each dossier in the order in which they are read."""
    named: dict[Ref, list[Ref]] = {}
    for brief in briefs.values():
        for dossier in brief.dossiers:
            named.setdefault(dossier, []).append(brief.ref)
    found: dict[Ref, tuple[Ref, ...]] = {}
    for dossier, each in chosen.items():
        more = {*named.get(dossier, ()), *_asked(briefs, each, by_tag, by_actor)}
        others = sorted(more.difference(each.briefs), key=lambda ref: _age(briefs[ref]))
        if each.briefs or others:
            found[dossier] = tuple(dict.fromkeys((*each.briefs, *others)))
    return found


def with_dossiers(
    briefs: dict[Ref, BriefRecord], ordered: Mapping[Ref, tuple[Ref, ...]]
) -> dict[Ref, BriefRecord]:
    """Return briefs that know every dossier they belong to: the one they name first, then by id."""
    found: dict[Ref, list[Ref]] = {}
    for dossier in sorted(ordered):
        for brief in ordered[dossier]:
            found.setdefault(brief, []).append(dossier)
    changed = {
        ref: replace(briefs[ref], dossiers=tuple(dict.fromkeys((*briefs[ref].dossiers, *refs))))
        for ref, refs in found.items()
    }
    return {**briefs, **changed}


def _asked(
    briefs: Mapping[Ref, BriefRecord],
    chosen: Chosen,
    by_tag: Mapping[Ref, tuple[Ref, ...]],
    by_actor: Mapping[Ref, tuple[Ref, ...]],
) -> set[Ref]:
    """Return what the query of a dossier finds."""
    if not chosen.asks:
        return set()
    indexes = ((chosen.tags, by_tag), (chosen.actors, by_actor))
    asked = [
        {brief for term in terms for brief in index.get(term, ())}
        for terms, index in indexes
        if terms is not None
    ]
    found = set.intersection(*asked) if asked else set(briefs)
    if chosen.from_ is None and chosen.to is None:
        return found
    return {ref for ref in found if contains(chosen.from_, chosen.to, briefs[ref].front.date)}


def _age(brief: BriefRecord) -> tuple[tuple[str, float], str]:
    return brief.front.date.sort_key, brief.ref.id
