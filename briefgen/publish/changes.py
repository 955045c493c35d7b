"""What a release changes, by the titles of pages and by files."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.problem import Problem, error
from briefgen.publish.release import Release

MOST_REMOVED = 256
MOST_REMOVED_SHARE = 0.25


class ChangedPage(Struct, frozen=True):
    """A page that is new, another or gone: its title, and the path of its file."""

    title: str
    path: str


class FileCounts(Struct, frozen=True):
    """How many files that are no pages are new, others or gone."""

    new: int = 0
    changed: int = 0
    removed: int = 0


class Changes(Struct, frozen=True, kw_only=True):
    """What is different in a release: pages by title, other files by number, bytes to send.

    `paths` are the files to send, `removed_paths` those to delete.
    """

    new: tuple[ChangedPage, ...] = ()
    changed: tuple[ChangedPage, ...] = ()
    removed: tuple[ChangedPage, ...] = ()
    files: FileCounts = FileCounts()
    size: int = 0
    paths: tuple[str, ...] = ()
    removed_paths: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send or to delete."""
        return not (self.paths or self.removed_paths)


def changes(live: Release | None, release: Release) -> Changes:
    """Return what differs between the live release, None where there is none, and another."""
    before = live.files if live is not None else {}
    new = [path for path in release.files if path not in before]
    changed = [
        path
        for path, file in release.files.items()
        # Another stage means another Cache-Control.
        if path in before and before[path] != file
    ]
    removed = [path for path in before if path not in release.files]
    old = live if live is not None else release
    pages = (_pages(release, new), _pages(release, changed), _pages(old, removed))
    return Changes(
        new=pages[0],
        changed=pages[1],
        removed=pages[2],
        files=FileCounts(
            len(new) - len(pages[0]), len(changed) - len(pages[1]), len(removed) - len(pages[2])
        ),
        size=sum(release.files[path].size for path in (*new, *changed)),
        paths=(*new, *changed),
        removed_paths=tuple(removed),
    )


def too_many_removals(live: Release | None, found: Changes) -> tuple[Problem, ...]:
    """Return why these removals must be allowed by a person first (BG710)."""
    total = len(live.files) if live is not None else 0
    gone = len(found.removed_paths)
    if gone <= MOST_REMOVED and gone <= total * MOST_REMOVED_SHARE:
        return ()
    return (
        error(
            "BG710",
            f"{gone} of the {total} files that are live would be deleted",
            advice="if that is right, publish with --allow-deletes",
        ),
    )


def _pages(release: Release, paths: Iterable[str]) -> tuple[ChangedPage, ...]:
    """Return the pages among some files: those of documents by title, then the others."""
    pages = release.pages
    found = (ChangedPage(pages[path].title, path) for path in paths if path in pages)
    # What people write comes before what lists it.
    return tuple(sorted(found, key=lambda each: (not pages[each.path].document, *_named(each))))


def _named(page: ChangedPage) -> tuple[str, str]:
    return page.title, page.path
