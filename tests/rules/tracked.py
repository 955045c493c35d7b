"""The files of the project, as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that is or is about to be part of the project, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(sorted(ROOT / name for name in names if name and (ROOT / name).is_file()))


def sources(*folders: str) -> tuple[Path, ...]:
    """Return the Python files below some folders of the project."""
    tops = [ROOT / folder for folder in folders]
    return tuple(
        file
        for file in tracked()
        if file.suffix == ".py" and any(file.is_relative_to(top) for top in tops)
    )


def named(file: Path) -> str:
    """Return a file's path as it is written in a message."""
    return file.relative_to(ROOT).as_posix()
