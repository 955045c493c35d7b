"""Taking a theme apart: what loading it tells of its parts."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.build.edition.themes import ThemeParts
from briefgen.build.state.digests import digest_of, digest_of_bytes
from briefgen.config import Config
from briefgen.render.mistakes import TemplateMistake
from briefgen.render.templates import FolderLoader
from briefgen.render.theme import Theme, load_theme
from briefgen.render.theme_files import read_file, readable

_DEEPEST = 40


def loaded_parts(site_folder: Path, config: Config) -> ThemeParts:
    """Load a theme and return its parts."""
    theme, problems = load_theme(site_folder, config)
    if theme is None:
        return ThemeParts(is_usable=False, problems=problems)
    return ThemeParts(
        is_usable=True,
        templates=dict(_templates(theme)),
        static={file.name: digest_of_bytes(file.data) for file in theme.static},
        addresses=dict(theme.static_paths),
        options=theme.options,
        problems=problems,
    )


def _templates(theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Give every name that a template could be called by, and what stands behind it."""
    names = {name for folder in theme.folders for name in _names(folder.path / "templates")}
    loader = FolderLoader(theme.folders)
    for name in sorted(names):
        yield name, _behind(loader, name)


def _behind(loader: FolderLoader, name: str) -> bytes:
    """Return what stands for what a page gets by a name, a refusal too."""
    try:
        file, shown = loader.find(name)
        return digest_of((shown, read_file(file)))
    except (TemplateMistake, LookupError, OSError) as refusal:
        return digest_of((type(refusal).__name__, str(refusal)))


def _names(root: Path) -> Iterator[str]:
    """Give the files below a folder, those behind links too: templates are looked for there."""
    above: dict[str, frozenset[Path]] = {}
    for parent, folders, files in os.walk(root, followlinks=True):
        here = above.get(parent, frozenset()) | {Path(parent).resolve()}
        for name in tuple(folders):
            folder = Path(parent, name)
            if folder.resolve() in here or len(here) > _DEEPEST:
                folders.remove(name)
            above[str(folder)] = here
        below = Path(parent).relative_to(root)
        # No template can call a file by a name that is no UTF-8.
        yield from (path for name in files if _is_text(path := (below / name).as_posix()))


def _is_text(path: str) -> bool:
    return readable(path) == path
