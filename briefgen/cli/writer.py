"""Writing to the terminal from a thread of its own.

A terminal that is stopped, or a pipe that nobody reads, takes no more text at some point. A server
that told it things itself would wait there for ever.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Full, Queue

import click

_MOST_LINES = 2_000
_END_SECONDS = 1.0


class Writer:
    """Prints lines in their order; what a terminal does not take is left out and counted.

    Until another thread than the main one has something to say there is no thread.
    """

    def __init__(self, echo: Callable[..., None] = click.echo) -> None:
        """Begin; `echo` prints a line."""
        context = click.get_current_context(silent=True)
        self._color = None if context is None else context.color
        self._echo = echo
        self._lines: Queue[tuple[str, bool] | None] = Queue(_MOST_LINES)
        self._left_out = 0
        self._thread: threading.Thread | None = None

    def put(self, line: str, *, err: bool = False) -> None:
        """Print a line, on the error stream if it is about something wrong."""
        if self._thread is None:
            if threading.current_thread() is threading.main_thread():
                self._print(line, err=err)
                return
            self._thread = threading.Thread(target=self._work, name="terminal", daemon=True)
            self._thread.start()
        try:
            self._lines.put_nowait((line, err))
        except Full:
            self._left_out += 1

    def close(self) -> None:
        """Print what is left, as far as the terminal takes it within two seconds."""
        if self._thread is not None:
            with suppress(Full):
                self._lines.put(None, timeout=_END_SECONDS)
                self._thread.join(_END_SECONDS)

    def _work(self) -> None:
        while (each := self._lines.get()) is not None:
            line, err = each
            self._print(line, err=err)
            if self._left_out:
                left_out, self._left_out = self._left_out, 0
                self._print(f"… {left_out} lines left out", err=True)

    def _print(self, line: str, *, err: bool) -> None:
        # The preview outlives the terminal or the pipe that it was started from.
        with suppress(OSError, ValueError):
            self._echo(line, err=err, color=self._color)
