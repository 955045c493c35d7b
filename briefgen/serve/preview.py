"""The preview as the event loop sees it: a desk that another thread works at."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from msgspec.structs import replace

from briefgen.address import OutputPath, SitePath
from briefgen.serve.desk import Desk
from briefgen.serve.shown import About, Shown, Status

Listener = Callable[[int], None]
"""Called in the event loop's thread with the number of what is shown now."""

P = ParamSpec("P")
T = TypeVar("T")

_QUIET_SECONDS = 0.1
"""How long after a change the sweep begins: first come the pages that are looked at."""

_MOST_ANSWERS, _LARGE = 128, 200_000
"""How many outputs are at hand for the next who asks, and what is too large for that, in bytes."""

_SLICE_MS = 8.0
"""For how long a sweep may keep a page waiting that is asked for."""


class Preview:
    """A site as it is now, made page by page as it is asked for; for the event loop's thread.

    `number` grows whenever something that a browser may show has changed: pages or problems.
    """

    def __init__(self, desk: Desk, maker: Executor, clock: Callable[[], datetime]) -> None:
        """Begin; `maker` does the work at the desk, `clock` gives the instant of each look."""
        self.number = desk.number
        self._desk = desk
        self._maker = maker
        self._clock = clock
        self._listeners: list[Listener] = []
        self._answers: dict[OutputPath, Shown] = {}
        self._stirred = asyncio.Event()
        self.is_polling = False
        """Whether the system announces no changes of files; whoever watches says so."""

    def listen(self, listener: Listener) -> None:
        """Call a listener whenever `number` has grown."""
        self._listeners.append(listener)

    async def refresh(self, hints: Iterable[Path] | None = None) -> bool:
        """Look at the files that may have changed, all where None; tell whether any had.

        Whatever is wrong with the site, the last good one stays.
        """
        return await self._done(self._desk.look, self._clock(), hints)

    def folders(self) -> tuple[Path, ...]:
        """Return the folders and files whose changes matter, absolute; some may not exist."""
        return self._desk.folders()

    def has(self, path: OutputPath) -> bool:
        """Tell whether the site has an output."""
        return path in self._desk.outputs

    async def output(self, path: OutputPath) -> Shown | None:
        """Return an output, made now if need be; None where the site has none at this path."""
        answers = self._answers
        if path not in answers:
            shown = await self._done(self._desk.shown, path)
            if shown is None or not shown.is_current:
                return shown
            if shown.is_asset or len(answers) >= _MOST_ANSWERS or len(shown.data) > _LARGE:
                return shown
            answers[path] = shown
        return answers[path]

    async def missing(self) -> Shown | None:
        """Return the site's page for addresses where nothing is, None where it has none."""
        return await self._done(self._desk.missing)

    async def about(self, path: SitePath) -> About:
        """Return what there is to know of an address, also of one where nothing is."""
        return await self._done(self._desk.about, path)

    def status(self) -> Status:
        """Return how the site is."""
        return replace(self._desk.status, is_polling=self.is_polling)

    async def sweep(self) -> None:
        """Make what nobody asks for, for ever: after each change, when there is time."""
        while True:
            await asyncio.sleep(_QUIET_SECONDS)
            self._stirred.clear()
            while await self._done(self._desk.sweep, _SLICE_MS):
                if self._stirred.is_set():
                    break
            await self._stirred.wait()

    async def _done(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Have something done at the desk, and tell if something else is to be shown then."""
        future = self._maker.submit(work, *given, **named)
        try:
            return await asyncio.wrap_future(future)
        finally:
            self._notice()

    def _notice(self) -> None:
        if self._desk.number == self.number:
            return
        self.number = self._desk.number
        self._answers = {}
        self._stirred.set()
        for listener in self._listeners:
            listener(self.number)
