"""Compare `briefgen serve` with other servers: `python -m bench.serve.run`; see `--help`."""

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep

from bench.desk import desk
from bench.peers.install import install
from bench.serve.browser import Browser
from bench.serve.peers import PEERS, ServePeer
from bench.serve.session import Session
from bench.serve.table import Column, table

SIZES = (1_000, 10_000)
EDITS = 30


def main() -> None:
    """Run what the command line asks for and print a table for each size."""
    given = _arguments()
    install()
    peers = [peer for peer in PEERS if peer.name in given.only]
    for peer in peers:
        print(
            subprocess.run(peer.version(), check=True, capture_output=True, text=True).stdout,
            end="",
        )
    for size in given.sizes:
        with TemporaryDirectory(prefix="bench-serve-") as folder:
            columns = _columns(peers, size, given.edits, Path(folder))
        print(*table(size, columns), sep="\n", flush=True)


def _arguments() -> Namespace:
    parser = ArgumentParser(description="Time briefgen's preview beside other servers.")
    names = [peer.name for peer in PEERS]
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="BRIEFS")
    parser.add_argument("--edits", type=int, default=EDITS)
    return parser.parse_args()


def _columns(peers: list[ServePeer], size: int, edits: int, folder: Path) -> list[Column]:
    sessions: list[Session] = []
    try:
        for peer in peers:
            sessions.append(Session(peer, desk(size), folder / peer.name))
            _progress(size, peer, f"started in {sessions[-1].later.seconds:.2f} s")
        with Browser() as browser:
            _progress(size, None, f"the browser's clock is ahead by {browser.skew:.2f} ms")
            for session in sessions:
                session.open(browser)
            _edit(sessions, size, edits)
        return [_column(session) for session in sessions]
    finally:
        for session in sessions:
            session.close()


def _edit(sessions: list[Session], size: int, edits: int) -> None:
    """Edit in turn, each time after another rest: no server is met in step with its own rhythm."""
    chance = Random("rest")
    for version in range(1, edits + 1):
        for session in (each for each in sessions if version <= each.peer.edits):
            sleep(chance.uniform(0.5, 1.5))
            edit = session.edit(version)
            spent = f"{edit.present * 1000:.0f} ms, all {edit.whole * 1000:.0f} ms"
            _progress(size, session.peer, f"edit {version}: {spent}")


def _column(session: Session) -> Column:
    return Column(
        session.peer.name,
        session.first,
        session.later,
        tuple(session.edits),
        session.memory,
        session.memory_now(),
    )


def _progress(size: int, peer: ServePeer | None, what: str) -> None:
    name = f", {peer.name}" if peer else ""
    print(f"{size}{name}: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
