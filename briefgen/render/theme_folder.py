"""Where a theme's files are: in its own folder, and in those of the themes it extends."""

import re
import tomllib
from pathlib import Path

from msgspec import Struct

from briefgen.address import is_inside
from briefgen.config import Option
from briefgen.problem import Place, Problem
from briefgen.render.mistakes import (
    bad_theme_file,
    leaves_folder,
    meant,
    theme_circle,
    unknown_theme,
)
from briefgen.resources import shipped

THEME_FILE = "theme.toml"


class ThemeFolder(Struct, frozen=True):
    """A folder with `templates/` and `static/`; `shown` begins its paths in problems."""

    path: Path
    shown: str
    allowed: tuple[Path, ...] = ()
    """Folders elsewhere that links may lead to, as `content.allow_links` says."""

    def keeps(self, path: Path, root: Path) -> bool:
        """Tell whether a path, with its links followed, stays below `root` or where it may go."""
        return any(is_inside(folder, path) for folder in (root, *self.allowed))


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
    of the site, BG511 a circle.
    """
    site_folder = site.path
    chain: list[tuple[ThemeFolder, ThemeFile]] = []
    names: list[str] = []
    asked = Place("site.toml", *_line_of_key(site_folder / "site.toml", "theme"))
    while name:
        if name in names:
            return (), (theme_circle((*names, name), asked),)
        names.append(name)
        folder = _find(site, name)
        if folder is None:
            return (), (unknown_theme(name, known_themes(site_folder), asked),)
        if not shipped_theme(folder) and not site.keeps(folder.path, site_folder):
            return (), (_outside(folder.path, folder.shown.rstrip("/")),)
        file, problems = _read(folder)
        if file is None:
            return (), problems
        chain.append((folder, file))
        name = file.extends
        asked = Place(folder.shown + THEME_FILE, *_line_of_key(folder.path / THEME_FILE, "extends"))
    return tuple(chain), ()


def known_themes(site_folder: Path) -> tuple[str, ...]:
    """Return the names of the site's own themes and of those that ship, sorted."""
    folders = (site_folder / "themes", shipped("themes"))
    files = (file for folder in folders for file in folder.glob(f"*/{THEME_FILE}"))
    return tuple(sorted({file.parent.name for file in files}))


def shipped_theme(folder: ThemeFolder) -> bool:
    """Tell whether a theme's folder is one that ships with briefgen."""
    return folder.path.parent == shipped("themes")


def option_place(site_folder: Path, option: str) -> Place:
    """Return where `[theme_options]` sets an option."""
    return Place("site.toml", *_line_of_key(site_folder / "site.toml", option, "theme_options"))


def _find(site: ThemeFolder, name: str) -> ThemeFolder | None:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name, re.ASCII):
        return None
    for themes in (site.path / "themes", shipped("themes")):
        if (themes / name / THEME_FILE).is_file():
            return ThemeFolder(themes / name, f"themes/{name}/", site.allowed)
    return None


def _outside(path: Path, shown: str) -> Problem:
    return leaves_folder(shown, str(path.readlink() if path.is_symlink() else path), Place(shown))


def _read(folder: ThemeFolder) -> tuple[ThemeFile | None, tuple[Problem, ...]]:
    path, shown = folder.path / THEME_FILE, folder.shown + THEME_FILE
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        return None, (bad_theme_file(*_syntax(str(mistake), path, shown)),)
    problems = tuple(_mistakes(written, path, shown))
    if problems:
        return None, problems
    return ThemeFile(**written), ()


def _syntax(message: str, path: Path, shown: str) -> tuple[str, Place]:
    """Return what the TOML reader said, and where."""
    what = f"theme.toml cannot be read: {message.partition(' (at ')[0]}"
    if match := re.search(r"\(at line (\d+), column (\d+)\)", message):
        return what, Place(shown, int(match[1]), int(match[2]))
    end = path.read_bytes().rstrip().count(b"\n") + 1
    return what, Place(shown, end, 1)


def _mistakes(written: dict[str, object], path: Path, shown: str) -> list[Problem]:
    problems = []
    for key, value in written.items():
        place = Place(shown, *_line_of_key(path, key))
        if key not in ThemeFile.__struct_fields__:
            advice = meant(key, ThemeFile.__struct_fields__, "the keys are: name, extends, options")
            problems.append(bad_theme_file(f'theme.toml has no key "{key}"', place, advice))
        elif key == "options":
            problems += _option_mistakes(value, path, shown)
        elif not isinstance(value, str):
            problems.append(bad_theme_file(f'"{key}" must be a text', place, "put it in quotes"))
    return problems


def _option_mistakes(options: object, path: Path, shown: str) -> list[Problem]:
    if not isinstance(options, dict):
        message = '"options" must be a table'
        return [bad_theme_file(message, Place(shown), "write [options] on a line of its own")]
    return [
        bad_theme_file(
            f'the option "{name}" must be a text, a number, true or false',
            Place(shown, *_line_of_key(path, name, "options")),
        )
        for name, value in options.items()
        if not isinstance(value, str | bool | int | float)
    ]


def _line_of_key(path: Path, key: str, table: str = "") -> tuple[int, int, int]:
    """Return line, column and length of a key in a TOML file, (0, 0, 1) where it is not found."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0, 0, 1
    here = ""
    for number, line in enumerate(lines, 1):
        if header := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            here = header[1].strip("\"'")
        written = re.match(r"""(\s*)(["']?)([^"'=\s]+)\2\s*=""", line)
        if written and here == table and written[3] == key:
            return number, written.end(1) + 1, len(key) + 2 * len(written[2])
    return 0, 0, 1
