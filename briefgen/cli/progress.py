"""The progress bar: on a terminal only, and only when a build takes its time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from briefgen.build.progress import Watcher

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE_SECONDS = 0.5


@contextmanager
def progress_bar() -> Iterator[Watcher | None]:
    """Give a build's watcher, which shows a bar once half a second has passed; None when piped."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar.advance
    finally:
        bar.close()


class _Bar:
    def __init__(self) -> None:
        self._begin = perf_counter()
        self._shown: Progress | None = None
        self._task: TaskID | None = None

    def advance(self, stage: str, done: int, total: int) -> None:
        if self._shown is None and perf_counter() - self._begin < _PATIENCE_SECONDS:
            return
        if self._shown is None:
            self._open()
        if self._shown is not None and self._task is not None:
            self._shown.update(self._task, description=stage, completed=done, total=total)

    def close(self) -> None:
        if self._shown is not None:
            self._shown.stop()

    def _open(self) -> None:
        # Rich takes 50 ms to import: only a build that is slow already pays for it.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn())
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._shown.add_task("", total=None)
        self._shown.start()
