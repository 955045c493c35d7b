"""One server with its site and its page in the browser: its start, its edits, its memory."""

import os
from pathlib import Path
from time import time

from msgspec import Struct
from msgspec.structs import replace
from playwright.sync_api import Page

from bench.desk import Desk
from bench.flavours.flavour import Flavour
from bench.serve.browser import Browser, watched
from bench.serve.peers import ServePeer
from bench.serve.server import Server
from bench.serve.settled import idle, settled


class Edit(Struct, frozen=True):
    """Seconds from the end of writing to the text in the page, painted, and to the whole site."""

    present: float
    painted: float
    whole: float


class Start(Struct, frozen=True):
    """Seconds from the start of a server to its first page, and the most MB it took till then."""

    seconds: float
    peak: float


class Session:
    """A peer's server with the brief in the middle of a desk open in a browser."""

    def __init__(self, peer: ServePeer, desk: Desk, folder: Path) -> None:
        """Write the site; start its server for the first time and once more."""
        self.peer = peer
        self.edits: list[Edit] = []
        self._desk = desk
        self._site = folder
        self._page: Page | None = None
        peer.flavour.write(desk, folder, related=0)
        os.sync()
        first = self._serve()
        self.first = Start(first.start, first.peak)
        idle(first, self._address)
        first.stop()
        self._server = self._serve()
        self.later = Start(self._server.start, self._server.peak)
        idle(self._server, self._address)
        self.memory = self._server.memory()
        """MB that it held before the first edit."""

    def open(self, browser: Browser) -> None:
        """Show the brief."""
        self._page = browser.open(self._server.url(self._address))

    def edit(self, version: int) -> Edit:
        """Change the text of the brief; wait until it is seen, and until the server is done."""
        assert self._page
        path, data = _edited(self._desk, self.peer.flavour, version)
        self._server.forget()
        changed, seen = watched(self._page, version, lambda: _write(self._site / path, data))
        whole = settled(self._server, self._address)
        edit = Edit(seen.present - changed, seen.painted - changed, whole - changed)
        self.edits.append(edit)
        return edit

    def memory_now(self) -> float:
        """Return the MB that the server holds."""
        return self._server.memory()

    def close(self) -> None:
        """End the server."""
        self._server.stop()

    @property
    def _address(self) -> str:
        return f"briefs/{self._desk.brief(self._desk.size // 2).id}/"

    def _serve(self) -> Server:
        return Server(self.peer, self._site, self._address)


def _edited(desk: Desk, flavour: Flavour, version: int) -> tuple[str, bytes]:
    """Return the file of the brief in the middle, with other words in its first paragraph."""
    brief = desk.brief(desk.size // 2)
    first, *rest = brief.body
    file = flavour.brief(replace(brief, body=(f"In version {version}, {first}", *rest)))
    return file.path, file.text.encode()


def _write(path: Path, data: bytes) -> float:
    """Write a file in place, as most editors do; return when all was written but the end."""
    opened = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(opened, data)
    changed = time()
    os.close(opened)
    return changed
