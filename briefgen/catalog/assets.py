"""Files that are not documents: which are used, and what is known of pictures."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

from briefgen.address import Ref
from briefgen.catalog.catalog import Picture
from briefgen.catalog.mistakes import near_paths, place_in, web_address
from briefgen.catalog.suggestions import Suggestions
from briefgen.content.document import Document, ImageNote
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.image import Image
from briefgen.problem import Place, Problem, error, warning

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address that is no path begins."""


class Assets:
    """Which files exist, and which of them documents use; paths are below the content folder."""

    def __init__(self, existing: Collection[str], images: Iterable[ImageNote]) -> None:
        """Take the files that exist and the pictures' own files."""
        self._existing = frozenset(existing)
        self._used: set[str] = set()
        self._suggestions = Suggestions()
        self.pictures: dict[str, Image] = {note.image: note.front for note in images}

    @property
    def used(self) -> frozenset[str]:
        """The files that documents link to or show, of those that exist."""
        return frozenset(self._used)

    def link(self, path: str, place: Place) -> Iterator[Problem]:
        """Use a file that a document links to (BG306 if it does not exist)."""
        yield from self._use("BG306", "file", path, place)

    def picture(self, path: str, alt: str, place: Place) -> Iterator[Problem]:
        """Use a picture (BG307 if it does not exist, BG308 without an alternative text)."""
        yield from self._use("BG307", "picture", path, place)
        yield from self._alt(alt, path, place)

    def _use(self, code: str, noun: str, path: str, place: Place) -> Iterator[Problem]:
        if path in self._existing:
            self._used.add(path)
            return
        advice = web_address(path) if code == "BG306" else ""
        advice = advice or near_paths(path, self._existing, self._suggestions)
        yield error(code, f'there is no {noun} "{path}"', place, advice)

    def _alt(self, alt: str, path: str, place: Place) -> Iterator[Problem]:
        if path in self._existing and not (alt or self.pictures.get(path, Image()).alt):
            yield warning(
                "BG308",
                f'the picture "{path}" has no alternative text',
                place,
                f"say in words what it shows, here or as `alt` in {path}.md",
            )


def head_pictures(
    documents: Mapping[Ref, Document], paths: dict[Ref, str], assets: Assets
) -> tuple[dict[Ref, Picture], tuple[Problem, ...]]:
    """Return the pictures at the heads of documents; `paths` are below the content folder."""
    found: dict[Ref, Picture] = {}
    problems: list[Problem] = []
    for ref, document in documents.items():
        front = document.front
        image = front.image if isinstance(front, Brief | Actor) else None
        if image is None:
            continue
        place = place_in(document, "image.src", "image")
        if _ELSEWHERE.match(image.src):
            message = f'the picture "{image.src}" does not lie in the content folder'
            advice = "save it beside this file and write its name: src: doha.jpg"
            problems.append(error("BG307", message, place, advice))
            continue
        source = _below_content(image.src, paths[ref])
        problems += assets.picture(source, image.alt, place)
        note = assets.pictures.get(source, Image())
        found[ref] = Picture(
            path=source,
            alt=image.alt or note.alt,
            caption=image.caption or note.caption,
            credit=image.credit or note.credit,
        )
    return found, tuple(problems)


def _below_content(source: str, path: str) -> str:
    """Return a picture's path below the content folder, as seen from the document at `path`."""
    if source.startswith("/"):
        return normpath(source).lstrip("/")
    return normpath(join(dirname(path), source))
