"""What the system tells of files, as hints: the one place that knows its file events."""

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.utils import BaseThread

from briefgen.serve.watch_spots import Spot, spots

# Not those of reading: a build that looks at a file must not be woken by it.
_TOLD: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]

_LOG = logging.getLogger("watchdog")
_LOG.addHandler(logging.NullHandler())

if sys.platform == "linux":
    from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

    # A file that leaves the watched folders holds up all later events for this long (in seconds),
    # as long as the other half of its move may still come. Both come at once.
    InotifyMoveEventGrouper.delay = 0.01


class Events:
    """The file events below some places; OSError and RuntimeError where the system refuses them.

    `hint` is called with a file that may have changed, `everything` where any may have. Both are
    called in other threads. `_is_stale` tells that folders or links are no longer what they were.
    """

    def __init__(self, hint: Callable[[Path], None], everything: Callable[[], None]) -> None:
        """Begin to listen; nowhere yet."""
        # It warns where a folder moves faster than it can follow; a look at everything follows.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
        self._hint = hint
        self._everything = everything
        self._places: tuple[Path, ...] = ()
        self._watches: dict[Spot, ObservedWatch] = {}
        self._shown: frozenset[Path] = frozenset()
        self._is_stale = True
        self._alarm = _Alarm(self.all_changed)
        self._observer = Observer()
        self._observer.start()
        _LOG.addHandler(self._alarm)
        self._hook = threading.excepthook
        threading.excepthook = self._survive

    @property
    def is_alive(self) -> bool:
        """Whether events are still handed on."""
        return self._observer.is_alive()

    def follow(self, places: tuple[Path, ...]) -> None:
        """Listen at these places and at no others."""
        if places == self._places and not self._is_stale and self._are_watched():
            return
        self._places = places
        # Before looking: what changes meanwhile makes it stale again.
        self._is_stale = False
        wanted = spots(places)
        self._shown = frozenset(path for spot in wanted for path in spot.shown)
        self._drop(frozenset(wanted))
        # Whole folders first: watchdog hides that it could not watch a folder inside another one,
        # but not that it could not watch the next.
        for spot in wanted:
            if spot not in self._watches:
                self._add(spot)

    def file_changed(self, path: Path) -> None:
        """Note an event of a file or a link."""
        if path in self._shown or _is_link(path):
            self.all_changed()
        else:
            self._hint(path)

    def all_changed(self) -> None:
        """Note an event that leaves open what changed."""
        self._is_stale = True
        self._everything()

    def close(self) -> None:
        """End all threads and give back all descriptors."""
        _LOG.removeHandler(self._alarm)
        self._observer.stop()
        self._observer.join()
        if threading.excepthook == self._survive:
            threading.excepthook = self._hook

    def _survive(self, fault: threading.ExceptHookArgs) -> None:
        """Go on when a thread of watchdog has died: the place is watched anew after a look.

        It does so where a folder is known by two names and one of them goes.
        """
        if isinstance(fault.thread, BaseThread):
            self.all_changed()
        else:
            self._hook(fault)

    def _are_watched(self) -> bool:
        working = self._working()
        return all(spot.is_same and watch in working for spot, watch in self._watches.items())

    def _working(self) -> set[ObservedWatch]:
        """Return what is watched; the watch of a folder that was deleted ends by itself."""
        return {each.watch for each in self._observer.emitters if each.is_alive()}

    def _drop(self, wanted: frozenset[Spot]) -> None:
        working = self._working()
        for spot, watch in tuple(self._watches.items()):
            if spot not in wanted or watch not in working:
                del self._watches[spot]
                self._observer.unschedule(watch)

    def _add(self, spot: Spot) -> None:
        told = _Told(spot, self)
        try:
            watch = self._observer.schedule(
                told, spot.folder, recursive=bool(spot.shown), event_filter=_TOLD
            )
        except (FileNotFoundError, NotADirectoryError):
            self._is_stale = True
        else:
            self._watches[spot] = watch


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False


class _Told(FileSystemEventHandler):
    """Hands on the events of one spot."""

    def __init__(self, spot: Spot, events: Events) -> None:
        self._spot = spot
        self._events = events

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand on an event, for a move with both paths."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._tell(os.fsdecode(path), is_folder=event.is_directory)

    def _tell(self, path: str, *, is_folder: bool) -> None:
        folder, name = os.path.split(path)
        if path == self._spot.folder:
            self._events.all_changed()
        elif not self._spot.shown:
            if folder == self._spot.folder and name in self._spot.names:
                self._events.all_changed()
        elif is_folder:
            self._events.all_changed()
        else:
            below = os.path.relpath(path, self._spot.folder)
            for shown in self._spot.shown:
                self._events.file_changed(shown / below)


class _Alarm(logging.Handler):
    """Hears that the system dropped events, which watchdog tells its log only."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._call = call

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage():
            self._call()
