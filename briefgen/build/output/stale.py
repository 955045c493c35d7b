"""Outputs that earlier builds wrote and this one does not make."""

from collections.abc import Iterable

from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.output.files import (
    NOT_A_FILE,
    digest_on_disk,
    folders_above,
    passes_a_link,
    remove_empty_folders,
)
from briefgen.build.output.staging import Staging


class Removal(Struct, frozen=True):
    """The paths removed, and those left because their bytes are no longer ours; both sorted."""

    removed: tuple[OutputPath, ...]
    edited: tuple[OutputPath, ...]


def stale(staging: Staging) -> tuple[OutputPath, ...]:
    """List what is or was ours and is not made now, sorted."""
    known = staging.before.files.keys() | staging.before.gone.keys()
    return tuple(sorted(known - staging.fresh.keys()))


def blocking(staging: Staging) -> tuple[OutputPath, ...]:
    """List the stale files that stand where a new output needs a folder, or the other way."""
    gone = stale(staging)
    if not gone:
        return ()
    folders = {folder for path in staging.fresh for folder in folders_above(path)}
    return tuple(
        path
        for path in gone
        if path in folders or any(folder in staging.fresh for folder in folders_above(path))
    )


def remove(staging: Staging, paths: Iterable[OutputPath]) -> Removal:
    """Remove files whose bytes are still ours, and the folders that empties.

    Raises: OSError where the disk refuses.
    """
    removed: list[OutputPath] = []
    edited: list[OutputPath] = []
    for path in paths:
        file = staging.out / path
        found = digest_on_disk(file)
        if found is None or (found == NOT_A_FILE and file.is_dir() and not file.is_symlink()):
            continue
        if found not in staging.before.ours(path) or passes_a_link(staging.out, path):
            # What lies where an output has gone from is somebody's own.
            if path in staging.before.files:
                edited.append(path)
            continue
        file.unlink()
        removed.append(path)
        remove_empty_folders(file, staging.out)
    return Removal(tuple(removed), tuple(edited))
