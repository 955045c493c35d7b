"""The files of the content folder, in a fixed order, without following links out of the site.

Nothing is opened here, so that a pipe or a device cannot make a build wait.
"""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from msgspec import Struct

from briefgen.config import Config
from briefgen.invisible import invisible
from briefgen.problem import Place, Problem, error, in_reading_order, warning


class FoundFile(Struct, frozen=True):
    """A regular file: its path below the content folder (NFC), where it lies, what the disk says.

    `file` is a text, not a `Path`: of ten thousand files few are opened.
    """

    path: str
    file: str
    info: os.stat_result


def walk(site_folder: Path, config: Config) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """Return the files of the content folder, by path.

    Files of editors and systems and whatever begins with a dot are passed over.
    Problems: BG202 no content folder; BG204 a link that leads out; BG205 a link that leads nowhere
              or back; BG206 no regular file; BG207 unreadable; BG209 two names that are one on some
              disks; BG210 a file of secrets; BG212 a name that cannot be shown.
    """
    walker = _Walker(site_folder, config)
    found = walker.found()
    return found, in_reading_order(walker.problems)


def is_passed_over(name: str) -> bool:
    """Tell whether a file or folder of this name belongs to an editor or a system."""
    return (
        name.startswith(".")
        or name.endswith(("~", ".swp", ".swo", ".swx"))
        or (name.startswith("#") and name.endswith("#"))
        or name in _SYSTEM_FILES
    )


def content_prefix(config: Config) -> str:
    """Return the content folder's path below the site folder, in one spelling: `content`."""
    return PurePosixPath(config.content.folder).as_posix()


_Identity = tuple[int, int]
_Folder = tuple[Path, str, frozenset[_Identity]]

_SYSTEM_FILES = frozenset(("4913", "Thumbs.db", "desktop.ini", "__MACOSX", "Icon\r"))


