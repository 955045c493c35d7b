"""Time builds of a made-up site on one core: `python -m bench.build [N ...]`.

Prints wall and processor time for each size and, from the second on, how many times longer it
took than the first. The processes run one after the other, each on a fresh output folder.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from bench.corpus import write_corpus

SIZES = (1_000, 4_000)
RUNS = 3


class Cost(Struct, frozen=True, order=True):
    """What one build took, in seconds, and the most memory it held, in MB."""

    wall: float
    cpu: float
    memory: float


def main(sizes: tuple[int, ...]) -> None:
    """Build a site of each size and print the best of several runs."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    first: Cost | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            write_corpus(size, site)
            cost = min(_timed(site, Path(folder) / f"out{run}") for run in range(RUNS))
        ratio = "" if first is None else f"   {cost.wall / first.wall:.2f} times the first"
        first = first or cost
        print(
            f"{size:>6} briefs: {cost.wall:6.2f} s wall, {cost.cpu:6.2f} s processor,"
            f" {cost.memory:5.0f} MB{ratio}",
            flush=True,
        )


def _timed(site: Path, out: Path) -> Cost:
    """Run one build in a process of its own."""
    command = [sys.executable, "-m", "briefgen", "build", "--site", str(site), "--out", str(out)]
    begin = perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent
    )
    assert process.stderr is not None
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said[-4000:] or f"the build ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main(tuple(int(argument) for argument in sys.argv[1:]) or SIZES)
