"""One build at a time for each output folder."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout

from briefgen.build.state.own_files import is_plain_file, open_state_folder, put_state_file
from briefgen.problem import Problem, error

PATIENCE_SECONDS = 10.0
_TOLD_EACH_SECONDS = 0.25
_HELD = "BG805"


def _in_silence(_: str) -> None:
    """Tell nobody what is waited for."""


@contextmanager
def locked(lock: Path, waiting: Callable[[str], None] = _in_silence) -> Iterator[Problem | None]:
    """Hold a lock; wait some seconds for another build, then give why not (BG804, BG805).

    The system drops the lock of a process that dies. Where a site has no state and can have none
    there is no lock, and nothing to lose by it but the list of written files (BG801). `waiting`
    is told again and again who is waited for.
    """
    try:
        open_state_folder(lock)
    except OSError:
        yield None
        return
    if not is_plain_file(lock):
        yield _in_the_way(lock)
        return
    file, holder = FileLock(lock), lock.with_suffix(".pid")
    try:
        _acquire(file, holder, waiting)
    except Timeout:
        yield _held(holder)
        return
    except (OSError, NotImplementedError) as refusal:
        yield _refused(lock, refusal)
        return
    try:
        with suppress(OSError):
            put_state_file(holder, str(os.getpid()).encode())
        yield None
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        file.release()


@contextmanager
def locked_if_possible(
    lock: Path, waiting: Callable[[str], None] = _in_silence
) -> Iterator[Problem | None]:
    """Hold a lock for work that only reads, and do without where none can be had (BG805)."""
    with locked(lock, waiting) as refusal:
        yield refusal if refusal is not None and refusal.code == _HELD else None


@contextmanager
def held_if_free(lock: Path) -> Iterator[bool]:
    """Hold a lock unless another has it or none can be had; tell whether it is held."""
    try:
        open_state_folder(lock)
        file = FileLock(lock, timeout=0)
        file.acquire()
    except (Timeout, OSError, NotImplementedError):
        yield False
        return
    holder = lock.with_suffix(".pid")
    try:
        with suppress(OSError):
            put_state_file(holder, str(os.getpid()).encode())
        yield True
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        file.release()


def _acquire(file: FileLock, holder: Path, waiting: Callable[[str], None]) -> None:
    """Take a lock. Raises: Timeout when another has it for too long; OSError, NotImplementedError
    where the disk has no locks for us.
    """
    end = monotonic() + PATIENCE_SECONDS
    pause = 0.0
    while True:
        try:
            file.acquire(timeout=pause)
        except Timeout:
            left = end - monotonic()
            if left <= 0:
                raise
            waiting(f"waiting for another build or a preview{_by(holder)}")
            pause = min(left, _TOLD_EACH_SECONDS)
        else:
            return


def _refused(lock: Path, refusal: OSError | NotImplementedError) -> Problem:
    reason = refusal.strerror if isinstance(refusal, OSError) else "the disk has no locks"
    return error(
        "BG804",
        f"the disk refused a file ({reason or refusal}): {lock}",
        advice=f"make {lock.parents[1]} and all in it writable for you; files there may belong to "
        "another, such as root after a build with sudo",
    )


def _in_the_way(lock: Path) -> Problem:
    return error(
        "BG804",
        f"something that is no file is in the place of {lock}",
        advice="delete it: a build keeps its lock there",
    )


def _held(holder: Path) -> Problem:
    return error(
        _HELD,
        f"another build or a preview{_by(holder)} is at work there",
        advice="wait until it is done, or end it; then try again",
    )


def _by(holder: Path) -> str:
    try:
        return f" (process {int(holder.read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
