"""Many clients of a preview in one event loop: some listen, some ask, some misbehave."""

import asyncio
import re
from bisect import bisect_left
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from time import perf_counter
from typing import NamedTuple

_MESSAGE = re.compile(rb"\ndata: (\d+)\n\n")
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_TAG = re.compile(rb"\r\netag: ([^\r]+)", re.IGNORECASE)
_NUMBER = re.compile(rb' data-number="(\d+)" data-token="')


class Listener(asyncio.Protocol):
    """A browser that listens; `heard` are the numbers and when they came.

    `news` is set with each number; whoever waits for it clears it.
    """

    def __init__(self, request: bytes) -> None:
        """Begin with nothing heard."""
        self.heard: list[tuple[int, float]] = []
        self.begun = asyncio.Event()
        self.news = asyncio.Event()
        self._request = request
        self._rest = b""
        self._transport: asyncio.Transport | None = None

    @classmethod
    async def come(cls, host: str, token: str) -> "Listener":
        """Connect and ask for the stream."""
        name, port = host.split(":")
        request = _request(f"/_briefgen/events?token={token}", host)
        loop = asyncio.get_running_loop()
        _, listener = await loop.create_connection(lambda: cls(request), name, int(port))
        return listener

    @property
    def last(self) -> int:
        """The last number that came, 0 for none."""
        return self.heard[-1][0] if self.heard else 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Note the numbers in what came."""
        now = perf_counter()
        rest = self._rest + data
        end = 0
        for message in _MESSAGE.finditer(rest):
            self.heard.append((int(message[1]), now))
            end = message.end()
        self._rest = rest[end:]
        if end:
            self.begun.set()
            self.news.set()

    def leave(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.close()


def heard_first(listeners: Iterable[Listener]) -> dict[int, list[float]]:
    """Return number -> when each listener first heard it or a later one, if it did."""
    everybody = [listener.heard for listener in listeners]
    numbers = sorted({number for heard in everybody for number, _ in heard})
    first: dict[int, list[float]] = {number: [] for number in numbers}
    for heard in everybody:
        known = [number for number, _ in heard]
        for number in numbers:
            at = bisect_left(known, number)
            if at < len(heard):
                first[number].append(heard[at][1])
    return first


class Page(NamedTuple):
    """An answer: its status, ETag and body, and the number its script was told, 0 for none."""

    status: int
    tag: str
    number: int
    body: bytes


class Asker:
    """A connection that is kept for one request after another."""

    def __init__(self, host: str) -> None:
        """Connect later."""
        self._host = host
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Page:
        """Ask for an address and read all of the answer."""
        if self._ends is None:
            name, port = self._host.split(":")
            self._ends = await asyncio.open_connection(name, int(port))
        reader, writer = self._ends
        writer.write(_request(path, self._host))
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        body = await reader.readexactly(int(length[1]) if length else 0)
        tag, number = _TAG.search(head), _NUMBER.search(body)
        return Page(
            int(head.split(b" ", 2)[1]),
            tag[1].decode() if tag else "",
            int(number[1]) if number else 0,
            body,
        )

    def leave(self) -> None:
        """Close the connection."""
        if self._ends is not None:
            self._ends[1].close()


async def paced(rate: float, seconds: float) -> AsyncIterator[float]:
    """Yield so many times a second when each is due, whatever was late before."""
    begin = perf_counter()
    for turn in range(int(rate * seconds)):
        due = begin + turn / rate
        await asyncio.sleep(max(0.0, due - perf_counter()))
        yield due


async def drop_in(host: str, data: bytes) -> None:
    """Connect, send something and go without a word."""
    name, port = host.split(":")
    _, writer = await asyncio.open_connection(name, int(port))
    writer.write(data)
    writer.transport.abort()


async def half_sent(host: str, patience: float) -> float:
    """Send half of a request; return after how many seconds the other end closed."""
    name, port = host.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    begin = perf_counter()
    writer.write(_request("/", host)[:-4])
    with suppress(ConnectionError, TimeoutError):
        async with asyncio.timeout(patience):
            await reader.read()
    writer.close()
    return perf_counter() - begin


def _request(path: str, host: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: */*\r\n\r\n".encode()
