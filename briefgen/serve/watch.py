"""Watching a site: when files may have changed, and which."""

import asyncio
import contextlib
import errno
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from briefgen.serve import watch_rhythm
from briefgen.serve.watch_events import Events
from briefgen.serve.watch_rhythm import Gathering, Pace

_MOST_MISSES = 2
"""How many changes may go unannounced before events are no longer waited for."""

_MOST_STARTS = 5
"""How often listening may begin anew."""

_SILENT = "the system announces no changes of these files"

_REASONS = {
    errno.ENOSPC: (
        "the system cannot watch so many folders (raise fs.inotify.max_user_watches to have "
        "changes announced)"
    ),
    errno.EMFILE: (
        "too many programs watch files, or too many files are open (raise "
        "fs.inotify.max_user_instances, or the limit of open files, to have changes announced)"
    ),
}


class Watch:
    """Tells when files may have changed: hints from the system, and the call to look at everything.

    For the thread of one event loop. Hints are only hints: the truth is what a look finds.
    """

    def __init__(self, *, polls: bool = False, tell: Callable[[str], None]) -> None:
        """Begin; nothing is watched before `follow`.

        With `polls` no events are waited for. `tell` is called with a sentence for the terminal
        when the system announces no changes.
        """
        self._tell = tell
        self._is_polling = polls
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        self._gathering = Gathering(time.monotonic, self._wake)
        every = watch_rhythm.POLLED if polls else watch_rhythm.EVERY
        self._pace = Pace(time.monotonic(), every)
        self._events: Events | None = None
        self._places: tuple[Path, ...] = ()
        self._starts = 0
        self._misses = 0
        self._is_suspicious = False
        self._was_announced = False
        self._is_closed = False

    @property
    def is_polling(self) -> bool:
        """Whether no events are waited for."""
        return self._is_polling

    def follow(self, places: tuple[Path, ...]) -> None:
        """Watch these folders, with all in them, and files, which need not exist.

        To be called after each look: what was made, moved or deleted changes what there is to
        watch. Costs little where nothing did.
        """
        self._places = places
        if self._is_polling or self._is_closed:
            return
        try:
            self._listening().follow(places)
        except (OSError, RuntimeError) as refusal:
            self._poll(_reason(refusal))

    async def changes(self) -> AsyncIterator[frozenset[Path] | None]:
        """Yield the files that may have changed, None where all are to be looked at.

        Paths begin as the places do. Some may not exist, some are no sources at all. Ends after
        `close`.
        """
        self._loop = asyncio.get_running_loop()
        while not self._is_closed:
            if not await self._is_due():
                continue
            found = self._found()
            began = time.monotonic()
            yield found
            self._note_look(found, began)

    def missed(self) -> None:
        """Note that a look at everything found a change that should have been announced.

        To be called before the next look is asked for.
        """
        if not self._is_polling and not self._was_announced and self._gathering.due() is None:
            self._is_suspicious = True

    def close(self) -> None:
        """End watching; threads and descriptors are given back."""
        self._is_closed = True
        self._stop()
        self._woken.set()

    async def _is_due(self) -> bool:
        """Tell whether it is time to look; wait a while where it is not."""
        self._woken.clear()
        ready = self._gathering.due()
        due = self._pace.due if ready is None else ready
        wait = due - time.monotonic()
        if wait <= 0:
            return True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._woken.wait()
        return False

    def _found(self) -> frozenset[Path] | None:
        """Take what events told, None for a look that none asked for."""
        self._was_announced = self._gathering.due() is not None
        if self._was_announced:
            # Late is announced all the same, and it shows that events do come.
            self._is_suspicious = False
            self._misses = max(self._misses - 1, 0)
            taken = self._gathering.take()
            return None if self._pace.is_late(time.monotonic()) else taken
        if self._is_suspicious:
            self._is_suspicious = False
            self._miss()
        return None

    def _note_look(self, found: frozenset[Path] | None, began: float) -> None:
        now = time.monotonic()
        if found is None:
            is_settled = not (self._was_announced or self._is_suspicious)
            self._pace.looked_at_everything(began, now, is_settled=is_settled)
        else:
            self._pace.looked_at_some(now)

    def _miss(self) -> None:
        """Begin anew where a change was not announced: a thread may have died; then give up."""
        self._misses += 1
        if self._misses >= _MOST_MISSES:
            self._poll(_SILENT)
        else:
            self._stop()
            self.follow(self._places)

    def _listening(self) -> Events:
        if self._events is not None and self._events.is_alive:
            return self._events
        self._stop()
        self._starts += 1
        if self._starts > _MOST_STARTS:
            raise RuntimeError(_SILENT)
        self._events = Events(self._gathering.hint, self._gathering.everything)
        return self._events

    def _poll(self, reason: str) -> None:
        self._is_polling = True
        self._stop()
        self._pace.every = watch_rhythm.POLLED
        self._tell(f"{reason}; looking for changes again and again instead")
        self._woken.set()

    def _stop(self) -> None:
        if self._events is not None:
            self._events.close()
            self._events = None

    def _wake(self) -> None:
        """Wake the event loop; called in other threads."""
        if self._loop is not None:
            # The loop may have ended since.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._woken.set)


def _reason(refusal: OSError | RuntimeError) -> str:
    if isinstance(refusal, OSError):
        known = _REASONS.get(refusal.errno or 0)
        return known or f"the system cannot announce changes ({refusal.strerror or refusal})"
    return str(refusal)
