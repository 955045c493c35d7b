"""A theme's static files, each named after what is in it, so that browsers may keep it for ever."""

import os
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.problem import Place, Problem, error
from briefgen.render.css import references, with_links
from briefgen.render.mistakes import (
    bad_static_name,
    leaves_folder,
    stylesheet_circle,
    unknown_static,
    unreadable,
)
from briefgen.render.theme_folder import ThemeFolder

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", re.ASCII)
_LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.sw[op]|Thumbs\.db|desktop\.ini", re.IGNORECASE)


class StaticFile(Struct, frozen=True):
    """A file of the theme: its name below `static/`, its address, what is in it."""

    name: str
    path: SitePath
    data: bytes


class _Found(Struct, frozen=True):
    """A file that was found, and how problems call it."""

    file: Path
    shown: str


def static_files(
    folders: tuple[ThemeFolder, ...],
) -> tuple[tuple[StaticFile, ...], tuple[Problem, ...]]:
    """Return the static files of some folders, the first that has a name winning, by name.

    Stylesheets refer to other static files by their fingerprinted names.
    Problems: BG505 a link out of its folder, BG510 a stylesheet names a file that is not there,
    BG514 unreadable, BG515 stylesheets in a circle, BG516 a name that is no address.
    """
    found: dict[str, _Found] = {}
    problems: list[Problem] = []
    for folder in folders:
        _search(folder, found, problems)
    naming = _Naming(found, problems)
    for name in sorted(found):
        naming.finish(name)
    return tuple(naming.done[name] for name in sorted(naming.done)), tuple(problems)


def fingerprinted(name: str, data: bytes) -> SitePath:
    """Return the address of a static file: `static/style.1a2b3c4d.css`."""
    path = PurePosixPath(name)
    mark = sha256(data).hexdigest()[:8]
    return SitePath(f"static/{path.with_name(f'{path.stem}.{mark}{path.suffix}')}")


class _Naming:
    """Static files being named; those that others refer to come first."""

    def __init__(self, found: dict[str, _Found], problems: list[Problem]) -> None:
        self.found = found
        self.problems = problems
        self.done: dict[str, StaticFile] = {}

    def finish(self, name: str, waiting: tuple[str, ...] = ()) -> None:
        """Name a file; `waiting` are the stylesheets that refer to it."""
        if name in self.done:
            return
        shown = self.found[name].shown
        try:
            data = self.found[name].file.read_bytes()
            if name.endswith(".css"):
                data = self._linked(name, data.decode("utf-8-sig"), (*waiting, name)).encode()
        except OSError as problem:
            message = f"{shown} cannot be read: {problem.strerror}"
            self.problems.append(unreadable(message, Place(shown)))
            return
        except UnicodeDecodeError as mistake:
            message = f"{shown} is not UTF-8 (byte {mistake.start})"
            self.problems.append(unreadable(message, Place(shown)))
            return
        self.done[name] = StaticFile(name, fingerprinted(name, data), data)

    def _linked(self, name: str, text: str, waiting: tuple[str, ...]) -> str:
        addresses: dict[str, SitePath] = {}
        shown = self.found[name].shown
        for reference in references(name, text):
            place = Place(shown, reference.line, reference.column, len(reference.target))
            if reference.name not in self.found:
                wrong = unknown_static(reference.name, self.found)
                self.problems.append(error(wrong.code, str(wrong), place, wrong.advice))
            elif reference.name in waiting:
                self.problems.append(stylesheet_circle((*waiting, reference.name), place))
            else:
                self.finish(reference.name, waiting)
                if file := self.done.get(reference.name):
                    addresses[reference.name] = file.path
        return with_links(name, text, addresses)


def _search(folder: ThemeFolder, found: dict[str, _Found], problems: list[Problem]) -> None:
    """Add the files of one folder that no folder before it has."""
    root = folder.path / "static"
    if root.is_dir() and not folder.keeps(root, folder.path):
        problems.append(_leaving(root, f"{folder.shown}static"))
        return
    for parent, folders, files in os.walk(root):
        for name in sorted((*folders, *files)):
            file = Path(parent, name)
            below = file.relative_to(root).as_posix()
            shown = f"{folder.shown}static/{below}"
            if _LEFTOVER.fullmatch(name):
                continue
            if not folder.keeps(file, root):
                problems.append(_leaving(file, shown))
            elif name in files and below not in found and file.is_file():
                if not _NAME.fullmatch(name):
                    problems.append(bad_static_name(below, Place(shown)))
                else:
                    found[below] = _Found(file, shown)
        folders[:] = sorted(name for name in folders if not _LEFTOVER.fullmatch(name))


def _leaving(path: Path, shown: str) -> Problem:
    target = path.readlink() if path.is_symlink() else path.resolve()
    return leaves_folder(shown, str(target), Place(shown))
