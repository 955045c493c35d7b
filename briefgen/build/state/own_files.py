"""Writing the state's own files: nothing is ever written through a link."""

import os
import stat
from contextlib import suppress
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
