"""Where to listen for the changes of some places: links followed, what is missing awaited.

The system follows no links and knows nothing of a file that does not exist yet. So of each place
the folder it lies in is watched for its name, or the nearest folder there is for the next name on
the way; of each link also where it leads.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

_MOST_LINKS = 32
"""How many links to folders are followed; each costs a thread."""

_MOST_FOLDERS = 1000
"""How many folders may lie behind a link that is followed: it may lead to anything."""

_Identity = tuple[int, int]


class Spot(Struct, frozen=True):
    """A folder to watch, no link in its path, and what it is watched for.

    With `shown`, for all that lies in it at any depth; these are the paths by which the folder
    is reached from the places. Else for its entries of some `names`.
    `identity` tells a folder from another one that took its path.
    """

    folder: str
    identity: _Identity
    shown: tuple[Path, ...] = ()
    names: frozenset[str] = frozenset()

    @property
    def is_same(self) -> bool:
        """Whether the folder is still there."""
        return _identity(self.folder) == self.identity


def spots(places: tuple[Path, ...]) -> tuple[Spot, ...]:
    """Return where to listen for the changes of absolute paths, whole folders first."""
    found = _Spots()
    for place in places:
        found.add_place(place)
    return found.spots()


class _Spots:
    def __init__(self) -> None:
        self._whole: dict[str, list[Path]] = {}
        self._named: dict[str, set[str]] = {}
        self._links = 0

    def spots(self) -> tuple[Spot, ...]:
        whole = [
            Spot(folder, identity, shown=tuple(shown))
            for folder, shown in self._whole.items()
            if (identity := _identity(folder))
        ]
        named = [
            Spot(folder, identity, names=frozenset(names))
            for folder, names in self._named.items()
            if (identity := _identity(folder))
        ]
        return (*whole, *named)

    def add_place(self, place: Path) -> None:
        target = Path(os.path.realpath(place))
        self._await(place)
        if target != place:
            self._await(target)
        if _is_folder(target):
            self._add_whole(target, place, ())

    def _add_whole(self, folder: Path, shown: Path, above: tuple[Path, ...]) -> None:
        """Add a folder and where the links in it lead; `above` is how links led here."""
        self._whole.setdefault(str(folder), []).append(shown)
        for each in _walk(str(folder)):
            if each.is_symlink():
                link = Path(each.path)
                self._add_link(link, shown / link.relative_to(folder), (*above, folder))

    def _add_link(self, link: Path, shown: Path, above: tuple[Path, ...]) -> None:
        target = Path(os.path.realpath(link))
        if any(folder.is_relative_to(target) for folder in above):
            return
        self._await(target)
        if not _is_folder(target) or self._links == _MOST_LINKS:
            return
        self._links += 1
        if _is_small(target):
            self._add_whole(target, shown, above)

    def _await(self, path: Path) -> None:
        """Watch for a path in its folder, or for the first missing part of the way to it."""
        while path != path.parent and not _is_folder(path.parent):
            path = path.parent
        self._named.setdefault(os.path.realpath(path.parent), set()).add(path.name)


def _walk(folder: str) -> Iterator["os.DirEntry[str]"]:
    """Go through the folders and links below a folder; what cannot be listed is left out."""
    waiting = [folder]
    while waiting:
        for entry in _entries(waiting.pop()):
            if entry.is_symlink():
                yield entry
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
                yield entry


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []


def _is_folder(path: Path) -> bool:
    """Tell whether a folder is there; not where that may not be known, nor for no possible name."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_small(folder: Path) -> bool:
    return all(number < _MOST_FOLDERS for number, _ in enumerate(_walk(str(folder))))


def _identity(folder: str) -> _Identity | None:
    try:
        info = Path(folder).stat()
    except OSError:
        return None
    return (info.st_dev, info.st_ino)
