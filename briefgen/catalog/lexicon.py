"""The lexicon: which names in plain text become links by themselves, and what each names.

It is made of released documents alone, so a withheld name changes nothing that is shown. Only names
as they are listed count, never ids or weak names. A name with several bearers, also as a metonym or
as a weak name, links nowhere; but it is known, so that a shorter name within it is no link either.
So is one that a source, a tag or a page has too: in brackets it would be ambiguous. The titles of
briefs, and what briefs write out themselves, do not count: they change every day, and each change
would have all texts searched anew.
"""

import unicodedata
from collections.abc import Iterable
from html import escape

from msgspec import Struct

from briefgen.address import Kind, Ref
from briefgen.catalog.spellings import (
    metonyms_alone,
    spellings,
    weak_spellings,
    written_address,
)
from briefgen.content.document import Document
from briefgen.fold import fold

NAMING: frozenset[Kind] = frozenset(("actor", "event", "place", "dossier"))
"""The kinds whose names are linked by themselves."""

CONTESTING: frozenset[Kind] = NAMING | {"source", "tag", "page"}
"""The kinds whose names are no links where another document has them too."""

_SHORTEST = 2

_HABITS = (
    *(("\n", " "), ("\u00a0", " "), ("\u202f", " "), ("\u2009", " ")),
    *(("\u2019", "'"), ("\u2010", "-"), ("\u2011", "-")),
)
"""What is typed for a space, an apostrophe and a hyphen; each of one character."""


class Lexicon(Struct, frozen=True, array_like=True):
    """Names as they stand in HTML, in the form of `even`, with their bearers; None for several.

    `ids`, `targets` (folded names) and `files` (a slash, and the path below the content folder)
    tell what links that were written lead to; a target of several documents is in none of them.
    `metonyms` are those folded names that are no names of what they mean.
    """

    names: tuple[tuple[str, Ref | None], ...] = ()
    ids: dict[str, Ref] = {}
    targets: dict[str, Ref] = {}
    metonyms: tuple[str, ...] = ()
    files: dict[str, Ref] = {}

    def meaning(self, target: str) -> Ref | None:
        """Return what a link's target means, None where it is nothing here, or several."""
        if target.startswith("/"):
            return self.files.get(target)
        return self.ids.get(target) or self.targets.get(fold(target))


def lexicon(documents: Iterable[Document], folder: str) -> Lexicon:
    """Return the names of released documents; `folder` is the content folder's path and a slash."""
    own, metonyms, weak, ids = _Bearers(), _Bearers(), _Bearers(), _Bearers()
    listed: dict[str, set[str]] = {}
    files: dict[str, Ref] = {}
    for document in documents:
        ref = document.ref
        if document.kind not in NAMING:
            for name in spellings(document) if document.kind in CONTESTING else ():
                own.add(fold(name), ref)
            continue
        files[f"/{document.path.removeprefix(folder)}"] = ref
        ids.add(ref.id, ref)
        alone = metonyms_alone(document)
        id_, *names = spellings(document)
        for name in (id_, written_address(ref)):
            own.add(fold(name), ref)
        for name in names:
            folded = fold(name)
            (metonyms if folded in alone else own).add(folded, ref)
            listed.setdefault(folded, set()).update(written_forms(name))
        for name in weak_spellings(document):
            weak.add(fold(name), ref)
    bearers = _Bearers(own, metonyms, weak)
    # A place of a name goes before the state that it stands for, in links that were written.
    targets = {**weak.single(), **metonyms.single()}
    targets = {name: ref for name, ref in targets.items() if name not in own} | own.single()
    targets = {name: ref for name, ref in targets.items() if ref.kind in NAMING}
    forms = sorted((form, folded) for folded, names in listed.items() for form in names)
    known = bearers.single()
    return Lexicon(
        names=tuple((form, known.get(folded)) for form, folded in forms),
        ids=ids.single(),
        targets=dict(sorted(targets.items())),
        metonyms=tuple(sorted(name for name in metonyms if name not in own)),
        files=dict(sorted(files.items())),
    )


class _Bearers(dict[str, set[Ref]]):
    """Names, each with all that bear it."""

    def __init__(self, *parts: "_Bearers") -> None:
        super().__init__()
        for part in parts:
            for name, refs in part.items():
                self.setdefault(name, set()).update(refs)

    def add(self, name: str, ref: Ref) -> None:
        self.setdefault(name, set()).add(ref)

    def single(self) -> dict[str, Ref]:
        """Return the names that one alone bears, in order."""
        return {name: next(iter(refs)) for name, refs in sorted(self.items()) if len(refs) == 1}


def written_forms(name: str) -> frozenset[str]:
    """Return how a name may stand in HTML, in the form of `even`; none where it is too short.

    It may be composed or not, and begin with a capital where a sentence does.
    """
    plain = " ".join(name.split())
    if len(plain) < _SHORTEST or not any(map(str.isalpha, plain)):
        return frozenset()
    first = plain[0].upper()
    capital = f"{first}{plain[1:]}" if len(first) == 1 else plain
    if plain.isascii():
        return frozenset((even(_escaped(plain)), even(_escaped(capital))))
    return frozenset(
        even(_escaped(unicodedata.normalize(form, each)))
        for form in ("NFC", "NFD")
        for each in (plain, capital)
    )


def even(html: str) -> str:
    """Return a text, each character in its place, without habits of typing that tell nothing."""
    for habit, usual in _HABITS:
        if habit in html:
            html = html.replace(habit, usual)
    return html


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")
