"""Where each document lives, and that no two claim one id or one address."""

import unicodedata
from collections.abc import Iterable

from briefgen.address import Ref, SitePath, permalink
from briefgen.catalog.catalog import Redirect
from briefgen.catalog.mistakes import place_in
from briefgen.catalog.old_address import old_address
from briefgen.content.document import Document
from briefgen.problem import Problem, error


def distinct(
    documents: Iterable[Document],
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents by path, the first of each id (BG310 for the others)."""
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
    return tuple(first.values()), tuple(problems)


def addresses(
    documents: Iterable[Document],
) -> tuple[dict[Ref, SitePath], tuple[Problem, ...]]:
    """Return where each document lives (BG311 for two at one address, by letter case also).

    The second of two gets an address that nobody claims, so that the mistake is told once.
    """
    found: dict[Ref, SitePath] = {}
    owners: dict[str, Document] = {}
    problems: list[Problem] = []
    for document in documents:
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
        found[document.ref] = address
    return found, tuple(problems)


def redirects(
    documents: Iterable[Document],
) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Return the old addresses of documents, by address (BG314 for what is not an address)."""
    found: list[Redirect] = []
    problems: list[Problem] = []
    for document in documents:
        for number, written in enumerate(document.front.aliases):
            address = old_address(written)
            if address is not None:
                found.append(Redirect(address, document.ref, document.path))
                continue
            problems.append(
                error(
                    "BG314",
                    f'the alias "{written}" is not an address of this site',
                    place_in(document, f"aliases.{number}", "aliases"),
                    "write an old address without the host, such as /2024/talks/",
                )
            )
    return tuple(sorted(found, key=lambda old: (old.address, old.path))), tuple(problems)


def _comparable(address: str) -> str:
    return unicodedata.normalize("NFKC", address).casefold()
