"""Looking at, and cleaning up in, an output folder."""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.address import OutputPath
from briefgen.build.state.manifest import digest

NOT_A_FILE = "not a file"
"""Stands for the digest of a link, a folder or a device where a file is expected."""


def digest_on_disk(file: Path) -> str | None:
    """Return the hex SHA-256 of a file, None if nothing is there, NOT_A_FILE for anything else."""
    try:
        mode = file.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(mode):
        return NOT_A_FILE
    return digest(file.read_bytes())


def identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another that took its name; None if it is a link or gone."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def folders_above(path: OutputPath) -> Iterator[OutputPath]:
    """Give the folders that a file of the output lies in, the nearest first."""
    while "/" in path:
        path = OutputPath(path.rpartition("/")[0])
        yield path


def passes_a_link(out: Path, path: str) -> bool:
    """Tell whether a folder between the output folder and a file is a symbolic link."""
    parents = list(Path(path).parents)[:-1]
    return any((out / parent).is_symlink() for parent in parents)


def obstacle(out: Path, path: OutputPath) -> Path | None:
    """Return what keeps a file from being put at a path: a link, a file, or a folder; else None."""
    for folder in reversed(tuple(folders_above(path))):
        mode = _mode(f"{out}/{folder}")
        if mode is not None and not stat.S_ISDIR(mode):
            return out / folder
    mode = _mode(f"{out}/{path}")
    return out / path if mode is not None and stat.S_ISDIR(mode) else None


def make_folders(out: Path, paths: Iterable[OutputPath]) -> None:
    """Make the folders that some files of the output lie in. Raises: OSError."""
    for folder in sorted({folder for path in paths for folder in folders_above(path)}):
        with suppress(FileExistsError):
            Path(f"{out}/{folder}").mkdir()


def _mode(file: str) -> int | None:
    """Return what kind of thing lies at a place, links not followed; None if nothing does."""
    try:
        return os.lstat(file).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def move(staged: Path, target: Path) -> None:
    """Put a staged file in its place in one step, also from another disk.

    Raises: OSError where the disk refuses.
    """
    try:
        staged.replace(target)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.briefgen")
        shutil.copyfile(staged, beside)
        beside.replace(target)


def remove_empty_folders(file: Path, out: Path) -> None:
    """Remove the folders above a removed file that are empty now, up to the output folder."""
    for folder in file.parents:
        if folder == out:
            return
        try:
            folder.rmdir()
        except OSError:
            return