class _Walker:
    def __init__(self, site_folder: Path, config: Config) -> None:
        self.root = site_folder.resolve()
        self.content = site_folder / config.content.folder
        self.prefix = content_prefix(config)
        links = config.content.allow_links
        self.allowed = tuple(_resolved(site_folder, links))
        self.problems: list[Problem] = []

    def found(self) -> tuple[FoundFile, ...]:
        if not self.content.is_dir():
            message = f'there is no folder "{self.prefix}"'
            advice = f"make {self.prefix}/briefs/ and write in it, or correct folder in site.toml"
            self.problems.append(error("BG202", message, Place(self.prefix), advice))
            return ()
        if not self._stays_inside(self.content, self.prefix):
            return ()
        files: list[FoundFile] = []
        # A list instead of recursion: folders may lie deeper than Python's stack.
        waiting: list[_Folder] = [(self.content, "", frozenset())]
        while waiting:
            folder, below, above = waiting.pop()
            for entry, path in self._entries(folder, below):
                self._sort(entry, path, above, files, waiting)
        return tuple(sorted(files, key=lambda each: each.path))

    def _entries(self, folder: Path, below: str) -> Iterator[tuple["os.DirEntry[str]", str]]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as refusal:
            self._unreadable(below.rstrip("/"), refusal)
            return
        spellings: dict[str, str] = {}
        for entry in entries:
            if self._is_passed_over(entry.name, below) or not self._is_shown(entry.name, below):
                continue
            name = entry.name
            if not name.isascii():
                name = unicodedata.normalize("NFC", name)
            folded = name.lower() if name.isascii() else _folded(name)
            twin = spellings.setdefault(folded, entry.name)
            if twin != entry.name:
                self._twins(f"{below}{name}", entry.name, twin)
                continue
            yield entry, f"{below}{name}"

    def _sort(
        self,
        entry: "os.DirEntry[str]",
        path: str,
        above: frozenset[_Identity],
        files: list[FoundFile],
        waiting: list[_Folder],
    ) -> None:
        """Put an entry among the files or the folders to be walked, or report it."""
        if entry.is_symlink() and not self._stays_inside(Path(entry.path), self._place(path)):
            return
        try:
            info = entry.stat()
        except FileNotFoundError:
            return
        except OSError as refusal:
            self._unreadable(path, refusal)
            return
        if stat.S_ISREG(info.st_mode):
            files.append(FoundFile(path, entry.path, info))
            return
        file = Path(entry.path)
        if not stat.S_ISDIR(info.st_mode):
            self.problems.append(not_a_file(self._place(path)))
        elif (info.st_dev, info.st_ino) in above or self._holds(file):
            message = "this link leads back to a folder that it lies in"
            place = Place(self._place(path))
            self.problems.append(error("BG205", message, place, "delete it"))
        else:
            waiting.append((file, f"{path}/", above | {(info.st_dev, info.st_ino)}))

    def _holds(self, folder: Path) -> bool:
        """Tell whether a link leads to the content folder or to one that it lies in."""
        return folder.is_symlink() and self.content.resolve().is_relative_to(folder.resolve())

    def _stays_inside(self, link: Path, path: str) -> bool:
        """Tell whether a path, all links followed, ends in the site folder or where it may."""
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):
            message = f'the link leads nowhere: "{link.readlink()}"'
            self.problems.append(error("BG205", message, Place(path), "mend or delete it"))
            return False
        if any(target.is_relative_to(folder) for folder in self.allowed):
            return True
        if target.is_relative_to(self.root):
            hidden = any(part.startswith(".") for part in target.relative_to(self.root).parts)
            if not hidden:
                return True
        where = "to a hidden file" if target.is_relative_to(self.root) else "out of the site folder"
        message = f'the link leads {where}: "{target}"'
        advice = "copy the file, or name the folder in allow_links under [content] in site.toml"
        self.problems.append(error("BG204", message, Place(path), advice))
        return False

    def _is_passed_over(self, name: str, below: str) -> bool:
        if name == ".env" or name.startswith(".env."):
            message = "a file of secrets lies in the content folder; it is not published"
            advice = "keep it outside the content folder"
            place = Place(self._place(f"{below}{name}"))
            self.problems.append(warning("BG210", message, place, advice))
        return is_passed_over(name)

    def _is_shown(self, name: str, below: str) -> bool:
        """Refuse a name that no one could read in a message or type in a link."""
        if name.isascii() and name.isprintable():
            return True
        shown = all(unicodedata.category(char) not in ("Cc", "Cs") for char in name)
        if shown and invisible(name) is None:
            return True
        readable = name.encode("utf-8", "backslashreplace").decode()
        readable = readable.encode("ascii", "backslashreplace").decode().replace("\n", "\\n")
        message = "the name of this file holds a character that cannot be shown"
        place = Place(self._place(f"{below}{readable}"))
        self.problems.append(error("BG212", message, place, "rename it"))
        return False

    def _twins(self, path: str, name: str, twin: str) -> None:
        same = name.casefold() == twin.casefold()
        how = "letter case" if same else "the form of their accents"
        message = f'"{name}" and "{twin}" differ only in {how}: some disks take them for one'
        self.problems.append(error("BG209", message, Place(self._place(path)), "rename one"))

    def _unreadable(self, path: str, refusal: OSError) -> None:
        self.problems.append(unreadable(self._place(path), refusal))

    def _place(self, path: str) -> str:
        return f"{self.prefix}/{path}".rstrip("/")


def _resolved(site_folder: Path, links: Iterable[str]) -> Iterator[Path]:
    """Give the folders that links may lead to, but those that lead back to themselves."""
    for each in links:
        with suppress(OSError, RuntimeError):
            yield (site_folder / each).resolve()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def not_a_file(path: str) -> Problem:
    """Return the problem of a pipe, a socket or a device: BG206."""
    message = "this is no file but a pipe, a socket or a device"
    return error("BG206", message, Place(path), "move it out of the content folder")


def unreadable(path: str, refusal: OSError) -> Problem:
    """Return the problem of a file or folder that the system does not let us read: BG207."""
    reason = (refusal.strerror or "unknown reason").lower()
    message = f"this cannot be read: {reason}"
    return error("BG207", message, Place(path), "change its permissions, or move it away")
