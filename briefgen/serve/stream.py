"""The stream that tells browsers the number of what is shown now, and nothing else."""

import asyncio

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

BEAT_SECONDS = 15.0
"""After so long without a message a comment shows both ends that the other is there."""

STALL_SECONDS = 10.0
"""A browser that takes no data for so long is cut off."""


class Changes:
    """The browsers that listen, and the newest number; all for the thread of one event loop.

    A browser that is slow to take its messages gets the newest number only.
    """

    def __init__(self, number: int) -> None:
        """Begin with what is shown now."""
        self.number = number
        self.is_closed = False
        self._woken: set[asyncio.Event] = set()

    def publish(self, number: int) -> None:
        """Tell every browser a number."""
        self.number = number
        self._wake()

    def close(self) -> None:
        """End all streams."""
        self.is_closed = True
        self._wake()

    def stream(self) -> Response:
        """Return the answer to one browser; it lasts until either end closes it."""
        return _Stream(self)

    def enter(self) -> asyncio.Event:
        """Return what is set whenever there is something to tell."""
        woken = asyncio.Event()
        self._woken.add(woken)
        return woken

    def leave(self, woken: asyncio.Event) -> None:
        """Forget a browser that has gone."""
        self._woken.discard(woken)

    def _wake(self) -> None:
        for woken in self._woken:
            woken.set()


class _Stream(Response):
    """Server-sent events for one browser."""

    def __init__(self, changes: Changes) -> None:
        super().__init__(headers={"content-type": "text/event-stream"})
        # The length of a stream is not known before.
        del self.headers["content-length"]
        self._changes = changes
        self._is_left = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body"})
            return
        woken = self._changes.enter()
        leaving = asyncio.create_task(self._await_leaving(receive, woken))
        try:
            await self._tell(send, woken)
        except TimeoutError:
            # An answer that is left unfinished closes its connection.
            return
        finally:
            leaving.cancel()
            self._changes.leave(woken)

    async def _await_leaving(self, receive: Receive, woken: asyncio.Event) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._is_left = True
        woken.set()

    async def _tell(self, send: Send, woken: asyncio.Event) -> None:
        told = self._changes.number
        await _put(send, b"retry: 500\n\n" + _message(told))
        while not (self._changes.is_closed or self._is_left):
            try:
                async with asyncio.timeout(BEAT_SECONDS):
                    await woken.wait()
            except TimeoutError:
                await _put(send, b":\n\n")
                continue
            woken.clear()
            if told != self._changes.number:
                told = self._changes.number
                await _put(send, _message(told))
        await send({"type": "http.response.body"})


async def _put(send: Send, data: bytes) -> None:
    async with asyncio.timeout(STALL_SECONDS):
        await send({"type": "http.response.body", "body": data, "more_body": True})


def _message(number: int) -> bytes:
    return f"id: {number}\ndata: {number}\n\n".encode()
