"""The progress bar: on a terminal only, and only when a build takes its time."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from briefgen.build.progress import Watcher

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE_SECONDS = 0.5


_IN_BYTES = "send"
"""The stage whose steps are bytes."""


@contextmanager
def progress_bar() -> Iterator[Watcher | None]:
    """Give a build's watcher, which shows a bar once half a second has passed; None when piped."""
    if not sys.stderr.isatty():
        yield None
        return
    with closing(Bar()) as bar:
        yield bar.advance


class Bar:
    """A bar on the error stream, from half a second after its beginning on."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._begin = perf_counter()
        self._shown: Progress | None = None
        self._task: TaskID | None = None
        self._is_in_bytes = False

    def advance(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if self._shown is None and perf_counter() - self._begin < _PATIENCE_SECONDS:
            return
        is_in_bytes = stage == _IN_BYTES
        if is_in_bytes != self._is_in_bytes:
            self.close()
        if self._shown is None:
            self._open(is_in_bytes=is_in_bytes)
        if self._shown is not None and self._task is not None:
            self._shown.update(self._task, description=stage, completed=done, total=total)

    def close(self) -> None:
        """Take the bar away, so that something else can be printed; it may advance again."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None

    def _open(self, *, is_in_bytes: bool) -> None:
        # Rich takes 50 ms to import: only a build that is slow already pays for it.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            DownloadColumn,
            MofNCompleteColumn,
            Progress,
            ProgressColumn,
            TextColumn,
            TransferSpeedColumn,
        )

        columns: tuple[ProgressColumn, ...] = (TextColumn("{task.description:>8}"), BarColumn())
        if is_in_bytes:
            columns += (DownloadColumn(), TransferSpeedColumn())
        else:
            columns += (MofNCompleteColumn(),)
        self._is_in_bytes = is_in_bytes
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._shown.add_task("", total=None)
        self._shown.start()
