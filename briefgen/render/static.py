"""A theme's static files, each named after what is in it, so that browsers may keep it for ever."""

import re
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.content.asset_check import too_large
from briefgen.problem import Place, Problem, error
from briefgen.render.css import references, with_links
from briefgen.render.mistakes import (
    bad_static_name,
    leaves_folder,
    stylesheet_circle,
    unknown_static,
    unreadable,
)
from briefgen.render.theme_files import KNOWN, TooLarge, listed, read_file, readable, refused
from briefgen.render.theme_folder import ThemeFolder, shipped_theme

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", re.ASCII)
_DEEPEST = 50


class StaticFile(Struct, frozen=True):
    """A file of the theme: its name below `static/`, its address, what is in it."""

    name: str
    path: SitePath
    data: bytes


class _Found(Struct, frozen=True):
    """A file that was found, how problems call it, and how many bytes it may have."""

    file: Path
    shown: str
    most: int | None


def static_files(
    folders: tuple[ThemeFolder, ...], limit: int
) -> tuple[tuple[StaticFile, ...], tuple[Problem, ...]]:
    """Return the static files of some folders, the first that has a name winning, by name.

    Stylesheets refer to other static files by their fingerprinted names. `limit` is the most bytes
    that a file may have, but for those of the themes that ship.
    Problems: BG239 a file over the limit, BG505 a link out of its folder, BG510 a stylesheet names
    a file that is not there, BG514 unreadable, BG515 stylesheets in a circle, BG516 a name that is
    no address.
    """
    found: dict[str, _Found] = {}
    problems: list[Problem] = []
    for folder in folders:
        most = None if shipped_theme(folder) else limit
        _search(folder, most, found, problems)
    naming = _Naming(found, problems)
    for name in sorted(found):
        naming.finish(name)
    return tuple(naming.done[name] for name in sorted(naming.done)), tuple(problems)


def fingerprinted(name: str, data: bytes) -> SitePath:
    """Return the address of a static file: `static/style.1a2b3c4d.css`.

    What lies in `.well-known/` is looked for at that very address.
    """
    path = PurePosixPath(name)
    if path.parts[0] == KNOWN:
        return SitePath(name)
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
            data = read_file(self.found[name].file, self.found[name].most)
            if name.endswith(".css"):
                data = self._linked(name, data.decode("utf-8-sig"), (*waiting, name)).encode()
        except OSError as refusal:
            self.problems.append(refused(shown, refusal))
            return
        except TooLarge as problem:
            most = self.found[name].most or 0
            self.problems.append(too_large(problem.size, most, Place(shown)))
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
            elif len(waiting) > _DEEPEST:
                message = f"stylesheets refer to one another more than {_DEEPEST} deep"
                self.problems.append(unreadable(message, place))
            else:
                self.finish(reference.name, waiting)
                if file := self.done.get(reference.name):
                    addresses[reference.name] = file.path
        return with_links(name, text, addresses)


def _search(
    folder: ThemeFolder, most: int | None, found: dict[str, _Found], problems: list[Problem]
) -> None:
    """Add the files of one folder that no folder before it has."""
    root = folder.path / "static"
    shown_root = f"{folder.shown}static"
    if not folder.keeps(root, folder.path):
        problems.append(_leaving(root, shown_root))
        return
    for parent, folders, files in listed(root, shown_root, problems):
        for name in sorted((*folders, *files)):
            file = parent / name
            below = readable(file.relative_to(root).as_posix())
            shown = f"{shown_root}/{below}"
            if not folder.keeps(file, root):
                problems.append(_leaving(file, shown))
            elif name in folders:
                if file.is_symlink():
                    problems.append(_linked_folder(shown))
            elif below not in found:
                if not _NAME.fullmatch(name):
                    problems.append(bad_static_name(below, Place(shown)))
                else:
                    found[below] = _Found(file, shown, most)


def _linked_folder(shown: str) -> Problem:
    message = f"{shown} is a link to a folder, which is not followed; copy the folder"
    return unreadable(message, Place(shown))


def _leaving(path: Path, shown: str) -> Problem:
    target = path.readlink() if path.is_symlink() else path.resolve()
    return leaves_folder(shown, str(target), Place(shown))
