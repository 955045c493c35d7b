"""Who is in each brief and what it is about, as its front matter says."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefgen.address import Kind, Ref
from briefgen.catalog.catalog import Appearance
from briefgen.catalog.implied import Implied, Use, implied
from briefgen.catalog.mistakes import ambiguous, near_names, place_in, unknown
from briefgen.catalog.names import Names, with_implied
from briefgen.config import Config
from briefgen.content.document import Document
from briefgen.content.schema.brief import Brief
from briefgen.problem import Problem, error, warning


class Terms(Struct, frozen=True, kw_only=True):
    """The actors and tags of each brief, those without a file, and all names with theirs."""

    actors: dict[Ref, tuple[Appearance, ...]]
    tags: dict[Ref, tuple[Ref, ...]]
    implied: dict[Ref, Implied]
    names: Names


def terms(
    documents: Iterable[Document], names: Names, taken: dict[Kind, set[str]], config: Config
) -> tuple[Terms, tuple[Problem, ...]]:
    """Find the actors and tags that briefs list; `taken` are the ids and slugs of files.

    Problems: BG302 an actor without a file, BG303 a name of several, BG304 of one left out,
    BG312 another spelling of a tag.
    """
    briefs = [(doc, doc.front) for doc in documents if isinstance(doc.front, Brief)]
    actors = _Lookup("actor", names, _actor_uses(briefs), taken["actor"])
    tags = _Lookup("tag", names, _tag_uses(briefs), taken["tag"])
    problems = [*actors.problems, *tags.problems]
    for stub in actors.implied:
        problems += _without_file(stub, names, config)
    for tag in tags.implied:
        problems += _other_spellings(tag)
    every = {each.ref: each for each in (*actors.implied, *tags.implied)}
    found = Terms(
        actors={doc.ref: _appearances(front, actors.refs) for doc, front in briefs},
        tags={doc.ref: _tags(front, tags.refs) for doc, front in briefs},
        implied=every,
        names=with_implied(names, {ref: each.name for ref, each in every.items()}),
    )
    return found, tuple(problems)


class _Lookup:
    """What the names that briefs list in one field mean, looked up once each."""

    def __init__(self, kind: Kind, names: Names, uses: Iterable[Use], taken: Iterable[str]) -> None:
        self.refs: dict[str, Ref] = {}
        self.problems: list[Problem] = []
        candidates: dict[str, tuple[Ref, ...]] = {}
        open_uses: list[Use] = []
        for use in uses:
            if use.name not in candidates:
                candidates[use.name] = names.find(use.name, (kind,))
            match candidates[use.name]:
                case (ref,):
                    self.refs[use.name] = ref
                case ():
                    if names.reason_withheld(use.name, (kind,)) or names.is_unread(
                        use.name, (kind,)
                    ):
                        self.problems += unknown(use.name, (kind,), names, use.place)
                    else:
                        open_uses.append(use)
                case refs:
                    self.problems.append(ambiguous(use.name, refs, names, use.place))
        self.implied = implied(kind, open_uses, taken)
        self.refs |= {use.name: each.ref for each in self.implied for use in each.uses}


def _actor_uses(briefs: Iterable[tuple[Document, Brief]]) -> Iterator[Use]:
    for brief, front in briefs:
        for number, mentioned in enumerate(front.actors):
            key = f"actors.{number}"
            yield Use(mentioned.id, place_in(brief, f"{key}.id", key, "actors"))


def _tag_uses(briefs: Iterable[tuple[Document, Brief]]) -> Iterator[Use]:
    for brief, front in briefs:
        for number, tag in enumerate(front.tags):
            yield Use(tag, place_in(brief, f"tags.{number}", "tags"))


def _appearances(brief: Brief, refs: dict[str, Ref]) -> tuple[Appearance, ...]:
    found: dict[Ref, Appearance] = {}
    for mentioned in brief.actors:
        ref = refs.get(mentioned.id)
        if ref is not None:
            found.setdefault(ref, Appearance(ref, mentioned.as_, mentioned.rel))
    return tuple(found.values())


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
