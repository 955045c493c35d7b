"""A preview of a large desk that runs for long: its site, what it holds, what it says."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from msgspec.structs import replace

from bench.desk import Desk, desk
from bench.flavours.briefgen import BRIEFGEN
from bench.flavours.flavour import BASE_URL, put
from tests.serve.served import Served, served

_KEPT_LINES = 50


class Holdings(NamedTuple):
    """What a process holds: memory in MB, open descriptors, threads.

    `waited` is for how many seconds its threads were ready and had no processor.
    """

    memory: float
    descriptors: int
    threads: int
    waited: float = 0.0


def holdings(process: int) -> Holdings:
    """Return what a process holds now."""
    of = Path(f"/proc/{process}")
    memory = re.search(r"VmRSS:\s+(\d+) kB", (of / "status").read_text())
    assert memory is not None
    descriptors, threads = (len(list((of / name).iterdir())) for name in ("fd", "task"))
    waits = (int(each.read_text().split()[1]) for each in of.glob("task/*/schedstat"))
    return Holdings(int(memory[1]) / 1024, descriptors, threads, sum(waits) / 1e9)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values does not exceed; 0 of none."""
    return sorted(values)[ceil(len(values) * share) - 1] if values else 0.0


def told(name: str, seconds: Sequence[float]) -> str:
    """Return a line about times."""
    shares = (percentile(seconds, share) * 1000 for share in (0.5, 0.95, 0.99, 1))
    p50, p95, p99, most = shares
    return (
        f"{name:32} p50 {p50:7.1f}  p95 {p95:7.1f}  p99 {p99:7.1f}  max {most:7.1f} ms"
        f"  of {len(seconds)}"
    )


class Newsroom:
    """A made-up desk on disk, and writers who add to its briefs."""

    def __init__(self, folder: Path, briefs: int) -> None:
        """Write the site."""
        self.folder = folder
        self.desk: Desk = desk(briefs)
        BRIEFGEN.write(self.desk, folder, related=0)

    def address(self, number: int) -> str:
        """Return where the page of a brief is."""
        return f"/briefs/{self.desk.brief(number).id}/"

    def edit(self, number: int, version: int, *, renames: bool = False) -> None:
        """Write a version into the text of a brief and, if so wished, into its title."""
        brief = self.desk.brief(number)
        title = f"{brief.title} {version}" if renames else brief.title
        body = (f"This is version {version}. ", *brief.body)
        put(self.folder, BRIEFGEN.brief(replace(brief, title=title, body=body)))


def version_in(page: bytes) -> int:
    """Return which version a page shows, 0 for none."""
    found = re.search(rb"This is version (\d+)\.", page)
    return int(found[1]) if found else 0


def addresses_in(sitemap: bytes) -> list[str]:
    """Return the pages that a sitemap names, as addresses from the root."""
    found = re.findall(rb"<loc>([^<]+)</loc>", sitemap)
    return [f"/{each.decode().removeprefix(BASE_URL).lstrip('/')}" for each in found]


@contextmanager
def overheard(site: Path, *options: str) -> Iterator[tuple[Served, list[str]]]:
    """Run a preview and keep the last lines that it says; whoever says much must be heard."""
    lines: list[str] = []
    with served(site, *options) as preview:
        hearing = Thread(target=_hear, args=(preview, lines))
        hearing.start()
        try:
            yield preview, lines
        finally:
            if preview.process.poll() is None:
                preview.stop()
            hearing.join()


def _hear(preview: Served, lines: list[str]) -> None:
    assert preview.process.stdout is not None
    for line in preview.process.stdout:
        lines.append(line)
        del lines[:-_KEPT_LINES]
