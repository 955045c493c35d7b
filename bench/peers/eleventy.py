"""Eleventy: the program itself, without the launcher of npm."""

from pathlib import Path

from bench.flavours.eleventy import ELEVENTY as FLAVOUR
from bench.peers.peer import INSTALLED, Peer

_MODULES = INSTALLED / "node/node_modules"
_PROGRAM = ("node", str(_MODULES / "@11ty/eleventy/cmd.cjs"))


def _command(_site: Path, out: Path) -> tuple[str, ...]:
    return (*_PROGRAM, "--quiet", f"--output={out}")


ELEVENTY = Peer(
    name="eleventy",
    flavour=FLAVOUR,
    version=lambda: (*_PROGRAM, "--version"),
    command=_command,
    kept=(".cache",),
    modules=str(_MODULES),
)
