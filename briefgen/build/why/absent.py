"""Sources and their pages: which source has a page where, and which has none any more."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from briefgen.address import OutputPath, output_path, permalink
from briefgen.build.edition.knowledge import Knowledge
from briefgen.build.edition.parsed import Memory, decode_entry
from briefgen.build.state.store import StoreReader
from briefgen.catalog.spellings import spellings
from briefgen.content.document import Document
from briefgen.fold import fold
from briefgen.slug import slugify


class Absent(Struct, frozen=True):
    """A source that has no page, where the page would be, and why the source is withheld.

    The reason is "" for a source that is not there any more.
    """

    source: str
    path: OutputPath
    reason: str = ""


def absent_sources(
    known: Knowledge, before: Mapping[str, Memory], store: StoreReader
) -> tuple[Absent, ...]:
    """Return what is withheld, and what is gone since the last build, which read `before`."""
    memories = known.sources.memories
    reasons = {each.path: each.reason for each in known.edition.withheld}
    withheld = {path: memories[path] for path in reasons if path in memories}
    gone = {path: memory for path, memory in before.items() if path not in memories}
    pages = source_pages({**gone, **withheld}, store)
    return tuple(Absent(path, page, reasons.get(path, "")) for path, page in pages.items())


def source_pages(memories: Mapping[str, Memory], store: StoreReader) -> dict[str, OutputPath]:
    """Return where the page of each source is or would be."""
    return {
        source: output_path(permalink(document.kind, document.front.slug or document.id))
        for source, document in _documents(memories, store)
    }


def sources_called(
    name: str, memories: Mapping[str, Memory], store: StoreReader
) -> tuple[str, ...]:
    """Return the sources that have a name or a title, as a link could write it."""
    folded = fold(name)
    return tuple(
        source
        for source, document in _documents(memories, store)
        if folded in map(fold, spellings(document))
    )


def term_pages(name: str) -> Iterable[OutputPath]:
    """Return where an actor or a tag without a source would have its page."""
    slug = slugify(name)
    return (OutputPath(f"{folder}/{slug}/index.html") for folder in ("actors", "tags") if slug)


def _documents(
    memories: Mapping[str, Memory], store: StoreReader
) -> Iterator[tuple[str, Document]]:
    entries = store.get_many("parsed", tuple({each.key for each in memories.values()}))
    for source, memory in memories.items():
        data = entries.get(memory.key)
        document = None if data is None else decode_entry(data).document
        if document is not None:
            yield source, document
