"""What a person who interrupts a build is told of the site."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.build.progress import Watcher
from briefgen.cli.exit_codes import Interrupted

_BEFORE = ("scan", "parse", "theme", "link", "release", "gather", "plan", "view")
"""The stages after which others follow before a build touches its output folder."""


@contextmanager
def told_of_interrupts(watcher: Watcher | None) -> Iterator[Watcher]:
    """Give a watcher, which tells another one as well. Raises: Interrupted.

    What is told of the site must be so: whatever may have been moved counts as moved.
    """
    stages = _Stages(watcher)
    try:
        yield stages.advance
    except KeyboardInterrupt:
        rest = "the site on disk is as it was" if stages.is_before else "build again to finish"
        raise Interrupted(f"interrupted; {rest}") from None


class _Stages:
    def __init__(self, watcher: Watcher | None) -> None:
        self._watcher = watcher
        self._has_moved = False
        self._is_comparing = False

    @property
    def is_before(self) -> bool:
        """Whether the output folder is as it was."""
        return not self._has_moved and not self._is_comparing

    def advance(self, stage: str, done: int, total: int) -> None:
        # A page that is being rendered goes to a folder of its own, and stays there until all are.
        is_rendering = stage == "render" and done < total
        self._is_comparing = stage == "compare"
        # A build that finds gaps in what it remembers begins again: what has moved has moved.
        self._has_moved |= not (stage in _BEFORE or self._is_comparing or is_rendering)
        if self._watcher is not None:
            self._watcher(stage, done, total)
