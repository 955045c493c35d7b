"""A generator that the benchmark runs."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from bench.flavours.flavour import Flavour

ROOT = Path(__file__).parent.parent.parent
INSTALLED = ROOT / "bench/.peers"


class Peer(Struct, frozen=True):
    """How a generator is run.

    `command` builds the site of one folder into another; `version` gives the command that
    prints it: before the peers are installed, nobody knows where they will be.
    `kept` lists what a build leaves in the site's folder for the next; a cold build has none.
    `written` reads from what a build printed how many files it wrote.
    """

    name: str
    flavour: Flavour
    version: Callable[[], tuple[str, ...]]
    command: Callable[[Path, Path], tuple[str, ...]]
    kept: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    written: Callable[[str], int | None] = lambda _: None
    modules: str = ""
    """A folder of node modules that the site's folder needs beside its settings."""
