"""Processes that parse and render: how they are started, and how they end."""

import gc
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

_PRELOADED = ("briefgen.build.parse_work", "briefgen.build.render_work")


def started(jobs: int) -> ProcessPoolExecutor:
    """Start an executor of `jobs` processes.

    They are forked from a server that holds nothing but the program: a copy of this process would
    be as large as it, and is not safe where it has threads.
    """
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(list(_PRELOADED))
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_prepare)


def _prepare() -> None:
    """Make a worker end with its parent, leave interrupts to it, and let garbage be.

    A batch makes next to no garbage in circles; looking for it costs a tenth of the time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave at once when the parent is gone: nobody takes the answers any more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
