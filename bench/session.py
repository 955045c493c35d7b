"""The sites of one benchmark: written once, built over and over."""

import shutil
import sys
from pathlib import Path

from bench.cases import Case
from bench.desk import Desk
from bench.measure import Cost, measure
from bench.peers.peer import Peer


class Site:
    """One peer's site of a desk, in folders of its own, and the builds that it has seen."""

    def __init__(self, peer: Peer, desk: Desk, folder: Path, related: int) -> None:
        self._peer = peer
        self._desk = desk
        self._source = folder / "site"
        self._out = folder / "out"
        self._edits = 0
        peer.flavour.write(desk, self._source, related)
        if peer.modules:
            (self._source / "node_modules").symlink_to(peer.modules)

    def run(self, case: Case) -> Cost:
        """Make ready for a case, untimed, and run it."""
        if case.cold:
            self._forget()
        elif not self._out.exists():
            self._build()
        if case.edit:
            self._edits += 1
            case.edit(self._desk, self._peer.flavour, self._source, self._edits)
        return self._build()

    def _build(self) -> Cost:
        command = self._peer.command(self._source, self._out)
        cost, printed = measure(command, self._source, dict(self._peer.environment))
        self._check()
        return Cost(cost.wall, cost.cpu, cost.memory, self._peer.written(printed))

    def _check(self) -> None:
        """Stop if a build left out briefs."""
        found = sum(1 for _ in self._out.glob("briefs/*-*/index.html"))
        if found != self._desk.size:
            sys.exit(f"{self._peer.name} made {found} pages of {self._desk.size} briefs")

    def _forget(self) -> None:
        for path in (self._out, *(self._source / name for name in self._peer.kept)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
