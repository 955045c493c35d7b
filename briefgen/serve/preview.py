"""The preview of a site: what its writer sees of it now."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from briefgen.address import OutputPath, SitePath
from briefgen.serve.shown import About, Shown, Status

Listener = Callable[[int], None]
"""Called in the event loop's thread with the number of what is shown now."""


class Settings(Struct, frozen=True, kw_only=True):
    """What is previewed and how; `clock` gives the instant that decides embargoes and expiries.

    `editor` is the address that opens a place in an editor, with `{file}`, `{line}`, `{column}`
    in it, "" for none. `jobs` is how many processes may parse.
    """

    site_folder: Path
    clock: Callable[[], datetime]
    drafts: bool = True
    editor: str = ""
    jobs: int = 1


class Preview:
    """A site as it is now, made page by page as it is asked for.

    All methods are for the thread of one event loop; the work is done in threads of its own.
    `number` grows whenever something that a browser may show has changed: pages or problems.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin; nothing is read before `refresh`."""
        self.number = 0
        self._settings = settings
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call a listener whenever `number` has grown."""
        self._listeners.append(listener)

    async def refresh(self, hints: Iterable[Path] | None = None) -> bool:
        """Look at the files that may have changed, all where None; tell whether any had.

        Whatever is wrong with the site, the last good one stays.
        """
        raise NotImplementedError

    def folders(self) -> tuple[Path, ...]:
        """Return the folders and files whose changes matter, absolute; some may not exist."""
        raise NotImplementedError

    async def ready(self) -> None:
        """Wait until the site was looked at once."""
        raise NotImplementedError

    def has(self, path: OutputPath) -> bool:
        """Tell whether the site has an output."""
        raise NotImplementedError

    async def output(self, path: OutputPath) -> Shown | None:
        """Return an output, made now if need be; None where the site has none at this path."""
        raise NotImplementedError

    async def about(self, path: SitePath) -> About:
        """Return what there is to know of an address, also of one where nothing is."""
        raise NotImplementedError

    def status(self) -> Status:
        """Return how the site is."""
        raise NotImplementedError

    async def close(self) -> None:
        """End the work and keep what was found out for the next time."""
        raise NotImplementedError
