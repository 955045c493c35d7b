"""The stream: the newest number for each browser, and the end of both sides."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from briefgen.serve import stream
from briefgen.serve.stream import Changes
from tests.harness.loop import in_a_loop
from tests.serve.fake import FakePreview, Running, rest, running, until


@pytest.fixture
def preview() -> FakePreview:
    return FakePreview()


@pytest.fixture
def server(preview: FakePreview) -> Iterator[Running]:
    with running(preview) as it:
        yield it


def told(number: int) -> bytes:
    return f"id: {number}\ndata: {number}\n\n".encode()


def test_a_browser_is_told_the_number_at_once_and_each_new_one(preview, server):
    server.soon(preview.announce, 4)
    with server.events() as client:
        start = until(client, told(4))
        assert b"content-type: text/event-stream\r\n" in start
        assert b"transfer-encoding: chunked" in start.lower()
        assert b"retry: 500\n\nid: 4" in start
        server.soon(preview.announce, 5)
        assert told(5) in until(client, told(5))
        server.soon(preview.announce, 6)
        assert told(6) in until(client, told(6))


def test_every_browser_is_told_also_where_answers_are_compressed(preview):
    with running(preview, is_local=False) as server:
        browsers = [server.events("Accept-Encoding: gzip") for _ in range(3)]
        for browser in browsers:
            until(browser, told(1))
        server.soon(preview.announce, 2)
        for browser in browsers:
            with browser:
                until(browser, told(2))


def test_a_quiet_stream_shows_that_it_lives(server, monkeypatch):
    monkeypatch.setattr(stream, "BEAT_SECONDS", 0.05)
    with server.events() as client:
        assert told(1) in until(client, b":\n\n")
        until(client, b":\n\n")


def test_streams_end_when_the_server_does(preview):
    with running(preview) as server:
        clients = [server.events() for _ in range(20)]
        for client in clients:
            until(client, told(1))
    # Leaving the block has asserted that the end took less than a second.
    for client in clients:
        with client:
            assert rest(client) == b"0\r\n\r\n"


def test_a_browser_that_leaves_is_forgotten(server, monkeypatch):
    monkeypatch.setattr(stream, "BEAT_SECONDS", 0.02)
    before = threading.active_count()
    for client in [server.events() for _ in range(20)]:
        with client:
            until(client, told(1))
    gone = threading.Event()

    async def wait() -> None:
        while sum("_Stream" in repr(task) for task in asyncio.all_tasks()) > 0:
            await asyncio.sleep(0.01)
        gone.set()

    asyncio.run_coroutine_threadsafe(wait(), server.loop)
    assert gone.wait(10)
    assert threading.active_count() <= before


# One stream without a server.


class Browser:
    """What takes the messages of a stream, or does not while `is_stuck`."""

    def __init__(self) -> None:
        self.took: list[bytes] = []
        self.took_some = asyncio.Event()
        self.moving = asyncio.Event()
        self.left = asyncio.Event()
        self.moving.set()

    async def send(self, message) -> None:
        await self.moving.wait()
        self.took.append(message.get("body", b""))
        self.took_some.set()

    async def receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def wait_for(self, mark: bytes) -> None:
        async with asyncio.timeout(10):
            while mark not in b"".join(self.took):
                self.took_some.clear()
                await self.took_some.wait()

    def watch(self, changes: Changes, method: str = "GET") -> "asyncio.Task[None]":
        scope = {"type": "http", "method": method}
        return asyncio.create_task(changes.stream()(scope, self.receive, self.send))


def test_a_slow_browser_is_told_the_newest_number_only():
    async def play() -> bytes:
        changes, browser = Changes(1), Browser()
        watching = browser.watch(changes)
        await browser.wait_for(told(1))
        changes.publish(2)
        browser.moving.clear()
        await asyncio.sleep(0)
        for number in range(3, 100):
            changes.publish(number)
            await asyncio.sleep(0)
        browser.moving.set()
        await browser.wait_for(told(99))
        changes.close()
        await watching
        return b"".join(browser.took)

    took = in_a_loop(play())
    assert took == b"retry: 500\n\n" + told(1) + told(2) + told(99)


def test_a_number_is_told_once():
    async def play() -> bytes:
        changes, browser = Changes(1), Browser()
        watching = browser.watch(changes)
        await browser.wait_for(told(1))
        for number in (1, 2, 2, 2, 3):
            changes.publish(number)
            await browser.wait_for(told(number))
        changes.close()
        await watching
        return b"".join(browser.took)

    assert in_a_loop(play()) == b"retry: 500\n\n" + told(1) + told(2) + told(3)


def test_a_browser_that_takes_nothing_is_cut_off(monkeypatch):
    monkeypatch.setattr(stream, "STALL_SECONDS", 0.02)

    async def play() -> None:
        changes, browser = Changes(1), Browser()
        watching = browser.watch(changes)
        await browser.wait_for(told(1))
        browser.moving.clear()
        changes.publish(2)
        await asyncio.wait_for(watching, 10)
        assert b"".join(browser.took) == b"retry: 500\n\n" + told(1)

    in_a_loop(play())


def test_a_stream_ends_when_its_browser_leaves():
    async def play() -> None:
        changes, browser = Changes(1), Browser()
        watching = browser.watch(changes)
        await browser.wait_for(told(1))
        browser.left.set()
        await asyncio.wait_for(watching, 10)
        assert not changes._woken

    in_a_loop(play())


def test_head_of_a_stream_ends_at_once():
    async def play() -> None:
        browser = Browser()
        await asyncio.wait_for(browser.watch(Changes(1), "HEAD"), 10)
        assert b"".join(browser.took) == b""

    in_a_loop(play())


def test_a_stream_that_is_asked_for_at_the_end_ends_at_once():
    async def play() -> None:
        changes, browser = Changes(1), Browser()
        changes.close()
        await asyncio.wait_for(browser.watch(changes), 10)

    in_a_loop(play())
