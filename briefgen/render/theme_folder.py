"""Where a theme's files are: in its own folder, and in those of the themes it extends."""

import os
import re
from pathlib import Path

from msgspec import Struct

from briefgen.address import is_inside
from briefgen.config import Option
from briefgen.problem import Place, Problem, place_at
from briefgen.render.mistakes import bad_theme_file, leaves_folder, theme_circle, unknown_theme
from briefgen.render.theme_files import TooLarge, read_file, refused, unreadable_below
from briefgen.resources import shipped
from briefgen.schema import decode
from briefgen.toml_tree import TomlMistake, toml_tree
from briefgen.tree import Entry, Mapping, Node

SITE_FILE = "site.toml"
THEME_FILE = "theme.toml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_MOST_BYTES = 262_144


class ThemeFolder(Struct, frozen=True):
    """A folder with `templates/` and `static/`; `shown` begins its paths in problems."""

    path: Path
    shown: str
    allowed: tuple[Path, ...] = ()
    """Folders elsewhere that links may lead to, as `content.allow_links` says."""

    def keeps(self, path: Path, root: Path) -> bool:
        """Tell whether a path, with its links followed, stays below `root` or where it may go."""
        try:
            return any(is_inside(folder, path) for folder in (root, *self.allowed))
        except RuntimeError:
            # Links that lead to each other in a circle.
            return False


class ThemeFile(Struct, frozen=True, kw_only=True):
    """What one `theme.toml` says."""

    name: str = ""
    extends: str = ""
    options: dict[str, Option] = {}


def theme_chain(
    site: ThemeFolder, name: str
) -> tuple[tuple[tuple[ThemeFolder, ThemeFile], ...], tuple[Problem, ...]]:
    """Return a theme and, after it, the themes it extends, nearest first; `site` is the site's own.

    Problems: BG501 unknown theme, BG502 mistake in a `theme.toml`, BG505 a theme's folder leads out
    of the site, BG511 a circle, BG514 a file or folder of `templates/` or a `theme.toml` that
    cannot be read.
    """
    chain: list[tuple[ThemeFolder, ThemeFile]] = []
    names: list[str] = []
    asked = value_place(site, SITE_FILE, "theme")
    while name:
        if name in names:
            return (), (theme_circle((*names, name), asked),)
        names.append(name)
        folder = _find(site, name)
        if folder is None:
            return (), (unknown_theme(name, known_themes(site.path), asked),)
        if isinstance(folder, Problem):
            return (), (folder,)
        if not shipped_theme(folder) and not site.keeps(folder.path, site.path):
            return (), (_outside(folder.path, folder.shown.rstrip("/")),)
        file, problems = _read(folder)
        if file is None:
            return (), problems
        chain.append((folder, file))
        name = file.extends
        asked = value_place(folder, THEME_FILE, "extends")
    folders = (site, *(folder for folder, _ in chain))
    problems = tuple(problem for folder in folders for problem in _templates(folder))
    return ((), problems) if problems else (tuple(chain), ())


def key_place(folder: ThemeFolder, file: str, *path: str) -> Place:
    """Return where a TOML file writes a key, such as `"theme_options", "accent"`."""
    entry = _entry(folder, file, path)
    shown = folder.shown + file
    return Place(shown) if entry is None else place_at(shown, entry.key_span)


def value_place(folder: ThemeFolder, file: str, *path: str) -> Place:
    """Return where a TOML file writes the value of a key."""
    entry = _entry(folder, file, path)
    shown = folder.shown + file
    return Place(shown) if entry is None else place_at(shown, entry.value.span)


def known_themes(site_folder: Path) -> tuple[str, ...]:
    """Return the names of the site's own themes and of those that ship, sorted."""
    folders = (site_folder / "themes", shipped("themes"))
    files = (file for folder in folders for file in folder.glob(f"*/{THEME_FILE}"))
    return tuple(sorted({file.parent.name for file in files}))


def shipped_theme(folder: ThemeFolder) -> bool:
    """Tell whether a theme's folder is one that ships with briefgen."""
    return folder.path.parent == shipped("themes")


def _entry(folder: ThemeFolder, file: str, path: tuple[str, ...]) -> Entry | None:
    try:
        node: Node | TomlMistake = toml_tree(_text(folder.path / file))
    except (OSError, TooLarge, UnicodeDecodeError):
        return None
    entry = None
    for key in path:
        entries = node.entries if isinstance(node, Mapping) else ()
        entry = next((each for each in entries if each.key == key), None)
        if entry is None:
            return None
        node = entry.value
    return entry


def _find(site: ThemeFolder, name: str) -> ThemeFolder | Problem | None:
    """Return the folder of a theme, None if there is none, or why it cannot be used.

    A folder of the site that has the name of a theme that ships is never passed over.
    """
    if not _NAME.fullmatch(name):
        return None
    ships = ThemeFolder(shipped("themes") / name, f"themes/{name}/", site.allowed)
    ships_one = (ships.path / THEME_FILE).is_file()
    own = ThemeFolder(site.path / "themes" / name, f"themes/{name}/", site.allowed)
    try:
        (own.path / THEME_FILE).stat()
    except (FileNotFoundError, NotADirectoryError) as refusal:
        if ships_one and os.path.lexists(own.path):
            return refused(own.shown + THEME_FILE, refusal)
        return ships if ships_one else None
    except OSError as refusal:
        return refused(own.shown + THEME_FILE, refusal)
    return own


def _outside(path: Path, shown: str) -> Problem:
    return leaves_folder(shown, str(path.readlink() if path.is_symlink() else path), Place(shown))


def _templates(folder: ThemeFolder) -> tuple[Problem, ...]:
    return unreadable_below(folder.path / "templates", f"{folder.shown}templates")


def _text(file: Path) -> str:
    return read_file(file, _MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n")


def _read(folder: ThemeFolder) -> tuple[ThemeFile | None, tuple[Problem, ...]]:
    shown = folder.shown + THEME_FILE
    try:
        tree = toml_tree(_text(folder.path / THEME_FILE))
    except OSError as refusal:
        return None, (refused(shown, refusal),)
    except TooLarge as found:
        message = f"it has {found.size} bytes; at most {_MOST_BYTES} are read"
        return None, (bad_theme_file(message, Place(shown)),)
    except UnicodeDecodeError as mistake:
        return None, (bad_theme_file(f"byte {mistake.start} is not UTF-8", Place(shown)),)
    if isinstance(tree, TomlMistake):
        message = f"this is not TOML: {tree.message}"
        return None, (bad_theme_file(message, place_at(shown, tree.span)),)
    file, mistakes = decode(tree, ThemeFile)
    if mistakes:
        return None, tuple(
            bad_theme_file(each.message, place_at(shown, each.span), each.advice)
            for each in mistakes
        )
    return file, ()
