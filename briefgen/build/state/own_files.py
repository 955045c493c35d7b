"""Writing the state's own files: nothing is ever written through a link."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOTDIR
from pathlib import Path


def open_state_folder(file: Path) -> None:
    """Make the folder that holds a state file, and keep git from taking `.briefgen/` in.

    Raises: OSError where the site folder cannot be written, or where a link stands in the way.
    """
    root, folder = file.parent.parent, file.parent
    for each in (root, folder):
        if each.is_symlink():
            raise PermissionError(f"{each} is a link")
        try:
            each.mkdir(parents=True, exist_ok=True)
        except FileExistsError as refusal:
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(each)) from refusal
    with suppress(FileExistsError):
        _create(root / ".gitignore", b"*\n")


def put_state_file(file: Path, data: bytes) -> None:
    """Write a state file in one step, in the place of what is there. Raises: OSError."""
    open_state_folder(file)
    fresh = file.with_suffix(".new")
    with suppress(FileNotFoundError):
        fresh.unlink()
    _create(fresh, data)
    fresh.replace(file)


@contextmanager
def passing_folder(place: Path | None) -> Iterator[Path]:
    """Give an empty folder that goes again; the system's own where that place cannot be written.

    What a killed build leaves there the next one removes (`remove_folder`).
    """
    try:
        folder = _made_anew(place)
    except OSError:
        folder = temporary_folder()
    try:
        yield folder
    finally:
        remove_folder(folder)


def remove_folder(folder: Path) -> None:
    """Remove a folder and all in it, as far as the disk lets us; not through a link."""
    if not folder.is_symlink() and not is_behind_link(folder):
        shutil.rmtree(folder, ignore_errors=True)


def temporary_folder() -> Path:
    """Make a folder of the system's own kind, and give its real name. Raises: OSError."""
    return Path(tempfile.mkdtemp(prefix="briefgen-")).resolve()


def is_behind_link(file: Path) -> bool:
    """Tell whether a folder of the state that something lies in is a link."""
    return file.parent.is_symlink() or file.parent.parent.is_symlink()


def _made_anew(place: Path | None) -> Path:
    """Make an empty folder. Raises: OSError."""
    if place is None:
        return temporary_folder()
    open_state_folder(place)
    remove_folder(place)
    place.mkdir()
    return place


def is_plain_file(file: Path) -> bool:
    """Tell whether nothing but a regular file is, or could be made, at a place."""
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _create(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, not even as a link. Raises: OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags, 0o666), "wb") as opened:
        opened.write(data)
