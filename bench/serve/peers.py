"""The development servers that are compared."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from bench.flavours.flavour import Flavour
from bench.peers.briefgen import BRIEFGEN as BRIEFGEN_BUILD
from bench.peers.briefgen import WORKERS
from bench.peers.hugo import HUGO as HUGO_BUILD


class ServePeer(Struct, frozen=True):
    """How a server is run for a site on a port, and how it tells that it has nothing left to do.

    `edits` is the largest number of edits that it is given.
    """

    name: str
    flavour: Flavour
    version: Callable[[], tuple[str, ...]]
    command: Callable[[Path, int], tuple[str, ...]]
    tells: Literal["status", "log"]
    edits: int = sys.maxsize


def _briefgen(site: Path, port: int) -> tuple[str, ...]:
    program = (sys.executable, "-m", "briefgen", "serve")
    return (*program, "--site", str(site), "--port", str(port), "--jobs", WORKERS)


def _hugo(site: Path, port: int) -> tuple[str, ...]:
    program = HUGO_BUILD.version()[0]
    return (program, "server", "--source", str(site), "--bind", "127.0.0.1", "--port", str(port))


def _whole_hugo(site: Path, port: int) -> tuple[str, ...]:
    return (*_hugo(site, port), "--disableFastRender")


PEERS = (
    ServePeer("briefgen", BRIEFGEN_BUILD.flavour, BRIEFGEN_BUILD.version, _briefgen, "status"),
    ServePeer("hugo", HUGO_BUILD.flavour, HUGO_BUILD.version, _hugo, "log"),
    # Hugo makes only what was looked at lately, unless it is told to make everything.
    ServePeer("hugo-all", HUGO_BUILD.flavour, HUGO_BUILD.version, _whole_hugo, "log", 10),
)
"""Ours first."""
