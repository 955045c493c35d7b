"""briefgen itself, as it lies here."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec

from bench.flavours.briefgen import BRIEFGEN as FLAVOUR
from bench.peers.peer import Peer

WORKERS = "2"


class _Report(msgspec.Struct, frozen=True):
    """What is read of the report of a build."""

    written: tuple[str, ...]


def _command(site: Path, out: Path) -> tuple[str, ...]:
    places = ("--site", str(site), "--out", str(out))
    return (sys.executable, "-m", "briefgen", "build", *places, "--json", *_workers())


@cache
def _workers() -> tuple[str, ...]:
    told = subprocess.run(
        (sys.executable, "-m", "briefgen", "build", "--help"),
        check=True,
        capture_output=True,
        text=True,
    )
    return ("--jobs", WORKERS) if "--jobs" in told.stdout else ()


def _written(printed: str) -> int:
    return len(msgspec.json.decode(printed, type=_Report).written)


BRIEFGEN = Peer(
    name="briefgen",
    flavour=FLAVOUR,
    version=lambda: (sys.executable, "-m", "briefgen", "--version"),
    command=_command,
    kept=(".briefgen",),
    written=_written,
)
