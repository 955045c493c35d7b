"""Taking a theme apart: what loading it tells of its parts."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.build.edition.themes import ThemeParts
from briefgen.build.state.digests import digest_of_bytes
from briefgen.config import Config
from briefgen.render.theme import load_theme
from briefgen.render.theme_files import read_file
from briefgen.render.theme_folder import ThemeFolder


def loaded_parts(site_folder: Path, config: Config) -> ThemeParts:
    """Load a theme and return its parts."""
    theme, problems = load_theme(site_folder, config)
    if theme is None:
        return ThemeParts(is_usable=False, problems=problems)
    return ThemeParts(
        is_usable=True,
        templates=dict(_templates(theme.folders)),
        static={file.name: digest_of_bytes(file.data) for file in theme.static},
        addresses=dict(theme.static_paths),
        options=theme.options,
        problems=problems,
    )


def _templates(folders: tuple[ThemeFolder, ...]) -> Iterator[tuple[str, bytes]]:
    """Give what stands behind each name that a template could be called by; the last one counts."""
    for folder in reversed(folders):
        root = folder.path / "templates"
        for file in sorted(root.rglob("*")):
            if file.is_file():
                yield file.relative_to(root).as_posix(), _digest(file)


def _digest(file: Path) -> bytes:
    try:
        return digest_of_bytes(read_file(file))
    except OSError as refusal:
        return (refusal.strerror or "unreadable").encode()
