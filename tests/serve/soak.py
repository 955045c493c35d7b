"""A preview that runs for long while somebody writes and a tab follows.

    python -m tests.serve.soak SECONDS [BRIEFS [EDITS_A_SECOND]]

Everything stays on the loopback. Ends with 1 where an edit was not shown, or memory grew.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from tests.harness.loop import in_a_loop
from tests.serve.crowd import Asker, Listener, paced
from tests.serve.load import say
from tests.serve.served import Served
from tests.serve.vitals import Holdings, Newsroom, holdings, overheard, told, version_in

GROWTH_GOAL = 0.10

_PATIENCE = 10.0
_WARM_UP = 0.2
_SHARE = 0.1
_RENAMED_EVERY = 7
_LATEST_OPENING = 0.06


class Tab:
    """A page in a browser: it asks for itself again when it hears a number above its own."""

    def __init__(self, host: str, listener: Listener) -> None:
        """Show nothing yet."""
        self.version = 0
        self._number = 0
        self._address = ""
        self._asker = Asker(host)
        self._listener = listener

    async def open(self, address: str) -> None:
        """Go to a page."""
        self._address = address
        await self._load()

    async def follow(self) -> bool:
        """Await a number above that of the page, and load it again; False if none comes."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while self._listener.last <= self._number:
                    self._listener.news.clear()
                    await self._listener.news.wait()
        except TimeoutError:
            return False
        await self._load()
        return True

    def close(self) -> None:
        """Leave."""
        self._asker.leave()
        self._listener.leave()

    async def _load(self) -> None:
        page = await self._asker.get(self._address)
        assert page.status == 200, f"{self._address}: {page.status}"
        self._number, self.version = page.number, version_in(page.body)


class Soak:
    """Edits, each of which a tab must come to show.

    `missed` are the versions that were never shown, `older` those after whose number an older
    one was; `delays` are the seconds from a write to the page.
    """

    def __init__(self, preview: Served, room: Newsroom) -> None:
        """Begin."""
        self.missed: list[int] = []
        self.older: list[int] = []
        self.delays: list[float] = []
        self.samples: list[Holdings] = []
        self._preview = preview
        self._room = room
        self._token = preview.token()
        self._chance = Random("soak")

    async def run(self, seconds: float, edits_a_second: float) -> None:
        """Edit for so long."""
        listener = await Listener.come(self._preview.host, self._token)
        tab = Tab(self._preview.host, listener)
        version = 0
        async for _ in paced(edits_a_second, seconds):
            version += 1
            await self._edit(tab, version)
            self.samples.append(holdings(self._preview.process.pid))
        tab.close()

    async def _edit(self, tab: Tab, version: int) -> None:
        """Write a version with the page open, or just before it is opened."""
        number = self._chance.randrange(self._room.desk.size)
        address = self._room.address(number)
        is_open = self._chance.random() < 0.5
        if is_open:
            await tab.open(address)
        self._room.edit(number, version, renames=version % _RENAMED_EVERY == 0)
        written = perf_counter()
        if not is_open:
            await asyncio.sleep(self._chance.uniform(0, _LATEST_OPENING))
            await tab.open(address)
        while tab.version != version:
            if not await tab.follow():
                self.missed.append(version)
                return
            if tab.version != version:
                self.older.append(version)
        self.delays.append(perf_counter() - written)

    def growth(self) -> float:
        """Return by which share memory grew after the warm-up."""
        first, last = self._ends()
        before = median(each.memory for each in first)
        return median(each.memory for each in last) / before - 1

    def drift(self) -> int:
        """Return how many more descriptors and threads there are than after the warm-up."""
        first, last = self._ends()
        return max(_held(last)) - max(_held(first))

    def faults(self) -> list[str]:
        """Return what went wrong, memory aside."""
        drift = self.drift()
        return [
            *([f"never shown: versions {self.missed}"] if self.missed else ()),
            *([f"older than the number said: versions {self.older}"] if self.older else ()),
            *([f"{drift} more descriptors and threads"] if drift > 0 else ()),
        ]

    def _ends(self) -> tuple[list[Holdings], list[Holdings]]:
        samples = self.samples
        some = max(1, int(len(samples) * _SHARE))
        begin = int(len(samples) * _WARM_UP)
        return samples[begin : begin + some], samples[-some:]


def _held(samples: list[Holdings]) -> list[int]:
    return [each.descriptors + each.threads for each in samples]


def soak(seconds: float, briefs: int, edits_a_second: float = 1.0) -> Soak:
    """Edit a made-up desk for so long while a preview shows it."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        room = Newsroom(Path(folder).resolve() / "site", briefs)
        with overheard(room.folder) as (preview, _):
            found = Soak(preview, room)
            in_a_loop(found.run(seconds, edits_a_second))
    return found


def main() -> int:
    """Soak as the arguments say, and tell what came of it."""
    arguments = [*sys.argv[1:], *("600", "300", "1")[len(sys.argv) - 1 :]]
    seconds, briefs, rate = (float(each) for each in arguments)
    found = soak(seconds, int(briefs), rate)
    say(f"{len(found.delays)} edits shown, {len(found.missed)} missed, {len(found.older)} older")
    say(told("write to the page", found.delays))
    first, last = found.samples[int(len(found.samples) * _WARM_UP)], found.samples[-1]
    say(f"after warm-up {first}")
    say(f"at the end    {last}")
    say("memory, MB: " + " ".join(f"{each.memory:.0f}" for each in _tenths(found.samples)))
    say(f"memory grew by {found.growth():.1%}; {found.drift()} more descriptors and threads")
    faults = found.faults()
    for fault in faults:
        say(f"missed: {fault}")
    return 1 if faults or found.growth() > GROWTH_GOAL else 0


def _tenths(samples: list[Holdings]) -> list[Holdings]:
    return [samples[len(samples) * tenth // 10] for tenth in range(10)] + samples[-1:]


if __name__ == "__main__":
    sys.exit(main())
