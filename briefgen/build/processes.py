"""Processes that parse and render: how they are started, and how they end."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread, active_count

_LEFT_TO_THE_PARENT = ("SIGINT", "SIGTERM", "SIGHUP")


def started(jobs: int) -> ProcessPoolExecutor:
    """Start an executor of `jobs` processes.

    A copy of this process starts at once, with the program loaded. That is safe on Linux only,
    and only while there is no other thread; elsewhere a worker starts from nothing.
    """
    may_fork = sys.platform == "linux" and active_count() == 1
    context = get_context("fork" if may_fork else "spawn")
    with _undisturbed():
        executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare)
        executor.submit(os.getpid)
    return executor


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back while workers start, and in the workers for ever.

    An interrupt goes to every process of a terminal. A worker leaves it to its parent to end
    the work in order, and ends when the parent does.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = {getattr(signal, name) for name in _LEFT_TO_THE_PARENT}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """Make a worker end with its parent, leave signals to it, and let garbage be.

    A batch makes next to no garbage in circles; looking for it costs a tenth of the time.
    """
    for name in _LEFT_TO_THE_PARENT:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave at once when the parent is gone: nobody takes the answers any more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
