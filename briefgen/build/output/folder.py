"""Which folders a build may write to.

A build replaces and removes files. It refuses every folder where that could cost somebody's
work, whatever else is wrong.
"""

from collections.abc import Iterator
from pathlib import Path

from briefgen.build.report import BuildOptions
from briefgen.build.state.places import STATE_FOLDER, is_own
from briefgen.config import Config
from briefgen.problem import Problem, error

_SOURCES = ("templates", "static", "themes", STATE_FOLDER)


def output_folder(site_folder: Path, config: Config, options: BuildOptions) -> Path:
    """Return where the site goes."""
    return options.out or site_folder / config.output


def output_folder_problems(site_folder: Path, out: Path, config: Config) -> tuple[Problem, ...]:
    """Return why a folder cannot be the output, if it cannot (BG140, BG141)."""
    try:
        found = _danger(site_folder.resolve(), out, config)
    except (OSError, RuntimeError, ValueError) as problem:
        # A name that no disk can hold, a folder that may not be looked into, a link to itself.
        reason = problem.strerror if isinstance(problem, OSError) else problem
        found = ("BG140", f"cannot be used: {reason}")
    if found is None:
        return ()
    code, reason = found
    advice = 'choose a folder of its own: output = "public" in site.toml, or --out FOLDER'
    return (error(code, f"the output folder {out} {reason}", advice=advice),)


def _danger(site: Path, out: Path, config: Config) -> tuple[str, str] | None:
    folder = out.resolve()
    if any(part.is_file() for part in (folder, *folder.parents)):
        return "BG140", "is a file, or lies below one"
    overlap = None if is_own(site, folder) else next(_overlaps(site, folder, config), None)
    if overlap is not None:
        return "BG140", overlap
    return ("BG141", "is a git repository") if (folder / ".git").exists() else None


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
