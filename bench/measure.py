"""Run a command and say what it cost: wall time, processor time, peak memory of all processes."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter, sleep

from msgspec import Struct

from bench.processes import MemoryWatch, members

_SET_CHILD_SUBREAPER = 36


class Cost(Struct, frozen=True):
    """What one run took: seconds of wall and of processor, MB of memory, files written.

    `written` is None where the generator does not say it.
    """

    wall: float
    cpu: float
    memory: float
    written: int | None = None


def measure(
    command: tuple[str, ...], folder: Path, environment: dict[str, str]
) -> tuple[Cost, str]:
    """Run a command in a folder; return its cost and what it printed, or stop if it failed."""
    _adopt_orphans()
    os.sync()
    with TemporaryFile() as said, TemporaryFile() as complained:
        begin = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=complained,
            start_new_session=True,
        )
        watch = MemoryWatch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - begin
        memory = watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + _rest(process.pid)
        said.seek(0)
        complained.seek(0)
        text = said.read().decode()
        if process.returncode:
            tail = (text + complained.read().decode())[-4000:]
            sys.exit(f"{' '.join(command)}\nended with {process.returncode}\n{tail}")
    return Cost(wall, cpu, memory), text


def _adopt_orphans() -> None:
    """Become the parent of what outlives its own, so that its processor time can be had."""
    ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _rest(session: int) -> float:
    """Wait for the processes that outlive the first; return their processor time."""
    deadline = perf_counter() + 10
    seconds = 0.0
    while members(session):
        if perf_counter() > deadline:
            sys.exit("a build left processes behind that do not end")
        pid, _, usage = os.wait4(-1, os.WNOHANG)
        if pid:
            seconds += usage.ru_utime + usage.ru_stime
        else:
            sleep(0.005)
    return seconds


def _environment(own: dict[str, str]) -> dict[str, str]:
    """Return the environment of a program that is installed: Python may keep what it compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own}
