"""The lexicon: which names in plain text become links by themselves, and what each names.

It is made of released documents alone, so a withheld name changes nothing that is shown. Only names
as they are listed count, never ids or weak names. A name with several bearers, also as a metonym or
as a weak name, links nowhere; but it is known, so that a shorter name within it is no link either.
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
    bearers: dict[str, set[Ref]] = {}
    metonyms: set[str] = set()
    listed: dict[str, set[str]] = {}
    ids: dict[str, set[Ref]] = {}
    files: dict[str, Ref] = {}
    for document in documents:
        if document.kind not in NAMING:
            continue
        ref = document.ref
        files[f"/{document.path.removeprefix(folder)}"] = ref
        ids.setdefault(ref.id, set()).add(ref)
        own, *names = spellings(document)
        for name in (own, written_address(ref), *weak_spellings(document), *names):
            bearers.setdefault(fold(name), set()).add(ref)
        for name in names:
            listed.setdefault(fold(name), set()).update(written_forms(name))
        metonyms |= metonyms_alone(document)
    known = _single(bearers)
    return Lexicon(
        names=tuple(
            (form, known.get(folded))
            for form, folded in sorted(
                (form, folded) for folded, names in listed.items() for form in names
            )
        ),
        ids=_single(ids),
        targets=known,
        metonyms=tuple(sorted(metonyms)),
        files=dict(sorted(files.items())),
    )


def written_forms(name: str) -> frozenset[str]:
    """Return how a name may stand in HTML, in the form of `even`; none where it is too short.

    It may be composed or not, and begin with a capital where a sentence does.
    """
    plain = " ".join(name.split())
    if len(plain) < _SHORTEST or not any(map(str.isalpha, plain)):
        return frozenset()
    first = plain[0].upper()
    capital = f"{first}{plain[1:]}" if len(first) == 1 else plain
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


def _single(bearers: dict[str, set[Ref]]) -> dict[str, Ref]:
    return {name: next(iter(refs)) for name, refs in sorted(bearers.items()) if len(refs) == 1}
