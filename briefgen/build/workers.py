"""Worker processes: anything that keeps the protocol of `concurrent.futures.Executor`.

What is to be done is sent in batches, and the answers come back in the order of the batches. So
nothing a build writes depends on how many workers there are. A small job is done in this
process: a worker would take longer to start.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, wait
from types import TracebackType
from typing import Self, TypeVar

Common = TypeVar("Common")
Item = TypeVar("Item")
Answer = TypeVar("Answer")

_WORTH_IT = 96
"""From how many items on it pays to wake workers, about 0.2 s of work."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Up to `jobs` processes, started when first needed; a context manager that ends them.

    An executor that is handed in is used instead, and left running.
    """

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        """Start nothing yet."""
        self._jobs = jobs
        self._given = executor
        self._own: Executor | None = None

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes; what they have not begun is not done any more."""
        if self._own is not None:
            self._own.shutdown(wait=True, cancel_futures=True)

    def each(
        self,
        work: Callable[[Common, tuple[Item, ...]], tuple[Answer, ...]],
        common: Common,
        items: Sequence[Item],
        batch: int,
    ) -> Iterator[tuple[Answer, ...]]:
        """Do some work on all items, `batch` at a time, and give the answers in order.

        `work` must be a function of a module; it gets `common` and some items.
        """
        batches = [tuple(items[at : at + batch]) for at in range(0, len(items), batch)]
        if not self.are_worth(len(items)):
            for some in batches:
                yield work(common, some)
            return
        executor = self._executor()
        waiting = deque(executor.submit(work, common, some) for some in batches)
        try:
            while waiting:
                yield waiting[0].result()
                waiting.popleft()
        finally:
            # Nobody may be at work any more when what they write to is taken away.
            for future in waiting:
                future.cancel()
            wait(waiting)

    def are_worth(self, items: int) -> bool:
        """Tell whether so many items are better sent away than done here."""
        return self._given is not None or (self._jobs > 1 and items >= _WORTH_IT)

    def _executor(self) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            # Starting processes takes modules that a build with little to do has no use for.
            from briefgen.build.processes import started  # noqa: PLC0415

            self._own = started(self._jobs)
        return self._own
