"""The unfinished release of a folder target: what it holds, and when it is whole."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.target import Refused
from briefgen.publish.targets.folder_disk import is_same, place, regular, share, write_new
from briefgen.publish.targets.folder_gzip import SUFFIX, compressed, holds, is_worth


class Part:
    """A folder that becomes a release; nobody reads it before.

    Files of one path are never written from two threads at once.
    """

    def __init__(self, folder: Path, release: Release, *, precompress: bool) -> None:
        """Take over a folder, which need not exist."""
        self.folder = folder
        self.release = release
        self._wanted = frozenset(release.files)
        self._precompress = precompress

    def open(self, leftovers: Iterable[Path]) -> None:
        """Go on from the first leftover of earlier attempts; remove the others. Raises: OSError."""
        for leftover in leftovers:
            if self.folder.exists() and leftover != self.folder:
                shutil.rmtree(leftover)
            else:
                leftover.replace(self.folder)
        self.folder.mkdir(exist_ok=True)
        self._clean()

    def has(self, path: str, file: ReleaseFile) -> bool:
        """Tell whether a file is there already, with its compressed variant. Raises: OSError."""
        here = place(self.folder, path)
        data = regular(here)
        if data is None or not is_same(data, file):
            return False
        return not self._is_packed(path, len(data)) or holds(regular(_packed(here)), data)

    def write(self, path: str, data: bytes) -> None:
        """Put a file. Raises: OSError."""
        here = place(self.folder, path)
        write_new(here, data)
        if self._is_packed(path, len(data)):
            write_new(_packed(here), compressed(data))

    def take_over(self, path: str, file: ReleaseFile, source: Path) -> bool:
        """Share a file with an earlier release; tell whether it still has the bytes.

        Raises: OSError.
        """
        data = regular(source)
        if data is None or not is_same(data, file):
            return False
        here = place(self.folder, path)
        share(source, here)
        if self._is_packed(path, len(data)):
            if holds(regular(_packed(source)), data):
                share(_packed(source), _packed(here))
            else:
                write_new(_packed(here), compressed(data))
        return True

    def require_whole(self, release: Release) -> None:
        """Raise Refused unless all files of a release are there, and no others.

        It is the one that was begun, but may lack what could not be kept.
        """
        self.release, self._wanted = release, frozenset(release.files)
        found = {path for path, _ in self._entries()}
        extra = {path for path in found - self._wanted if not self._is_variant(path)}
        for path in sorted((self._wanted - found) | extra):
            state = "lacks" if path in self._wanted else "has a strange file,"
            raise Refused(f"the new release {state} {path}")

    def outdate(self, live: Release | None, earlier: Sequence[Path]) -> None:
        """Make each changed file newer than those that were live at its path. Raises: OSError.

        Servers tell two versions apart by whole seconds and sizes: a page that is replaced twice
        in a second must not pass for the one that a browser has.
        """
        before = live.files if live is not None else {}
        for path, file in self.release.files.items():
            if path not in before or before[path].digest != file.digest:
                for name in (path, path + SUFFIX):
                    _make_newer(self.folder / name, [folder / name for folder in earlier])

    def _clean(self) -> None:
        """Leave only files that an earlier attempt put, and that this release may use.

        Files that are shared with a release are shared again when they are kept.
        """
        for path, file in tuple(self._entries()):
            is_ours = path in self._wanted or self._is_variant(path)
            if not is_ours or file.is_symlink() or file.stat().st_nlink > 1:
                file.unlink()
        for name, _, _ in os.walk(self.folder, topdown=False):
            folder = Path(name)
            if folder != self.folder and not any(folder.iterdir()):
                folder.rmdir()

    def _entries(self) -> Iterator[tuple[str, Path]]:
        """Give all that lies in the folder but folders, by path."""
        for folder, folders, files in os.walk(self.folder):
            links = (name for name in folders if Path(folder, name).is_symlink())
            for name in (*files, *links):
                file = Path(folder, name)
                yield file.relative_to(self.folder).as_posix(), file

    def _is_packed(self, path: str, size: int) -> bool:
        """Tell whether a file gets a compressed variant; a file of the release comes first."""
        return self._precompress and is_worth(path, size) and path + SUFFIX not in self._wanted

    def _is_variant(self, path: str) -> bool:
        return self._precompress and path.removesuffix(SUFFIX) in self._wanted


def _packed(file: Path) -> Path:
    return file.with_name(file.name + SUFFIX)


def _make_newer(file: Path, earlier: Iterable[Path]) -> None:
    """Make a file a second newer than some others, if it is not newer already."""
    own = _second(file)
    latest = max((_second(each) for each in earlier), default=-1)
    if 0 <= own <= latest:
        os.utime(file, (latest + 1, latest + 1))


def _second(file: Path) -> int:
    """Return when a file was changed, in whole seconds; -1 where there is none."""
    try:
        return int(file.lstat().st_mtime)
    except (FileNotFoundError, NotADirectoryError):
        return -1
