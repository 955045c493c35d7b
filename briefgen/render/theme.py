"""The theme: templates, static files and options, of the site and of the theme it names."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.address import SitePath
from briefgen.config import Config, Option
from briefgen.problem import Place, Problem
from briefgen.render.functions import shared_names
from briefgen.render.mistakes import missing_template, unknown_option, wrong_option_type
from briefgen.render.pages import TEMPLATES
from briefgen.render.static import StaticFile, static_files
from briefgen.render.templates import Templates
from briefgen.render.theme_folder import (
    SITE_FILE,
    THEME_FILE,
    ThemeFile,
    ThemeFolder,
    key_place,
    theme_chain,
    value_place,
)


class Theme(Struct, frozen=True, kw_only=True):
    """A theme, ready to render; `options` are its defaults, `seconds` the limit for one page.

    `folders` are those it is made of, the site's own first.
    """

    folders: tuple[ThemeFolder, ...]
    options: dict[str, Option]
    static: tuple[StaticFile, ...]
    static_paths: dict[str, SitePath]
    templates: Templates
    seconds: float


def load_theme(site_folder: Path, config: Config) -> tuple[Theme | None, tuple[Problem, ...]]:
    """Load the theme that `site.toml` names, under the site's own `templates/` and `static/`.

    Templates are compiled when a page first needs them.
    Problems: those of `theme_chain` and `static_files`, BG503 and BG513 for `[theme_options]`,
    BG504 where the theme lacks the template of a kind of page.
    """
    allowed = tuple(site_folder / folder for folder in config.content.allow_links)
    site = ThemeFolder(site_folder, "", allowed)
    chain, problems = theme_chain(site, config.theme)
    if not chain:
        return None, problems
    folders = (site, *(folder for folder, _ in chain))
    options = _defaults(tuple(file for _, file in chain))
    static, mistakes = static_files(folders, config.limits.asset_bytes)
    found = Templates(folders, shared_names(config.language))
    problems = (
        *mistakes,
        *_option_problems(site, config.theme_options, options),
        *_missing(found, chain[0][0]),
    )
    theme = Theme(
        folders=folders,
        options=options,
        static=static,
        static_paths={file.name: file.path for file in static},
        templates=found,
        seconds=config.limits.seconds_per_document,
    )
    return theme, problems


def _defaults(files: tuple[ThemeFile, ...]) -> dict[str, Option]:
    """Return the options of a theme over those of the themes it extends."""
    options: dict[str, Option] = {}
    for file in reversed(files):
        options |= file.options
    return options


def _option_problems(
    site: ThemeFolder, written: dict[str, Option], defaults: dict[str, Option]
) -> Iterator[Problem]:
    for name, value in written.items():
        path = ("theme_options", name)
        if name not in defaults:
            yield unknown_option(name, tuple(defaults), key_place(site, SITE_FILE, *path))
        elif (wanted := _kind(defaults[name])) != _kind(value):
            yield wrong_option_type(name, wanted, value_place(site, SITE_FILE, *path))


def _kind(value: Option) -> str:
    if isinstance(value, bool):
        return "true or false"
    return "a text" if isinstance(value, str) else "a number"


def _missing(found: Templates, theme: ThemeFolder) -> Iterator[Problem]:
    known = tuple(found.list_templates())
    for name in TEMPLATES.values():
        if name not in known:
            yield missing_template(name, known, Place(theme.shown + THEME_FILE))
