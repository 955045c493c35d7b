"""Actors and tags that exist because briefs name them, without a file of their own."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from briefgen.address import DocId, Kind, Ref
from briefgen.catalog.mistakes import place_in
from briefgen.content.document import Document
from briefgen.fold import fold
from briefgen.problem import Place, Span, place_at
from briefgen.slug import slugify


class Use(Struct, frozen=True, gc=False):
    """A name that a brief uses: which value of its front matter says it, or where in its text."""

    name: str
    document: Document
    key: str = ""
    span: Span | None = None

    @property
    def place(self) -> Place:
        """Where the name stands."""
        if self.span is not None:
            return place_at(self.document.path, self.span)
        forms = (f"{self.key}.id", f"{self.key}.actor", self.key, self.key.partition(".")[0])
        return place_in(self.document, *forms)


class Implied(Struct, frozen=True):
    """An actor or a tag without a file: its commonest spelling, and every use of it."""

    ref: Ref
    name: str
    uses: tuple[Use, ...]


def implied(kind: Kind, uses: Iterable[Use], taken: Iterable[str]) -> tuple[Implied, ...]:
    """Return what names without a file stand for; two spellings of one name are one.

    `taken` are the ids and slugs of files. Names that would share an id are told apart by a
    piece of a hash; which of them keeps the plain id depends on the names alone.
    """
    groups: dict[str, list[Use]] = {}
    for use in uses:
        groups.setdefault(fold(use.name) or use.name, []).append(use)
    ids = {slug.casefold() for slug in taken}
    found: list[Implied] = []
    for key in sorted(groups):
        name = _commonest(use.name for use in groups[key])
        id_ = slugify(name)
        if id_ in ids:
            id_ = f"{id_}-{sha256(key.encode()).hexdigest()[:6]}"
        ids.add(id_)
        found.append(Implied(Ref(kind, DocId(id_)), name, tuple(groups[key])))
    return tuple(found)


def _commonest(names: Iterable[str]) -> str:
    """Return the spelling used most; of several one not all in capitals, then the first by code."""
    counts = Counter(" ".join(name.split()) for name in names)
    return min(counts, key=lambda name: (-counts[name], name.isupper(), name))
