"""A watch on real files, and what it tells of them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from briefgen.serve import watch_rhythm
from briefgen.serve.watch import Watch
from tests.harness.loop import in_a_loop

PATIENCE = 20
"""Seconds after which something is taken never to come: a machine may be busy."""


def only_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be looked at that no event asked for: what is told then comes from events."""
    monkeypatch.setattr(watch_rhythm, "EVERY", 1000.0)
    monkeypatch.setattr(watch_rhythm, "SETTLED", 1000.0)


class Watched:
    """A watch that follows some places; `said` is what it told the terminal."""

    def __init__(self, *places: Path, polls: bool = False) -> None:
        self.places = places
        self.said: list[str] = []
        self.watch = Watch(polls=polls, tell=self.said.append)
        self.changes = self.watch.changes()

    async def next(self) -> frozenset[Path] | None:
        """Return what is told next, followed as a preview does."""
        async with asyncio.timeout(PATIENCE):
            found = await anext(self.changes)
        self.watch.follow(self.places)
        return found

    async def hears_of(self, *files: Path) -> bool:
        """Wait until all these files were told, by name or with all others."""
        missing = set(files)
        while missing:
            found = await self.next()
            missing = missing - found if found is not None else set()
        return True

    async def all_told(self) -> None:
        """Wait until it is asked to look at everything."""
        while await self.next() is not None:
            pass


@contextlib.asynccontextmanager
async def watching(*places: Path, polls: bool = False) -> AsyncIterator[Watched]:
    """Follow some places."""
    watched = Watched(*places, polls=polls)
    watched.watch.follow(places)
    try:
        yield watched
    finally:
        watched.watch.close()
        await watched.changes.aclose()


def names(place: Path, act: Callable[[], object], *files: Path) -> bool:
    """Tell whether a watch of a place names files, and no others need be looked at."""

    async def scenario() -> bool:
        async with watching(place) as watched:
            act()
            missing = set(files)
            while missing:
                found = await watched.next()
                if found is None:
                    return False
                missing -= found
            return True

    return in_a_loop(scenario())


def asks_for_all(place: Path, act: Callable[[], object]) -> bool:
    """Tell whether a watch of a place asks to look at everything when something is done."""

    async def scenario() -> bool:
        async with watching(place) as watched:
            act()
            await watched.all_told()
            return True

    return in_a_loop(scenario())
