"""Run the benchmark: `python -m bench.run`; `--help` lists how to run a part of it."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.cases import CASES, PEERS, RELATED, SIZES, Round, rounds
from bench.desk import desk
from bench.measure import Cost
from bench.peers.briefgen import BRIEFGEN
from bench.peers.eleventy import ELEVENTY
from bench.peers.hugo import HUGO
from bench.peers.install import install
from bench.peers.peer import Peer
from bench.peers.pelican import PELICAN
from bench.results import Results, Row, load, row, save
from bench.session import Site
from bench.table import scale, table

KNOWN = {peer.name: peer for peer in (BRIEFGEN, HUGO, PELICAN, ELEVENTY)}
SHOWN = {"off": (0,), "on": (RELATED,), "both": (0, RELATED)}


def main() -> None:
    """Run what the command line asks for; keep the results of a full run."""
    given = _arguments()
    install()
    versions = {name: _version(KNOWN[name]) for name in given.only}
    asked = rounds(tuple(given.sizes), SHOWN[given.related])
    chosen = [each for each in (_part(each, given) for each in asked) if each.runs]
    rows: list[Row] = []
    with TemporaryDirectory(prefix="bench-") as folder:
        _all(chosen, Path(folder), rows)
    print(*table(rows), sep="\n")
    if _is_full(given):
        save(Results(os.cpu_count() or 1, versions, tuple(rows)))
        kept = load()
        rows = list(kept.rows) if kept else rows
    print(*scale(rows), sep="\n")


def _arguments() -> Namespace:
    parser = ArgumentParser(description="Time briefgen beside other generators.")
    parser.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="BRIEFS")
    names = [case.name for case in CASES]
    parser.add_argument("--cases", nargs="+", choices=names, default=names)
    parser.add_argument("--runs", type=int, help="as often for every generator and case")
    parser.add_argument("--related", choices=SHOWN, default="both")
    return parser.parse_args()


def _is_full(given: Namespace) -> bool:
    everything = len(given.only) == len(PEERS) and len(given.cases) == len(CASES)
    return everything and given.runs is None and given.related == "both"


def _part(full: Round, given: Namespace) -> Round:
    """Return what the command line leaves of a round."""
    wanted = full.runs if full.case.name in given.cases else ()
    runs = tuple((peer, given.runs or count) for peer, count in wanted if peer in given.only)
    return Round(full.size, full.related, full.case, runs)


def _version(peer: Peer) -> str:
    printed = subprocess.run(peer.version(), check=True, capture_output=True, text=True).stdout
    return next((word.strip("v,") for word in printed.split() if any(map(str.isdigit, word))), "")


def _all(chosen: list[Round], folder: Path, rows: list[Row]) -> None:
    """Run round after round; a site is written when it is first needed."""
    sites: dict[tuple[str, int, int], Site] = {}
    for each in chosen:
        costs: dict[str, list[Cost]] = {peer: [] for peer, _ in each.runs}
        for time in range(max(count for _, count in each.runs)):
            for peer in (peer for peer, count in each.runs if time < count):
                key = (peer, each.size, each.related)
                if key not in sites:
                    place = folder / f"{peer}-{each.size}-{each.related}"
                    sites[key] = Site(KNOWN[peer], desk(each.size), place, each.related)
                costs[peer].append(sites[key].run(each.case))
                _progress(each, peer, costs[peer][-1])
        rows += [
            row(peer, each.size, related=each.related, case=each.case.name, costs=costs[peer])
            for peer, _ in each.runs
        ]


def _progress(each: Round, peer: str, cost: Cost) -> None:
    related = "with" if each.related else "without"
    print(
        f"{each.size} {related} related, {each.case.title}: {peer} {cost.wall:.2f} s",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    main()
