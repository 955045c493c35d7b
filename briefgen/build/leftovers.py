"""What builds that were killed leave in `.briefgen/`."""

import os
from contextlib import suppress
from pathlib import Path

from briefgen.build.state.own_files import is_behind_link, remove_folder
from briefgen.build.state.places import State, state_of


def remove_leftovers(site_folder: Path, state: State) -> None:
    """Remove what builds into a folder left that did not come to their end.

    Whoever calls this has the lock of that folder.
    """
    for folder in (state.passing, state.anew):
        if os.path.lexists(folder):
            remove_folder(folder)
            if folder == state.anew:
                forget_folder(state_of(site_folder, folder))


def forget_folder(state: State) -> None:
    """Remove what is remembered of an output folder that is no more."""
    for file in (state.manifest, state.lock, state.lock.with_suffix(".pid")):
        if not is_behind_link(file):
            with suppress(OSError):
                file.unlink()
    for folder in (state.staging, state.passing):
        remove_folder(folder)
