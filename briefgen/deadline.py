"""A limit on the computing time of one piece of work."""

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class DeadlineExceeded(Exception):  # noqa: N818 - it reads as what happened
    """The work took longer than it may."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlineExceeded inside the block once it has computed for `seconds`.

    Time spent waiting does not count, so that a busy machine changes nothing. Only the main
    thread of a POSIX process can be stopped; elsewhere, and inside another deadline, the block
    runs as if there were none. Any number will do: none is too large or too small for the timer.
    """
    if not _can_be_stopped():
        yield
        return
    previous = signal.signal(signal.SIGVTALRM, _stop)
    # Again each second: an exception raised while the garbage collector runs is lost.
    signal.setitimer(signal.ITIMER_VIRTUAL, _measurable(seconds), 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def _can_be_stopped() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGVTALRM) is not _stop
    )


def _stop(_signal: int, frame: FrameType | None) -> None:
    if _would_be_lost(frame):
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
