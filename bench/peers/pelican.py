"""Pelican, with its cache of parsed files: it is off unless asked for."""

from pathlib import Path

from bench.flavours.pelican import PELICAN as FLAVOUR
from bench.peers.peer import INSTALLED, Peer

_PYTHON = str(INSTALLED / "venv/bin/python")


def _command(site: Path, out: Path) -> tuple[str, ...]:
    settings = ("-s", str(site / "pelicanconf.py"), "-o", str(out))
    cache = ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
    return (_PYTHON, "-m", "pelican", "--quiet", str(site / "content"), *settings, *cache)


PELICAN = Peer(
    name="pelican",
    flavour=FLAVOUR,
    version=lambda: (_PYTHON, "-m", "pelican", "--version"),
    command=_command,
    kept=("cache",),
)
