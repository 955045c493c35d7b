"""Who is in each brief and what it is about, as its front matter says."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefgen.address import Kind, Ref
from briefgen.catalog.implied import Implied, Use, implied
from briefgen.catalog.mistakes import ambiguous, near_names, unknown
from briefgen.catalog.names import Names, with_implied
from briefgen.catalog.record import Appearance
from briefgen.catalog.speakers import Speaker, Speakers, spoken
from briefgen.catalog.tag_variants import tag_variants
from briefgen.catalog.tellings import Tellings
from briefgen.config import Config
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief, Rel
from briefgen.fold import fold
from briefgen.problem import Problem, error, warning


class Terms(Struct, frozen=True, kw_only=True):
    """The actors, speakers and tags of each brief, those without a file, and all names.


    `listed` is whom each name means that a brief or an event lists as an actor.
    """

    listed: dict[str, Ref]
    actors: dict[Ref, tuple[Appearance, ...]]
    tags: dict[Ref, tuple[Ref, ...]]
    speakers: Speakers
    implied: dict[Ref, Implied]
    names: Names


def terms(
    documents: Mapping[Ref, Document],
    told: Tellings,
    names: Names,
    taken: dict[Kind, set[str]],
    config: Config,
) -> tuple[Terms, tuple[Problem, ...]]:
    """Find the actors and tags that briefs and events list, and who speaks in briefs.

    `taken` are the ids and slugs of files.

    Problems: BG302 an actor without a file, BG303 a name of several, BG304 of one left out,
    BG312 another spelling of a tag, or what may be one.
    """
    briefs = [
        (ref, doc, doc.front) for ref, doc in documents.items() if isinstance(doc.front, Brief)
    ]
    actors = _Lookup("actor", names)
    tags = _Lookup("tag", names)
    for _, document, front in briefs:
        actors.look_up((each.id for each in front.actors), document, "actors")
        tags.look_up(front.tags, document, "tags")
    for telling in (each for tellings in told.values() for each in tellings):
        listed = (each.actor for each in telling.front.participants)
        actors.look_up(listed, telling.document, "participants")
    speaking = [
        (ref, quoted.anchor, each, document)
        for ref, document, _ in briefs
        for quoted, each in spoken(document, names)
    ]
    for _, _, each, document in speaking:
        if not each.is_link:
            actors.look_up_use(Use(each.name, document, each.key, each.span))
    for _, _, each, document in speaking:
        if each.is_link:
            actors.look_up_link(Use(each.name, document, span=each.span))
    actors.imply(taken["actor"])
    tags.imply(taken["tag"])
    problems = [*actors.problems, *tags.problems]
    for stub in actors.implied:
        problems += _without_file(stub, names, config)
    for tag in tags.implied:
        problems += _other_spellings(tag)
    problems += tag_variants(tags.implied, names)
    every = {each.ref: each for each in (*actors.implied, *tags.implied)}
    found = Terms(
        listed=actors.refs,
        actors=_appearances(((ref, front) for ref, _, front in briefs), actors.refs),
        tags={ref: _tags(front, tags.refs) for ref, _, front in briefs},
        speakers={
            (ref, anchor): Speaker(actors.refs[each.name], each.title, each.credit)
            for ref, anchor, each, _ in speaking
            if each.name in actors.refs
        },
        implied=every,
        names=with_implied(names, {ref: each.name for ref, each in every.items()}),
    )
    return found, tuple(problems)


class _Lookup:
    """What the names that briefs list in one field mean, looked up once each."""

    def __init__(self, kind: Kind, names: Names) -> None:
        self.refs: dict[str, Ref] = {}
        self.problems: list[Problem] = []
        self.implied: tuple[Implied, ...] = ()
        self._kind = kind
        self._names = names
        self._candidates: dict[str, tuple[Ref, ...]] = {}
        self._open: list[Use] = []
        self._new: set[str] = set()

    def look_up(self, listed: Iterable[str], document: Document, key: str) -> None:
        for number, name in enumerate(listed):
            if name not in self.refs:
                self._note(Use(name, document, f"{key}.{number}"))

    def look_up_use(self, use: Use) -> None:
        if use.name not in self.refs:
            self._note(use)

    def look_up_link(self, use: Use) -> None:
        """Look up a name that must lead somewhere: `links` tells one that does not."""
        found = self._names.find(use.name, (self._kind,))
        if found or fold(use.name) in self._new or self._is_left_out(use.name):
            self.look_up_use(use)

    def imply(self, taken: Iterable[str]) -> None:
        """Let the names that have no file stand for something; see `implied`."""
        self.implied = implied(self._kind, self._open, taken)
        self.refs |= {use.name: each.ref for each in self.implied for use in each.uses}

    def _note(self, use: Use) -> None:
        names, kinds = self._names, (self._kind,)
        if use.name not in self._candidates:
            self._candidates[use.name] = names.find(use.name, kinds)
        match self._candidates[use.name]:
            case (ref,):
                self.refs[use.name] = ref
            case ():
                if self._is_left_out(use.name):
                    self.problems += unknown(use.name, kinds, names, use.place)
                else:
                    self._open.append(use)
                    self._new.add(fold(use.name))
            case refs:
                self.problems.append(ambiguous(use.name, refs, names, use.place))

    def _is_left_out(self, name: str) -> bool:
        kinds = (self._kind,)
        return bool(self._names.reason_withheld(name, kinds)) or self._names.is_unread(name, kinds)


def _appearances(
    briefs: Iterable[tuple[Ref, Brief]], refs: dict[str, Ref]
) -> dict[Ref, tuple[Appearance, ...]]:
    """Return who each brief lists; those that appear alike are one value."""
    known: dict[tuple[str, str, Rel], Appearance] = {}
    found: dict[Ref, tuple[Appearance, ...]] = {}
    for brief, front in briefs:
        listed: dict[Ref, Appearance] = {}
        for each in front.actors:
            ref = refs.get(each.id)
            if ref is None:
                continue
            form = each.id, each.as_, each.rel
            alike = known.get(form)
            if alike is None:
                alike = known[form] = Appearance(ref, each.as_, each.rel)
            listed.setdefault(ref, alike)
        found[brief] = tuple(listed.values())
    return found


def _tags(brief: Brief, refs: dict[str, Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(refs[tag] for tag in brief.tags if tag in refs))


def _without_file(stub: Implied, names: Names, config: Config) -> Iterator[Problem]:
    """Report an actor that no file describes: each use if that is an error, else the first."""
    near = near_names(stub.name, ("actor",), names)
    first_step = f"{near} If not," if near else "check the spelling, or"
    advice = f'{first_step} write a file for it: briefgen new actor "{stub.name}"'
    if config.content.unknown_actor == "error":
        for use in stub.uses:
            yield error("BG301", f'no actor is called "{use.name}"', use.place, advice)
        return
    first, more = stub.uses[0], len(stub.uses) - 1
    others = f" (and {more} more)" if more else ""
    message = f'no actor is called "{first.name}"{others}; a bare page stands in'
    yield warning("BG302", message, first.place, advice)


def _other_spellings(tag: Implied) -> Iterator[Problem]:
    """Report each other spelling of a tag once, where it is first used."""
    told = {tag.name}
    for use in tag.uses:
        if " ".join(use.name.split()) not in told:
            told.add(" ".join(use.name.split()))
            yield warning(
                "BG312",
                f'the tag "{use.name}" is taken for "{tag.name}"',
                use.place,
                f'write "{tag.name}" everywhere',
            )
