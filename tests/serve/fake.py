"""A preview of a few outputs held in memory, and a server for any preview."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from http.client import HTTPConnection, HTTPResponse
from typing import NamedTuple

from briefgen.address import OutputPath, SitePath, output_path
from briefgen.serve.app import preview_app
from briefgen.serve.guard import Access
from briefgen.serve.preview import Listener, Preview
from briefgen.serve.server import listen, serve_http
from briefgen.serve.shown import About, Shown, Status

TOKEN = "t0ken-of-this-run"
PAGE = b"<!doctype html><html><body><h1>Doha talks</h1></body></html>"
OUTPUTS = {
    "index.html": b"<!doctype html><html><body><h1>Desk</h1></body></html>",
    "briefs/doha/index.html": PAGE,
    "briefs/süden/index.html": PAGE,
    "404.html": b"<!doctype html><html><body><h1>Nothing here</h1></body></html>",
    "feed.xml": b"<feed/>",
    "sitemap.xml": b"<urlset/>",
    "feed.json": b"{}",
    "media/cable.pdf": bytes(range(256)) * 4,
    "media/map.svg": b"<svg/>",
    "media/own.html": b"<body>Mine</body>",
    "media/empty.txt": b"",
    "static/style.css": b"body{}",
    "calendar.ics": b"BEGIN:VCALENDAR",
    "CNAME": b"desk.example",
}


class FakePreview(Preview):
    """Outputs by their paths; `broken` are those that cannot be made because briefgen is at fault.

    No output is made before `open`, which `running` calls unless told otherwise; `waited` is set
    by the first that waits for one.
    """

    def __init__(self, outputs: Mapping[str, bytes] = OUTPUTS) -> None:
        self.number = 1
        self.outputs = dict(outputs)
        self.broken: set[str] = set()
        self.asked: list[SitePath] = []
        self.listeners: list[Listener] = []
        self.waited = threading.Event()
        self._is_open = asyncio.Event()

    def listen(self, listener: Listener) -> None:
        self.listeners.append(listener)

    def open(self) -> None:
        self._is_open.set()

    def announce(self, number: int) -> None:
        self.number = number
        for listener in self.listeners:
            listener(number)

    def has(self, path: OutputPath) -> bool:
        return path in self.outputs

    async def output(self, path: OutputPath) -> Shown | None:
        self.waited.set()
        await self._is_open.wait()
        if path in self.broken:
            raise LookupError(f"{path} cannot be made")
        data = self.outputs.get(path)
        digest = sha256(data or b"").hexdigest()
        return (
            None
            if data is None
            else Shown(path, data, digest, self.number, is_asset=path.startswith("media/"))
        )

    async def missing(self) -> Shown | None:
        return await self.output(OutputPath("404.html"))

    async def about(self, path: SitePath) -> About:
        self.asked.append(path)
        return About(number=self.number, path=path, is_found=self.has(output_path(path)))

    def status(self) -> Status:
        return Status(number=self.number, title="Desk")


class Answer(NamedTuple):
    """A response, read to its end."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Running:
    """A server in a thread of its own; everything here is called from the test's thread."""

    def __init__(self, port: int, loop: asyncio.AbstractEventLoop, told: list[str]) -> None:
        self.port = port
        self.loop = loop
        self.told = told

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send a request; `sec_fetch_site="none"` is the header `Sec-Fetch-Site: none`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=sent)
            return _read(connection.getresponse())
        finally:
            connection.close()

    def send(self, data: bytes) -> bytes:
        """Send bytes and return all that comes until the server closes the connection."""
        with self.connect() as client:
            client.sendall(data)
            return rest(client)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def events(self, *headers: str) -> socket.socket:
        """Return a connection that has asked for the stream."""
        client = self.connect()
        client.sendall(head(f"GET /_briefgen/events?token={TOKEN} HTTP/1.1", *headers))
        return client

    def soon(self, call, *arguments) -> None:
        """Have something called in the server's thread."""
        self.loop.call_soon_threadsafe(call, *arguments)


@contextmanager
def running(preview: Preview | None = None, *, is_open: bool = True, **access) -> Iterator[Running]:
    """Serve a preview on a free port; the end is asked for, and must come within a second."""
    shown = FakePreview() if preview is None else preview
    told: list[str] = []
    app = preview_app(shown, Access(**{"token": TOKEN, "tell": told.append, **access}))
    listener = listen("127.0.0.1", 0)
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    if is_open and isinstance(shown, FakePreview):
        shown.open()
    thread = threading.Thread(target=_run, args=(loop, serve_http(app, listener, stop)))
    port = listener.getsockname()[1]
    thread.start()
    try:
        yield Running(port, loop, told)
    finally:
        begun = time.monotonic()
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        took = time.monotonic() - begun
    assert took < 1, f"the server needed {took:.1f} s to end"


def _run(loop: asyncio.AbstractEventLoop, serving) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(serving)
        assert not asyncio.all_tasks(loop)
    finally:
        asyncio.set_event_loop(None)
        loop.close()


def head(line: str, *headers: str, host: str = "127.0.0.1") -> bytes:
    """Return the head of a request."""
    return "\r\n".join((line, f"Host: {host}", *headers, "", "")).encode("latin-1")


def status_of(data: bytes) -> int:
    """Return the status of an answer that was read as bytes, 0 where none came."""
    return int(data.split(b" ", 2)[1]) if data.startswith(b"HTTP/") else 0


def rest(client: socket.socket) -> bytes:
    """Return what comes until the other end closes."""
    read = b""
    while True:
        try:
            some = client.recv(65_536)
        except ConnectionResetError:
            return read
        if not some:
            return read
        read += some


def until(client: socket.socket, mark: bytes) -> bytes:
    """Return what comes up to a mark and with it."""
    read = b""
    while mark not in read:
        some = client.recv(65_536)
        assert some, f"closed after {read!r}"
        read += some
    return read


def _read(response: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, response.read())
