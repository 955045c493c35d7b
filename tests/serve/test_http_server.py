"""The socket, and connections that only wait."""

import socket
import threading
from collections.abc import Iterator

import pytest

from briefgen.serve import server
from briefgen.serve.server import listen, origin
from tests.serve.fake import OUTPUTS, FakePreview, Running, head, rest, running, status_of, until


@pytest.fixture
def impatient(monkeypatch) -> Iterator[Running]:
    """A server that waits for hardly anything."""
    monkeypatch.setattr(server, "PATIENCE", 0.1)
    monkeypatch.setattr(server, "LOOK_SECONDS", 0.02)
    with running(FakePreview({**OUTPUTS, "long.bin": bytes(30_000_000)})) as it:
        yield it


# Ports.


def test_a_taken_port_picks_the_next():
    with listen("127.0.0.1", 0) as first:
        taken = first.getsockname()[1]
        with listen("127.0.0.1", taken) as second:
            assert taken < second.getsockname()[1] < taken + 20


def test_where_no_port_is_free_it_says_so():
    with listen("127.0.0.1", 0) as first:
        taken = first.getsockname()[1]
        with pytest.raises(OSError, match=f"no port from {taken} on is free"):
            listen("127.0.0.1", taken, tries=1)


def test_a_host_that_is_not_here_is_an_error():
    with pytest.raises(OSError, match="assign"):
        listen("192.0.2.1", 8000)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_a_host_may_be_an_address_of_either_kind_or_a_name(host):
    if host == "::1" and not _has_v6():
        host = "127.0.0.1"
    with listen(host, 0) as listener:
        address = "127.0.0.1" if host == "localhost" else host
        assert listener.getsockname()[0] == address
        socket.create_connection((address, listener.getsockname()[1]), timeout=10).close()


def _has_v6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("localhost", "http://localhost:8000"),
        ("::1", "http://[::1]:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
    ],
)
def test_the_address_to_open_is_one_that_a_browser_can_open(host, url):
    assert origin(host, 8000) == url


# Connections that only wait.


@pytest.mark.parametrize(
    "half", [b"", b"G", b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"GET / HTTP/1.1\r\nX: " * 500]
)
def test_a_request_that_is_half_sent_is_cut(impatient, half):
    with impatient.connect() as client:
        client.sendall(half)
        assert rest(client) == b""


def test_the_half_of_a_second_request_is_cut_too(impatient):
    with impatient.connect() as client:
        client.sendall(head("GET /feed.xml HTTP/1.1") + b"GET / HTTP/1.1\r\nHost: loc")
        answer = rest(client)
    assert answer.count(b"HTTP/1.1") == 1
    assert answer.endswith(b"<feed/>")


def test_a_request_that_comes_line_by_line_is_cut(impatient):
    with impatient.connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\n")
        client.settimeout(0.01)
        assert any(_is_closed_after(client, b"X: y\r\n") for _ in range(1000))


def _is_closed_after(client: socket.socket, data: bytes) -> bool:
    try:
        client.sendall(data)
        return client.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_connection_may_rest_between_requests(impatient):
    with impatient.connect() as client:
        for _ in range(2):
            client.sendall(head("GET /feed.xml HTTP/1.1"))
            assert status_of(until(client, b"<feed/>")) == 200
            client.settimeout(0.3)
            with pytest.raises(TimeoutError):
                client.recv(1)
            client.settimeout(10)


def test_a_reader_that_takes_nothing_is_cut(impatient, monkeypatch):
    lost, connection_lost = threading.Event(), server._Door.connection_lost

    def noticed(door: server._Door, exc: Exception | None) -> None:
        connection_lost(door, exc)
        lost.set()

    monkeypatch.setattr(server._Door, "connection_lost", noticed)
    with impatient.connect() as client:
        client.sendall(head("GET /long.bin HTTP/1.1"))
        assert lost.wait(10)
        assert len(rest(client)) < 30_000_000


def test_a_reader_that_takes_some_now_and_then_gets_all(impatient):
    with impatient.connect() as client:
        client.sendall(head("GET /long.bin HTTP/1.1", "Connection: close"))
        size = 0
        while some := client.recv(300_000):
            size += len(some)
    assert size > 30_000_000


@pytest.fixture
def small(monkeypatch) -> Iterator[Running]:
    """A server for few connections, which it does not cut for anything else."""
    monkeypatch.setattr(server, "PATIENCE", 1000)
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 6)
    with running() as it:
        yield it


def test_at_the_limit_of_connections_those_that_rest_give_way(small):
    listening = _listening(small, 4)
    idle = [small.connect() for _ in range(20)]
    assert small.ask("/").status == 200
    assert idle[0].recv(1) == b""
    _are_open(listening)
    _close(*listening, *idle)


def test_the_connection_that_rests_longest_gives_way_first(small):
    listening = _listening(small, 3)
    used, idle = small.connect(), small.connect()
    assert small.ask("/").status == 200
    used.sendall(head("GET /feed.xml HTTP/1.1"))
    until(used, b"<feed/>")
    newer = small.connect()
    assert small.ask("/").status == 200
    assert idle.recv(1) == b""
    _are_open([*listening, used])
    _close(*listening, used, idle, newer)


def test_at_the_limit_of_streams_the_newest_connection_gives_way(small):
    listening = _listening(small, 6)
    with small.connect() as client:
        assert rest(client) == b""
    _are_open(listening)
    _close(*listening)


def _listening(it: Running, count: int) -> list[socket.socket]:
    clients = [it.events() for _ in range(count)]
    for client in clients:
        until(client, b"data: 1\n\n\r\n")
    return clients


def _are_open(clients: list[socket.socket]) -> None:
    for client in clients:
        client.settimeout(0)
        with pytest.raises(BlockingIOError):
            client.recv(1)


def _close(*clients: socket.socket) -> None:
    for client in clients:
        client.close()


# The end.


def test_the_end_does_not_wait_for_an_answer_that_is_never_made():
    preview = FakePreview()
    with running(preview, is_open=False) as it:
        client = it.connect()
        client.sendall(head("GET / HTTP/1.1"))
        assert preview.waited.wait(10)
    with client:
        assert rest(client) == b""


def test_the_end_does_not_wait_for_a_slow_reader():
    preview = FakePreview({**OUTPUTS, "long.bin": bytes(30_000_000)})
    with running(preview) as it:
        client = it.connect()
        client.sendall(head("GET /long.bin HTTP/1.1"))
        client.recv(1)
    client.close()


def test_answers_on_one_connection_do_not_wait_for_acknowledgements(monkeypatch):
    asked = []

    made = server._Door.connection_made

    def connection_made(door, transport):
        made(door, transport)
        connection = transport.get_extra_info("socket")
        asked.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(server._Door, "connection_made", connection_made)
    with running() as it:
        assert it.ask("/").status == 200
    assert asked
    assert all(asked)
