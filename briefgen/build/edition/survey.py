"""What a site says: from what its sources gave to the catalog."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from briefgen.build.edition.edition import Ground
from briefgen.build.edition.parsed import Entry
from briefgen.build.progress import Progress
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.gather import gather
from briefgen.catalog.release import Release, release
from briefgen.config_file import menu_places
from briefgen.content.document import Document, ImageNote
from briefgen.content.scan import Scan
from briefgen.problem import Problem


class Survey(Struct, frozen=True, kw_only=True):
    """What a site says: its catalog, what was withheld, and what is wrong with names and links."""

    catalog: Catalog
    release: Release
    problems: tuple[Problem, ...]

    @property
    def next_change(self) -> datetime | None:
        """The instant at which time alone changes what the site says, None where it never does."""
        changes = self.release.next_change, self.catalog.ahead.until
        return min((each for each in changes if each is not None), default=None)


def survey(
    site_folder: Path,
    ground: Ground,
    found: Scan,
    entries: Iterable[tuple[str, Entry]],
    progress: Progress,
) -> Survey:
    """Release and gather what the sources gave, each by its path, in order."""
    documents: list[Document] = []
    images: list[ImageNote] = []
    unread: list[str] = []
    for path, entry in entries:
        _sort(path, entry, documents, images, unread)
    with progress.stage("release"):
        released = release(documents, ground.config, now=ground.now, drafts=ground.drafts)
    with progress.stage("gather"):
        catalog, mistakes = gather(
            released,
            tuple(images),
            found.assets.keys(),
            ground.config,
            unread,
            menu_places=menu_places(site_folder),
        )
    return Survey(catalog=catalog, release=released, problems=mistakes)


def _sort(
    path: str,
    entry: Entry,
    documents: list[Document],
    images: list[ImageNote],
    unread: list[str],
) -> None:
    """Put an entry with its kind; what is neither has problems of its own that say enough."""
    if entry.document is not None:
        documents.append(entry.document)
    elif entry.image is not None:
        images.append(entry.image)
    else:
        unread.append(path)


@contextmanager
def without_collection() -> Iterator[None]:
    """Make many values that refer to each other without looking for garbage among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
