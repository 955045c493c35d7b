"""When to look: after events have paused, and now and then without any.

All times are seconds of a clock that only goes forward.
"""

import math
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

QUIET = 0.02
"""How long events must pause before their files are looked at."""

STORM = 0.2
"""How long events may keep coming before their files are looked at all the same."""

SETTLED = 0.3
"""How long after a look at what events named everything is looked at."""

EVERY = 2.0
"""How often everything is looked at though no event came."""

POLLED = 0.3
"""The same where no events come."""

_SHARE = 0.1
"""The most of the time that may go into looks which no event asked for."""

_MOST_HINTS = 200
"""Looking at everything is cheaper than at more single files than this."""

_LOOKS = 3
"""How many looks are compared; the cheapest is one that found nothing to do."""


class Gathering:
    """Gathers what events name until they pause; `wake` is called when it was empty.

    May be used from any thread; `wake` is called in the thread of the event.
    """

    def __init__(self, clock: Callable[[], float], wake: Callable[[], None]) -> None:
        """Begin empty."""
        self._clock = clock
        self._wake = wake
        self._lock = threading.Lock()
        self._paths: set[Path] = set()
        self._is_everything = False
        self._first = self._last = -math.inf

    def hint(self, path: Path) -> None:
        """Note a file that may have changed."""
        with self._lock:
            wakes = self._note()
            if not self._is_everything:
                self._paths.add(path)
            if len(self._paths) > _MOST_HINTS:
                self._give_up_paths()
        if wakes:
            self._wake()

    def everything(self) -> None:
        """Note that any file may have changed."""
        with self._lock:
            wakes = self._note()
            self._give_up_paths()
        if wakes:
            self._wake()

    def due(self) -> float | None:
        """Return when to look if no event follows, None where none has come."""
        with self._lock:
            if not self._is_filled():
                return None
            return min(self._last + QUIET, self._first + STORM)

    def take(self) -> frozenset[Path] | None:
        """Return the files to look at, None for all, and begin anew."""
        with self._lock:
            taken = None if self._is_everything else frozenset(self._paths)
            self._paths.clear()
            self._is_everything = False
        return taken

    def _note(self) -> bool:
        """Note the time of an event; tell whether it is the first."""
        self._last = self._clock()
        if self._is_filled():
            return False
        self._first = self._last
        return True

    def _is_filled(self) -> bool:
        return self._is_everything or bool(self._paths)

    def _give_up_paths(self) -> None:
        self._is_everything = True
        self._paths.clear()


class Pace:
    """Says when everything is to be looked at though no event asks for it.

    Events are only hints, so that is soon after them, and every now and then. A site that takes
    long to look at is looked at less often.
    """

    def __init__(self, now: float, every: float) -> None:
        """Begin; `every` is how often at most."""
        self.every = every
        self._looked = now
        self._soon = math.inf
        self._costs: deque[float] = deque(maxlen=_LOOKS)

    @property
    def due(self) -> float:
        """When everything is to be looked at next."""
        return min(self._soon, self._looked + self._wait())

    def is_late(self, now: float) -> bool:
        """Tell whether events that keep coming have put off a look at everything."""
        return now > self._looked + self._wait() + SETTLED

    def looked_at_some(self, ended: float) -> None:
        """Note that what events named was looked at."""
        self._soon = ended + SETTLED

    def looked_at_everything(self, began: float, ended: float, *, is_settled: bool) -> None:
        """Note that everything was looked at, and whether nothing gives reason to do so again."""
        self._costs.append(ended - began)
        self._looked = ended
        self._soon = math.inf if is_settled else ended + SETTLED

    def _wait(self) -> float:
        """Return how long to leave the site alone.

        One look says little: it may have found much to do.
        """
        cost = min(self._costs) if len(self._costs) == _LOOKS else 0.0
        return max(self.every, cost * (1 - _SHARE) / _SHARE)
