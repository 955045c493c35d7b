"""Which folders a build may write to.

A build replaces and removes files. It refuses every folder where that could cost somebody's
work, before it reads a single brief.
"""

from pathlib import Path

from briefgen.address import is_inside
from briefgen.build.manifest import STATE_FOLDER
from briefgen.config import Config
from briefgen.problem import Problem, error

_SOURCES = ("templates", "static", "themes", STATE_FOLDER)


def output_folder_problems(site_folder: Path, out: Path, config: Config) -> tuple[Problem, ...]:
    """Return why a folder cannot be the output, if it cannot (BG140, BG141)."""
    reason = _danger(site_folder.resolve(), out, config)
    if reason is None:
        return ()
    code, message = reason
    advice = 'choose a folder of its own: output = "public" in site.toml, or --out FOLDER'
    return (error(code, message, advice=advice),)


def _danger(site: Path, out: Path, config: Config) -> tuple[str, str] | None:
    try:
        folder = out.resolve()
    except (OSError, RuntimeError) as problem:
        return "BG140", f"the output folder {out} cannot be followed: {problem}"
    if folder.exists() and not folder.is_dir():
        return "BG140", f"the output {out} is a file"
    if folder == site or site.is_relative_to(folder):
        return "BG140", f"the output folder {out} holds the site's own sources"
    if folder in (Path(folder.anchor), Path.home().resolve()):
        return "BG140", f"the output folder {out} is your home or the root of the disk"
    if is_inside(folder, Path.cwd()):
        return "BG140", f"the output folder {out} is the folder you are in, or holds it"
    for name in (config.content.folder, *_SOURCES):
        source = (site / name).resolve()
        if folder.is_relative_to(source) or source.is_relative_to(folder):
            return "BG140", f"the output folder {out} overlaps {name}/, which is a source"
    if (folder / ".git").exists():
        return "BG141", f"the output folder {out} is a git repository"
    return None
