"""A preview under load: many browsers listen, many pages are asked for, and somebody writes.

    python -m tests.serve.load SECONDS [BRIEFS]

Everything stays on the loopback. Ends with 1 where a goal is missed.
"""

import asyncio
import sys
import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

import msgspec

from tests.harness.loop import in_a_loop
from tests.serve.crowd import Asker, Listener, drop_in, half_sent, heard_first, paced
from tests.serve.served import Served
from tests.serve.vitals import (
    Holdings,
    Newsroom,
    addresses_in,
    holdings,
    overheard,
    percentile,
    told,
)

FANOUT_GOAL = 0.25
PAGE_GOAL = 0.05
CUT_GOAL = 10.0
DRIFT_GOAL = 2

_PATIENCE = 10.0
_ASKERS = 16
_LOOK_SECONDS = 0.01
_HALF_SENT_A_SECOND = 20.0


class Scale(NamedTuple):
    """How much of everything; `drops` connections are made and dropped over the whole time."""

    seconds: float = 60.0
    briefs: int = 1000
    listeners: int = 500
    pages_a_second: float = 50.0
    edits_a_second: float = 1.0
    half_sent: int = 200
    drops: int = 1000


class Outcome:
    """What came of a load; all times in seconds.

    `fanouts` are from the first browser's receipt of a number to each one's, `tellings` from the
    end of a write to each browser's receipt, `pages` from when a page was due to be asked for.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.fanouts: list[float] = []
        self.tellings: list[float] = []
        self.pages: list[float] = []
        self.cuts: list[float] = []
        self.own_delays: list[float] = []
        self.errors: list[str] = []
        self.last_heard: set[int] = set()
        self.number = 0
        self.edits = 0
        self.untold = 0
        """How many writes no number followed before the next."""
        self.before = self.after = self.during = Holdings(0, 0, 0)
        self.returned_after = 0.0

    def misses(self) -> list[str]:
        """Return which goals were missed, those of time aside."""
        drifts = {
            "descriptors": self.after.descriptors - self.before.descriptors,
            "threads": self.after.threads - self.before.threads,
        }
        late = sum(cut > CUT_GOAL for cut in self.cuts)
        return [
            *(f"error: {error}" for error in self.errors[:10]),
            *(f"{by} more {what} than before" for what, by in drifts.items() if by > DRIFT_GOAL),
            *([f"{late} half-sent requests were not cut in time"] if late else ()),
            *([f"{self.last_heard} are last numbers"] if self.last_heard != {self.number} else ()),
        ]

    def late(self) -> list[str]:
        """Return which goals of time were missed."""
        found = {
            "fan-out p99": (percentile(self.fanouts, 0.99), FANOUT_GOAL),
            "pages p99": (percentile(self.pages, 0.99), PAGE_GOAL),
            "writes told late": (self.untold, 0),
        }
        return [f"{name}: {is_} > {goal}" for name, (is_, goal) in found.items() if is_ > goal]


class Load:
    """One load on one preview."""

    def __init__(self, preview: Served, room: Newsroom, scale: Scale) -> None:
        """Begin with nobody there."""
        self.outcome = Outcome()
        self._preview = preview
        self._room = room
        self._scale = scale
        self._token = preview.token()
        self._chance = Random("load")
        self._listeners: list[Listener] = []
        self._askers: asyncio.Queue[Asker] = asyncio.Queue()
        self._written: list[float] = []
        self._newest = room.address(0)
        self._tags: dict[tuple[str, int], str] = {}

    async def run(self) -> None:
        """Let everybody come, work for the time, and leave."""
        self._pages = addresses_in(self._preview.get("/sitemap.xml").body)
        await self._settle()
        self.outcome.before = self._holdings()
        await self._come()
        async with asyncio.TaskGroup() as together:
            for work in (self._write, self._ask, self._drop, self._stall, self._feel):
                together.create_task(work())
        await self._hear_the_last()
        self.outcome.during = self._holdings()
        self._reckon()
        await self._leave()

    def _holdings(self) -> Holdings:
        return holdings(self._preview.process.pid)

    async def _settle(self) -> None:
        """Wait until the preview has made all pages once."""
        while self._status()["unchecked"]:
            await asyncio.sleep(0.2)

    def _status(self) -> dict[str, object]:
        answer = self._preview.get(f"/_briefgen/status.json?token={self._token}")
        return msgspec.json.decode(answer.body, type=dict[str, object])

    async def _come(self) -> None:
        for _ in range(self._scale.listeners):
            self._listeners.append(await Listener.come(self._preview.host, self._token))
        for listener in self._listeners:
            await asyncio.wait_for(listener.begun.wait(), _PATIENCE)
        for _ in range(_ASKERS):
            self._askers.put_nowait(Asker(self._preview.host))

    async def _write(self) -> None:
        """Change a word in a brief, again and again."""
        async for _ in paced(self._scale.edits_a_second, self._scale.seconds):
            number = self._chance.randrange(self._scale.briefs)
            self._newest = self._room.address(number)
            self._room.edit(number, len(self._written) + 1)
            self._written.append(perf_counter())
        self.outcome.edits = len(self._written)

    async def _ask(self) -> None:
        """Ask for pages, whatever became of those asked for before."""
        async with asyncio.TaskGroup() as asking:
            async for began in paced(self._scale.pages_a_second, self._scale.seconds):
                is_newest = self._chance.random() < 0.1
                page = self._newest if is_newest else self._chance.choice(self._pages)
                asking.create_task(self._ask_for(page, began))

    async def _ask_for(self, page: str, began: float) -> None:
        asker = await self._askers.get()
        try:
            answer = await asyncio.wait_for(asker.get(page), _PATIENCE)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as fault:
            self.outcome.errors.append(f"{page}: {fault!r}")
            self._askers.put_nowait(Asker(self._preview.host))
            return
        self.outcome.pages.append(perf_counter() - began)
        self._askers.put_nowait(asker)
        if answer.status != 200:
            self.outcome.errors.append(f"{page}: {answer.status}")
        elif self._tags.setdefault((page, answer.number), answer.tag) != answer.tag:
            # A tab that has the older one would never ask for the newer.
            self.outcome.errors.append(f"{page}: two versions with the number {answer.number}")

    async def _drop(self) -> None:
        """Connect and drop, with a request under way or none."""
        async for _ in paced(self._scale.drops / self._scale.seconds, self._scale.seconds):
            with suppress(OSError):
                await drop_in(self._preview.host, self._chance.choice((b"", b"GET / HTTP/1.1\r\n")))

    async def _stall(self) -> None:
        """Send the half of requests and wait to be cut off."""
        async with asyncio.TaskGroup() as stalling:
            async for _ in paced(_HALF_SENT_A_SECOND, self._scale.half_sent / _HALF_SENT_A_SECOND):
                stalling.create_task(self._stall_once())

    async def _stall_once(self) -> None:
        self.outcome.cuts.append(await half_sent(self._preview.host, CUT_GOAL + 5))

    async def _feel(self) -> None:
        """Note by how much this side is late by itself."""
        end = perf_counter() + self._scale.seconds
        while (began := perf_counter()) < end:
            await asyncio.sleep(_LOOK_SECONDS)
            self.outcome.own_delays.append(perf_counter() - began - _LOOK_SECONDS)

    async def _hear_the_last(self) -> None:
        """Wait until everybody has heard the number of what is shown now."""
        end = perf_counter() + _PATIENCE
        while perf_counter() < end:
            status = self._status()
            self.outcome.number = int(str(status["number"]))
            self.outcome.last_heard = {listener.last for listener in self._listeners}
            is_heard = self.outcome.last_heard == {self.outcome.number}
            if is_heard and not status["unchecked"]:
                return
            await asyncio.sleep(0.1)

    def _reckon(self) -> None:
        """Reckon from when everybody heard each number."""
        numbers = heard_first(self._listeners)
        begin = self._written[0]
        for number, times in numbers.items():
            if min(times) >= begin:
                if len(times) < len(self._listeners):
                    self.outcome.errors.append(f"{number} was not heard by all")
                self.outcome.fanouts += (each - min(times) for each in times)
        firsts = [min(times) for times in numbers.values()]
        for written, next_ in pairwise((*self._written, float("inf"))):
            told_at = [
                n for n, first in zip(numbers, firsts, strict=True) if written < first < next_
            ]
            if told_at:
                self.outcome.tellings += (each - written for each in numbers[told_at[0]])
            else:
                self.outcome.untold += 1

    async def _leave(self) -> None:
        for listener in self._listeners:
            listener.leave()
        while not self._askers.empty():
            self._askers.get_nowait().leave()
        begin = perf_counter()
        while perf_counter() - begin < _PATIENCE:
            self.outcome.after = now = self._holdings()
            self.outcome.returned_after = perf_counter() - begin
            if now.descriptors + now.threads <= sum(self.outcome.before[1:3]):
                return
            await asyncio.sleep(0.1)


def load(scale: Scale) -> Outcome:
    """Put a load on a preview of a made-up desk."""
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        room = Newsroom(Path(folder).resolve() / "site", scale.briefs)
        with overheard(room.folder) as (preview, _):
            under_load = Load(preview, room, scale)
            in_a_loop(under_load.run())
    return under_load.outcome


def main() -> int:
    """Load as the arguments say, and tell what came of it."""
    arguments = sys.argv[1:]
    scale = Scale()
    if arguments:
        scale = scale._replace(seconds=float(arguments[0]))
    if arguments[1:]:
        scale = scale._replace(briefs=int(arguments[1]))
    outcome = load(scale)
    say(str(scale))
    say(f"{outcome.edits} edits, {len(outcome.pages)} pages, {len(outcome.errors)} errors")
    say(told("first browser to each", outcome.fanouts))
    say(told("write to each browser", outcome.tellings))
    say(told("pages", outcome.pages))
    say(told("half-sent requests until cut", outcome.cuts))
    say(told("late by this side itself", outcome.own_delays))
    say(f"before {outcome.before}")
    say(f"during {outcome.during}")
    waited = outcome.during.waited - outcome.before.waited
    say(f"the threads of the server waited {waited:.1f} s for a processor")
    say(f"after  {outcome.after}, {outcome.returned_after:.1f} s after all had left")
    missed = (*outcome.misses(), *outcome.late())
    for each in missed:
        say(f"missed: {each}")
    return 1 if missed else 0


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
