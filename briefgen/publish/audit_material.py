"""What the audit compares outputs with: documents that are withheld, and all that is public.

It reads what the build remembers, so that nothing is parsed twice, and asks the same predicate.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from posixpath import dirname, join, normpath

from msgspec import Struct

from briefgen.build.build import DAMAGE
from briefgen.build.edition.knowledge import read
from briefgen.build.edition.parsed import Memory, decode_text
from briefgen.build.edition.reading import load_entries
from briefgen.build.edition.remembered import load_read_state
from briefgen.build.output.folder import output_folder
from briefgen.build.progress import Progress
from briefgen.build.report import BuildOptions
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.places import edition_kind, state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.store import Store, lent_store, passing_store
from briefgen.build.tools import Lost, Tools
from briefgen.build.workers import Workers
from briefgen.catalog.links import holes
from briefgen.catalog.release import Withheld, release
from briefgen.config import Config
from briefgen.content.document import (
    AutoLink,
    Citation,
    Document,
    Figure,
    FileLink,
    ImageNote,
    Prose,
    Unlinked,
)
from briefgen.content.scan import AssetFile
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.text import Text

_AT_ONCE = 256


class Material(Struct, frozen=True, kw_only=True):
    """A site divided in two; `store` holds the texts and is open as long as the material is used.

    `notes` are the texts about pictures, by their path below the content folder. `open_files` are
    the other files that public documents use, `hidden_files` those that only withheld ones use.
    """

    withheld: tuple[tuple[Withheld, Document], ...] = ()
    public: tuple[Document, ...] = ()
    notes: dict[str, ImageNote] = {}
    assets: dict[str, AssetFile] = {}
    open_files: tuple[str, ...] = ()
    hidden_files: dict[str, str] = {}
    """Each with the path of a document that uses it."""
    memories: dict[str, Memory] = {}
    store: Store | None = None

    def bodies(self, documents: tuple[Document, ...]) -> Iterator[tuple[Document, str]]:
        """Give each document with the HTML of its text and notes, links as they were labelled.

        Raises: Lost.
        """
        for start in range(0, len(documents), _AT_ONCE):
            some = documents[start : start + _AT_ONCE]
            keys = [self.memories[each.path].text for each in some]
            found = {} if self.store is None else self.store.get_many("texts", keys)
            for document, key in zip(some, keys, strict=True):
                if key not in found:
                    raise Lost(document.path)
                yield document, _html(document, decode_text(found[key]))


@contextmanager
def material(site_folder: Path, config: Config, options: BuildOptions) -> Iterator[Material]:
    """Find out what a build with these options withholds, from what the last one remembers."""
    out = output_folder(site_folder, config, options)
    state = state_of(site_folder, out, edition_kind(config, drafts=options.drafts))
    with (
        Workers(options.jobs) as workers,
        lent_store(state.store, program_digest(config.timezone)) as store,
    ):
        try:
            found = _material(site_folder, config, options, store, workers)
        except DAMAGE:
            found = None
        if found is not None:
            yield found
            return
    with Workers(options.jobs) as workers, passing_store() as store:
        yield _material(site_folder, config, options, store, workers)


def _material(
    site_folder: Path, config: Config, options: BuildOptions, store: Store, workers: Workers
) -> Material:
    before = load_read_state(store)
    tools = Tools(store, Inputs(before.files, 0), workers, Progress())
    found, sources = read(site_folder, config, before, tools)
    entries = [entry for _, entry in load_entries(sources, tools)]
    documents = [each.document for each in entries if each.document is not None]
    notes = {each.image.image: each.image for each in entries if each.image is not None}
    released = release(documents, config, now=options.now, drafts=options.drafts)
    by_path = {each.path: each for each in documents}
    withheld = tuple((each, by_path[each.path]) for each in released.withheld)
    prefix = f"{config.content.folder}/"
    shown = {path for each in released.documents for path in _files(each, prefix)}
    hidden = {
        path: document.path
        for _, document in reversed(withheld)
        for path in _files(document, prefix)
        if path not in shown
    }
    return Material(
        withheld=withheld,
        public=released.documents,
        notes=notes,
        assets=found.assets,
        open_files=tuple(sorted(shown)),
        hidden_files=hidden,
        memories=sources.memories,
        store=store,
    )


def _files(document: Document, prefix: str) -> Iterator[str]:
    """Give the files that a document shows or links to, as paths below the content folder."""
    for hole in holes(document.body):
        if isinstance(hole, Figure | FileLink) and not hole.path.lower().endswith(".md"):
            yield hole.path
    front = document.front
    image = front.image if isinstance(front, Brief | Actor) else None
    if image is not None and image.src.startswith("/"):
        yield normpath(image.src).lstrip("/")
    elif image is not None:
        yield normpath(join(dirname(document.path.removeprefix(prefix)), image.src))


def _html(document: Document, text: Text) -> str:
    body = document.body
    return f"{_filled(body.text, text.text)}\n{_filled(body.notes, text.notes)}"


def _filled(prose: Prose, pieces: tuple[str, ...]) -> str:
    parts = [pieces[0] if pieces else ""]
    for hole, piece in zip(prose.holes, pieces[1:], strict=False):
        match hole:
            case Figure():
                label = f"<i>\n{hole.alt}\n{hole.caption}\n{hole.credit}\n</i>"
            case FileLink():
                label = f"<a>{hole.label}</a>"
            case Unlinked():
                label = hole.label
            case AutoLink() | Citation():
                label = ""
            case _:
                label = f"<a>{getattr(hole, 'label', '') or hole.target}</a>"
        parts += (label, piece)
    return "".join(parts)
