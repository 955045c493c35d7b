"""One build at a time for each output folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.build.state.own_files import is_plain_file, open_state_folder, put_state_file
from briefgen.problem import Problem, error

PATIENCE_SECONDS = 10.0


@contextmanager
def locked(lock: Path) -> Iterator[Problem | None]:
    """Hold a lock; wait some seconds for another build, then give why not (BG805).

    The system drops the lock of a process that dies. Where the site folder cannot be written
    there is no lock, and nothing to lose by it but the list of written files (BG801).
    """
    try:
        open_state_folder(lock)
    except OSError:
        yield None
        return
    holder = lock.with_suffix(".pid")
    if not is_plain_file(lock):
        yield _in_the_way(lock)
        return
    try:
        with FileLock(lock, timeout=PATIENCE_SECONDS):
            with suppress(OSError):
                put_state_file(holder, str(os.getpid()).encode())
            try:
                yield None
            finally:
                with suppress(OSError):
                    holder.unlink(missing_ok=True)
    except Timeout:
        yield _held(holder)


def _in_the_way(lock: Path) -> Problem:
    return error(
        "BG804",
        f"something that is no file is in the place of {lock}",
        advice="delete it: a build keeps its lock there",
    )


def _held(holder: Path) -> Problem:
    try:
        by = f" (process {int(holder.read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        by = ""
    return error(
        "BG805",
        f"another build{by} is writing to the same folder",
        advice="wait until it is done, then build again",
    )
