"""HTTP for the preview: the socket, the limits of a connection, and the end."""

import asyncio
import errno
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from ipaddress import ip_address
from typing import cast

from starlette.applications import Starlette
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from briefgen.serve.app import end_streams
from briefgen.serve.guard import HEAD_BYTES, HEADERS

PATIENCE = 8.0
"""Seconds for the head of a request to come, and for some of an answer to be taken."""

LOOK_SECONDS = 1.0
"""How often the connections are looked at: none is kept waiting for more than ten seconds."""

MOST_CONNECTIONS = 1000

_FILES = 200
"""How many descriptors are left for files and watches."""

_REST_SECONDS = 30
_END_SECONDS = 0.4


def listen(host: str, port: int, tries: int = 20) -> socket.socket:
    """Return a socket that listens at a port, or at the first free one of those after it.

    Port 0 is any free one. Raises: OSError for a host that is not here, or no free port.
    """
    family, address = _resolved(host)
    for number in range(port, min(port + tries, 65_536)):
        try:
            return socket.create_server((address, number), family=family, backlog=1024)
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE or port == 0:
                raise
    raise OSError(errno.EADDRINUSE, f"no port from {port} on is free")


def origin(host: str, port: int) -> str:
    """Return the address to open in a browser; of a host that means all, the one that is here."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # not listened at
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


async def serve_http(app: Starlette, listener: socket.socket, stop: asyncio.Event) -> None:
    """Answer requests until `stop` is set; then end within a second, whatever is under way."""
    server = _Server(_config(app))
    tasks = (
        asyncio.create_task(_look_after(server)),
        asyncio.create_task(_end(server, app, stop)),
    )
    try:
        await server.serve([listener])
    finally:
        left = (*tasks, *server.server_state.tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def _resolved(host: str) -> tuple[socket.AddressFamily, str]:
    try:
        is_v6 = ip_address(host).version == 6
    except ValueError:
        found = socket.getaddrinfo(host, None, socket.AF_INET, socket.SOCK_STREAM)
        return socket.AF_INET, str(found[0][4][0])
    return socket.AF_INET6 if is_v6 else socket.AF_INET, host


def _config(app: Starlette) -> Config:
    return Config(
        app,
        http=_Door,
        ws="none",
        lifespan="off",
        interface="asgi3",
        workers=1,
        # Everything there is to say goes through the guard.
        log_config=None,
        log_level="critical",
        access_log=False,
        # No proxy stands before the preview: whoever says so is a client.
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_keep_alive=_REST_SECONDS,
    )


class _Server(Server):
    """uvicorn, which leaves signals to the command line."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _look_after(server: Server) -> None:
    """Cut the connections that only wait."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        for door in _doors(server):
            door.look(loop.time())


async def _end(server: Server, app: Starlette, stop: asyncio.Event) -> None:
    await stop.wait()
    end_streams(app)
    server.should_exit = True
    await asyncio.sleep(_END_SECONDS)
    for door in _doors(server):
        door.transport.abort()
    server.force_exit = True


def _doors(server: Server) -> list["_Door"]:
    return [door for door in server.server_state.connections if isinstance(door, _Door)]


def _open(connections: Iterable[object]) -> list["_Door"]:
    """Return the connections that are not about to close."""
    doors = (each for each in connections if isinstance(each, _Door))
    return [door for door in doors if not door.transport.is_closing()]


@cache
def most_connections(wanted: int) -> int:
    """Return how many connections there may be: files and watches need descriptors, too."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + _FILES
    if soft < needed:
        is_free = hard == resource.RLIM_INFINITY
        with suppress(OSError, ValueError):
            resource.setrlimit(
                resource.RLIMIT_NOFILE, (needed if is_free else min(needed, hard), hard)
            )
    return max(min(wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - _FILES), 1)


class _Door(H11Protocol):
    """A connection that does not wait for ever: not for a request, not for a reader."""

    resting_since = 0.0

    _unread = 0
    _taken_at = 0.0
    _begun: RequestResponseCycle | None = None
    _begun_at: float | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        # An answer goes out in several pieces; to wait until the first is acknowledged takes 40 ms.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.resting_since = self.loop.time()
        doors = _open(self.connections)
        if len(doors) > most_connections(MOST_CONNECTIONS):
            # One that was just made rests, too.
            resting = filter(_Door.is_resting, doors)
            min(resting, key=lambda door: door.resting_since).transport.abort()

    def on_response_complete(self) -> None:
        self.resting_since = self.loop.time()
        super().on_response_complete()

    def look(self, now: float) -> None:
        """Close if the head of a request takes too long, cut off if nothing is taken."""
        if self._taken(now) > PATIENCE:
            self.transport.abort()
        elif self._awaited(now) > PATIENCE:
            self.transport.close()

    def is_resting(self) -> bool:
        """Tell whether no request is in work."""
        cycle = self._cycle()
        return cycle is None or cycle.response_complete

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  # uvicorn's signature
        """Refuse what is no HTTP, unless an answer is under way: then only the end can follow."""
        if self.is_resting():
            self.transport.write(_NO_HTTP)
        self.transport.close()

    def _taken(self, now: float) -> float:
        """Return for how many seconds nothing was taken of what is to be sent."""
        unread = self.transport.get_write_buffer_size()
        if not 0 < self._unread <= unread:
            self._taken_at = now
        self._unread = unread
        return now - self._taken_at

    def _awaited(self, now: float) -> float:
        """Return for how many seconds the head of a request has been coming."""
        cycle = self._cycle()
        has_begun = cycle is None or (cycle.response_complete and self.conn.trailing_data[0])
        if not has_begun or self._begun_at is None or self._begun is not cycle:
            self._begun, self._begun_at = cycle, now if has_begun else None
        return 0 if self._begun_at is None else now - self._begun_at

    def _cycle(self) -> RequestResponseCycle | None:
        return cast("RequestResponseCycle | None", self.cycle)


_NO_HTTP_TEXT = b"This is no HTTP request, or its head is too long."
_NO_HTTP = b"\r\n".join(
    (
        b"HTTP/1.1 400 Bad Request",
        b"content-type: text/plain; charset=utf-8",
        b"content-length: %d" % len(_NO_HTTP_TEXT),
        b"connection: close",
        *(name + b": " + value for name, value in HEADERS),
        b"",
        _NO_HTTP_TEXT,
    )
)
