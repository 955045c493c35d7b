"""A limit on the computing time of one piece of work."""

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time
from types import FrameType


class DeadlineExceeded(Exception):  # noqa: N818 - it reads as what happened
    """The work took longer than it may."""


_end: float | None = None
"""When the block that has a limit must be done, by the computing time of the main thread."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlineExceeded inside the block once it has computed for `seconds`.

    Time spent waiting does not count, nor does what other threads compute, so that a busy machine
    changes nothing. Only the main thread of a POSIX process can be stopped; elsewhere, and inside
    another deadline, the block runs as if there were none. Any number will do: none is too large
    or too small for the timer.
    """
    global _end  # noqa: PLW0603 - there is one main thread, and one timer of the process
    if not _can_be_stopped():
        yield
        return
    previous = signal.signal(signal.SIGVTALRM, _stop)
    _end = thread_time() + seconds
    # Again each second: an exception raised while the garbage collector runs is lost.
    signal.setitimer(signal.ITIMER_VIRTUAL, _measurable(seconds), 1)
    try:
        yield
    finally:
        # First of all: an alarm from here on must change nothing.
        _end = None
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def _can_be_stopped() -> bool:
    is_main = threading.current_thread() is threading.main_thread()
    return hasattr(signal, "setitimer") and is_main and _end is None


def _stop(_signal: int, frame: FrameType | None) -> None:
    if _end is None:
        return
    left = _end - thread_time()
    if left > 0:
        # The timer counts what other threads compute, too.
        signal.setitimer(signal.ITIMER_VIRTUAL, _measurable(left), 1)
    elif _would_be_lost(frame):
        signal.setitimer(signal.ITIMER_VIRTUAL, _AGAIN)
    else:
        raise DeadlineExceeded


_AGAIN = 0.001
_LONGEST = 1_000_000.0


def _measurable(seconds: float) -> float:
    """Return what the timer can count: it takes less than a microsecond for no limit at all."""
    return max(seconds, _AGAIN) if seconds < _LONGEST else _LONGEST


def _would_be_lost(frame: FrameType | None) -> bool:
    """Tell whether Python would drop what is raised here: in a finalizer, after a collection."""
    lost = {getattr(each, "__code__", None) for each in gc.callbacks}
    while frame is not None:
        if frame.f_code in lost or frame.f_code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False
