"""The processes of one session, and the memory that they hold together."""

import contextlib
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

_PROC = Path("/proc")
_INTERVAL = 0.02
_SHARE = 0.05
"""How much of the time sampling may take: reading the pages of a large process is not free."""


class MemoryWatch:
    """Samples the proportional set size (PSS) of all processes of a session, added up."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._over = Event()
        self._peak = 0
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """End the sampling and return the largest sum, in MB."""
        self._over.set()
        self._thread.join()
        return self._peak / 1024

    def _watch(self) -> None:
        wait = 0.0
        while not self._over.wait(wait):
            begin = perf_counter()
            held = sum(_held(process) for process in members(self._session))
            self._peak = max(self._peak, held)
            wait = max(_INTERVAL, (perf_counter() - begin) / _SHARE)


def members(session: int) -> tuple[int, ...]:
    """Return the processes of a session."""
    found = []
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                # The name of the program, in brackets, may hold anything.
                fields = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()
                if int(fields[3]) == session:
                    found.append(int(entry.name))
    return tuple(found)


def _held(process: int) -> int:
    """Return the PSS of a process in kB; 0 if it is gone."""
    try:
        text = (_PROC / f"{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:"), 0)
