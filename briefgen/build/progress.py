"""How far a build is, for whoever shows it, and how long each stage took."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

Watcher = Callable[[str, int, int], None]
"""Called with the stage's name, how many of its steps are done, and how many there are."""

T = TypeVar("T")


class Progress:
    """Times the stages of one build (`timings`, milliseconds by name) and tells a watcher."""

    def __init__(self, watcher: Watcher | None = None) -> None:
        """Begin; without a watcher only the times are kept."""
        self.timings: dict[str, float] = {}
        self._watcher = watcher
        self._stage = ""
        self._total = 0
        self._done = 0

    @contextmanager
    def stage(self, name: str, total: int = 1) -> Iterator[None]:
        """Time a stage of `total` steps."""
        self._stage, self._total, self._done = name, total, 0
        begin = perf_counter()
        self.advance(0)
        try:
            yield
        finally:
            self.timings[name] = round((perf_counter() - begin) * 1000, 1)

    def tell(self, name: str) -> None:
        """Name what is waited for: no stage, and no work."""
        if self._watcher is not None:
            self._watcher(name, 0, 1)

    def advance(self, steps: int = 1) -> None:
        """Say that so many more steps of the stage are done."""
        self._done += steps
        if self._watcher is not None:
            self._watcher(self._stage, self._done, self._total)
