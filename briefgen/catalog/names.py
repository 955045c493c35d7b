"""Names: what a written target means.

A target is an exact id, else a name, compared in folded form; `actors/lavrov` says the kind too.
A metonym, such as a capital for its state, counts where nothing has that name: a place of the
name is always meant before the state. Documents with a file come first; actors and tags that exist
only because briefs name them are asked last. Where several fit equally, all are returned: there is
no guess.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.address import Kind, Ref
from briefgen.catalog.gone import EXPIRED, Gone
from briefgen.catalog.spellings import (
    WRITTEN_FOLDERS,
    metonyms_alone,
    spellings,
    title_of,
    weak_spellings,
    written_address,
)
from briefgen.catalog.suggestions import Suggestions
from briefgen.content.document import Document
from briefgen.fold import fold

ALL_KINDS: tuple[Kind, ...] = (
    "brief",
    "actor",
    "event",
    "place",
    "source",
    "dossier",
    "tag",
    "page",
)

Index = dict[str, tuple[Ref, ...]]
Forms = tuple[dict[str, list[str]], ...]


class Described(Struct, frozen=True, gc=False):
    """What a message says of a document: its title, and its file below the content folder."""

    title: str
    path: str


class Names(Struct, frozen=True, kw_only=True):
    """Every name of the site; where one name has several bearers, they are in order."""

    by_id: Index = {}
    by_name: Index = {}
    by_weak_name: Index = {}
    by_metonym: Index = {}
    """Names that stand for those they are no name of, as a capital for its state."""
    implied: Index = {}
    """Names and ids of what has no file."""
    described: dict[Ref, Described] = {}
    written: dict[str, Ref] = {}
    """Names as files write them, for suggestions; the first bearer where there are several."""
    suggestions: Suggestions = field(default_factory=Suggestions)
    forms: dict[tuple[Kind, ...], Forms] = field(default_factory=dict)
    """Folded names to how they are written, by kinds, in the parts in which they are suggested.
    """
    withheld: dict[tuple[Kind, str], str] = {}
    """Names of what is left out, and why."""
    gone: Gone = Gone()
    """What went with expired documents."""
    unread: frozenset[tuple[Kind, str]] = frozenset()
    """Folded ids of files that could not be read: what they are called is not known."""

    def find(
        self, target: str, kinds: tuple[Kind, ...] = ALL_KINDS, *, metonyms: bool = True
    ) -> tuple[Ref, ...]:
        """Return what a target may mean: nothing, one document, or the several that fit.

        Without `metonyms`, a name means its bearer only: "Doha" is a city and not Qatar.
        """
        found = _of_kind(self.by_id.get(target, ()), kinds)
        if found:
            return found
        folded = fold(target)
        named = _of_kind(self.by_name.get(folded, ()), kinds)
        if not named and metonyms:
            named = _of_kind(self.by_metonym.get(folded, ()), kinds)
        return named or _of_kind(self.implied.get(folded, ()), kinds)

    def reason_withheld(self, target: str, kinds: tuple[Kind, ...] = ALL_KINDS) -> str:
        """Return why a document of this name is left out, "" where there is none.

        Of several reasons an expiry counts, since what the clock takes away must stop no build.
        """
        folded = fold(target)
        reasons = [self.withheld.get((kind, folded), "") for kind in kinds]
        return EXPIRED if EXPIRED in reasons else next(filter(None, reasons), "")

    def is_gone(self, target: str, kinds: tuple[Kind, ...] = ALL_KINDS) -> bool:
        """Tell whether the target may be an actor or a tag that only expired briefs named."""
        folded = fold(target)
        return any((kind, folded) in self.gone.names for kind in kinds)

    def is_unread(self, target: str, kinds: tuple[Kind, ...] = ALL_KINDS) -> bool:
        """Tell whether a file that could not be read probably describes the target."""
        folded = fold(target)
        return any((kind, folded) in self.unread for kind in kinds)


def name_index(
    documents: Mapping[Ref, Document],
    paths: dict[Ref, str],
    withheld: dict[tuple[Kind, str], str],
    unread: Iterable[str] = (),
    gone: Gone = Gone(),  # noqa: B008  # frozen
) -> Names:
    """Index the names of documents.

    `paths` are their files, and `unread` those that gave no document, below the content folder.
    """
    ids, names, weak, metonyms = _Bearers(), _Bearers(), _Bearers(), _Bearers()
    written: dict[str, Ref] = {}
    described: dict[Ref, Described] = {}
    for ref, document in documents.items():
        described[ref] = Described(title_of(document), paths[ref])
        ids.add(ref.id, ref)
        names.add(fold(written_address(ref)), ref)
        alone = metonyms_alone(document)
        for spelling in spellings(document):
            folded = fold(spelling)
            (metonyms if folded in alone else names).add(folded, ref)
            if written.setdefault(spelling, ref) > ref:
                written[spelling] = ref
        for spelling in weak_spellings(document):
            weak.add(fold(spelling), ref)
    return Names(
        by_id=ids.index(),
        by_name=names.index(),
        by_weak_name=weak.index(),
        by_metonym=metonyms.index(),
        described=described,
        written=written,
        withheld=withheld,
        gone=gone,
        unread=frozenset(_possible(unread)),
    )


def with_implied(names: Names, implied: dict[Ref, str]) -> Names:
    """Return the names with those of actors and tags that have no file."""
    found = _Bearers()
    for ref, name in implied.items():
        for spelling in (name, ref.id, written_address(ref)):
            found.add(fold(spelling), ref)
    described = {ref: Described(name, "") for ref, name in implied.items()}
    return replace(names, implied=found.index(), described=names.described | described)


def _possible(unread: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    """List the ids that files without a document would have had, in both forms of a target."""
    for path in unread:
        folder, _, name = path.removesuffix(".md").partition("/")
        id_ = name.rpartition("/")[2]
        for kind in ALL_KINDS:
            if folder == WRITTEN_FOLDERS[kind]:
                yield kind, fold(id_)
                yield kind, fold(f"{folder}/{id_}")


def _of_kind(refs: tuple[Ref, ...], kinds: tuple[Kind, ...]) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs if ref.kind in kinds)


class _Bearers:
    """Who bears each name; nearly all have one bearer, and sets are made for the others only."""

    def __init__(self) -> None:
        self._first: dict[str, Ref] = {}
        self._several: dict[str, set[Ref]] = {}

    def add(self, name: str, ref: Ref) -> None:
        first = self._first.setdefault(name, ref)
        if first is not ref:
            self._several.setdefault(name, {first}).add(ref)

    def index(self) -> Index:
        several = self._several
        return {
            name: tuple(sorted(several[name])) if name in several else (ref,)
            for name, ref in self._first.items()
        }
