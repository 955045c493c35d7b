"""Which folders a build may write to.

A build replaces and removes files. It refuses every folder where that could cost somebody's
work, before it reads a single brief.
"""

from collections.abc import Iterator
from pathlib import Path

from briefgen.build.manifest import STATE_FOLDER
from briefgen.config import Config
from briefgen.problem import Problem, error

_SOURCES = ("templates", "static", "themes", STATE_FOLDER)


def output_folder_problems(site_folder: Path, out: Path, config: Config) -> tuple[Problem, ...]:
    """Return why a folder cannot be the output, if it cannot (BG140, BG141)."""
    try:
        folder = out.resolve()
    except (OSError, RuntimeError):
        return (_refused("BG140", f"the output folder {out} is a link that leads nowhere"),)
    if folder.exists() and not folder.is_dir():
        return (_refused("BG140", f"the output {out} is a file"),)
    for reason in _overlaps(site_folder.resolve(), folder, config):
        return (_refused("BG140", f"the output folder {out} {reason}"),)
    if (folder / ".git").exists():
        return (_refused("BG141", f"the output folder {out} is a git repository"),)
    return ()


def _overlaps(site: Path, folder: Path, config: Config) -> Iterator[str]:
    """Give what a folder must not be and is."""
    if site.is_relative_to(folder):
        yield "holds the site's own sources"
    if folder in (Path(folder.anchor), Path.home().resolve()):
        yield "is your home or the root of the disk"
    if Path.cwd().resolve().is_relative_to(folder):
        yield "is the folder you are in, or holds it"
    for name in (config.content.folder, *_SOURCES):
        source = (site / name).resolve()
        if folder.is_relative_to(source) or source.is_relative_to(folder):
            yield f"overlaps {name}/, which is a source"


def _refused(code: str, message: str) -> Problem:
    advice = 'choose a folder of its own: output = "public" in site.toml, or --out FOLDER'
    return error(code, message, advice=advice)
