"""The maker: one thread that does all the work of a preview, piece by piece, in order.

It is the main thread, because only there can a template that never ends be stopped. The event
loop, which must answer at any time, runs in another.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Piece = Callable[[], None]


class Maker(Executor):
    """An executor whose work is done by the thread that calls `work`."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._pieces: SimpleQueue[Piece | None] = SimpleQueue()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Put a piece of work at the end of the queue."""
        future: Future[T] = Future()

        def piece() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except Exception as problem:  # noqa: BLE001 - it is raised where the result is awaited
                future.set_exception(problem)
            else:
                future.set_result(result)

        self._pieces.put(piece)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the protocol of executors
        """Let `work` return once everything before has been done."""
        self._pieces.put(None)

    def work(self) -> None:
        """Do what is submitted, until `shutdown`."""
        while (piece := self._pieces.get()) is not None:
            piece()
