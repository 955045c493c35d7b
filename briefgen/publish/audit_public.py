"""All that a public site may say: its documents, its settings, its theme, and what follows."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from briefgen.config import Config
from briefgen.config_file import FILE
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.publish.audit_material import Material
from briefgen.publish.audit_tokens import texts
from briefgen.render import wording
from briefgen.resources import shipped
from briefgen.slug import slugify

_THEMES = ("templates", "themes")

_CODE = frozenset((".css", ".js", ".mjs"))
"""Of a site's own static files these are its looks; all others are what somebody wrote."""
_PROGRAM = Path(wording.__file__).parent
"""What the program itself says on pages, such as the keys of structured data."""

_MOST = 4 * 1024 * 1024
"""Larger files of a theme are no text."""

_APART = "\n0\n"
"""A word between two texts: the last of one and the first of the next do not follow each other."""


def public_texts(site_folder: Path, config: Config, known: Material) -> Iterator[tuple[str, str]]:
    """Give every text that the outputs may hold in any form, but for the bodies of documents.

    Each comes with the path of its file in the site folder, "" where it is in none.
    """
    for document in known.public:
        yield document.path, _APART.join(_facts(document, config.language))
    for path in known.open_files:
        note = known.notes.get(path)
        if note is not None:
            told = _APART.join(text for _, text in texts(note.front))
            yield f"{config.content.folder}/{path}.md", told
    yield "", _APART.join(known.open_files)
    yield "", _APART.join(_addresses(config))
    yield "", _APART.join(wording.month_name(config.language, number) for number in range(1, 13))
    for file in theme_files(site_folder):
        is_own = file.is_relative_to(site_folder)
        where = file.relative_to(site_folder).as_posix() if is_own else ""
        yield from ((where, text) for text in _text(file))
    for file in sorted(_PROGRAM.glob("*.py")):
        yield from (("", text) for text in _text(file))
    yield FILE, (site_folder / FILE).read_text(encoding="utf-8", errors="replace")


def theme_files(site_folder: Path) -> Iterator[Path]:
    """Give the files of all themes that a site could have."""
    own = sorted((site_folder / "static").rglob("*"))
    yield from (file for file in own if file.suffix in _CODE and file.is_file())
    for folder in (*(site_folder / name for name in _THEMES), shipped("themes")):
        yield from (file for file in sorted(folder.rglob("*")) if file.is_file())


def _addresses(config: Config) -> Iterator[str]:
    """Give the words of the settings, as addresses have them."""
    for _, text in texts(replace(config, publish={})):
        yield slugify(text)


def _facts(document: Document, language: str) -> Iterator[str]:
    """Give what is not in a document's body: its front matter, its path, what is made of both."""
    yield document.path
    yield document.id
    for _, text in texts(document.front):
        yield text
        if not text.isascii() or "'" in text:
            yield slugify(text)
    for heading in document.body.outline:
        yield heading.id
    front = document.front
    if isinstance(front, Actor):
        for code in (front.country, *(role.country for role in front.roles)):
            yield wording.country(language, code) if code else ""


def _text(file: Path) -> Iterator[str]:
    if file.stat().st_size <= _MOST:
        data = file.read_bytes()
        if b"\0" not in data:
            yield f"{file.name}\n{data.decode('utf-8', errors='replace')}"
