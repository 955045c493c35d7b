"""Where each document lives, and that no two claim one id or one address."""

import unicodedata
from collections.abc import Iterable, Mapping

from briefgen.address import Ref, SitePath, output_path, permalink
from briefgen.catalog.catalog import Redirect
from briefgen.catalog.mistakes import place_in, span_in
from briefgen.catalog.old_address import old_address
from briefgen.content.document import Document
from briefgen.problem import Problem, error


def distinct(
    documents: Iterable[Document],
) -> tuple[dict[Ref, Document], tuple[Problem, ...]]:
    """Return the documents in order of their paths, the first of each id (BG310 for the others)."""
    first: dict[Ref, Document] = {}
    problems: list[Problem] = []
    for document in sorted(documents, key=lambda document: document.path):
        other = first.setdefault(document.ref, document)
        if other is not document:
            problems.append(
                error(
                    "BG310",
                    f'{document.path} and {other.path} are both the {document.kind} "{other.id}"',
                    place_in(document),
                    "a file's name is its id: give one of them another name",
                )
            )
    return first, tuple(problems)


def addresses(
    documents: Mapping[Ref, Document],
) -> tuple[dict[Ref, SitePath], tuple[Problem, ...]]:
    """Return where each document lives (BG311 for two at one address, by letter case also).

    The second of two gets an address that nobody claims, so that the mistake is told once.
    """
    found: dict[Ref, SitePath] = {}
    owners: dict[str, Document] = {}
    problems: list[Problem] = []
    for ref, document in documents.items():
        slug = document.front.slug or document.id
        address = permalink(document.kind, slug)
        other = owners.setdefault(_comparable(address), document)
        if other is not document:
            address = permalink(document.kind, f"{slug}-{len(owners)}-{len(problems)}")
            problems.append(
                error(
                    "BG311",
                    f'{document.path} and {other.path} both have the address "{slug}"',
                    place_in(document, "slug"),
                    "give one of them another slug or another file name",
                )
            )
        found[ref] = address
    return found, tuple(problems)


def redirects(
    documents: Mapping[Ref, Document], own: dict[Ref, SitePath]
) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Return the old addresses of documents, by address; `own` are the present ones.

    Problems: BG314 for what is not an address, is written twice, or is the document's own.
    """
    found: list[Redirect] = []
    problems: list[Problem] = []
    for ref, document in documents.items():
        if not document.front.aliases:
            continue
        known = {_file(own[ref]): "the present address of this document"}
        for number, written in enumerate(document.front.aliases):
            keys = f"aliases.{number}", "aliases"
            address = old_address(written)
            what = "not an address of this site" if address is None else known.get(_file(address))
            if address is not None and what is None:
                known[_file(address)] = f'the same address as "{written}"'
                found.append(Redirect(address, ref, document.path, span_in(document, *keys)))
                continue
            advice = "take it out"
            if address is None:
                advice = "write an old address without the host, such as /2024/talks/"
            message = f'the alias "{written}" is {what}'
            problems.append(error("BG314", message, place_in(document, *keys), advice))
    return tuple(sorted(found, key=lambda old: (old.address, old.path))), tuple(problems)


def _file(address: SitePath) -> str:
    return _comparable(output_path(address))


def _comparable(address: str) -> str:
    return unicodedata.normalize("NFKC", address).casefold()
