"""Who is answered: hosts, pages of other origins, tokens, and what is no request."""

import contextlib
from collections.abc import Iterator

import pytest

from briefgen.serve import server
from briefgen.serve.guard import HEADERS
from tests.serve.fake import TOKEN, Running, head, rest, running, status_of

WANTED = {
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "cache-control": "no-cache",
    "content-security-policy": (
        "default-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline';"
        " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
}


@pytest.fixture(scope="module")
def desk() -> Iterator[Running]:
    with running(hosts=frozenset(("Desk.Example", "10.0.0.7", "fe80::1", "0.0.0.0", "::"))) as it:
        yield it


def status(desk: Running, line: str, *headers: str, host: str = "127.0.0.1") -> int:
    """Return the status of an answer after which the connection ends."""
    return status_of(desk.send(head(line, *headers, "Connection: close", host=host)))


# Headers of answers.


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/", "GET"),
        ("/feed.xml", "HEAD"),
        ("/briefs/doha", "GET"),
        ("/nothing", "GET"),
        ("/", "POST"),
        ("/_briefgen/status.json", "GET"),
        (f"/_briefgen/status.json?token={TOKEN}", "GET"),
    ],
)
def test_every_answer_carries_the_headers_that_keep_other_pages_out(desk, path, method):
    answer = desk.ask(path, method)
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED
    assert not any(name.startswith("access-control") for name in answer.headers)
    assert "server" not in answer.headers


def test_what_is_no_http_is_answered_with_the_same_headers(desk):
    answer = desk.send(b"GET /\r\n\r\n")
    assert status_of(answer) == 400
    assert all(name + b": " + value + b"\r\n" in answer for name, value in HEADERS)


# Hosts.


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8000",
        "127.0.0.1:1",
        "[::1]:8000",
        "[::1]",
        "desk.localhost:8000",
        "desk.example",
        "DESK.example:65535",
        "10.0.0.7",
        "[fe80::1]:80",
    ],
)
def test_a_name_of_this_machine_or_an_allowed_one_is_answered(desk, host):
    assert status(desk, "GET / HTTP/1.1", host=host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.example",
        "evil-localhost",
        ".localhost",
        "evil.example/.localhost",
        "x@localhost",
        "localhost:x",
        "localhost:123456",
        "localhost, evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "[::]",
        "::1",
        "",
        "localh\xf6st",
    ],
)
@pytest.mark.parametrize("path", ["/", f"/_briefgen/events?token={TOKEN}"])
def test_any_other_name_is_refused(desk, host, path):
    assert status(desk, f"GET {path} HTTP/1.1", host=host) == 403


def test_a_request_names_one_host(desk):
    assert status(desk, "GET / HTTP/1.1", "Host: localhost") == 400
    assert status_of(desk.send(b"GET / HTTP/1.1\r\n\r\n")) == 400
    assert status_of(desk.send(b"GET / HTTP/1.0\r\n\r\n")) == 403


# Pages of other origins.


def test_a_page_of_the_preview_itself_is_answered(desk):
    host = f"127.0.0.1:{desk.port}"
    assert status(desk, "GET / HTTP/1.1", f"Origin: http://{host}", host=host) == 200
    assert status(desk, "GET / HTTP/1.1", "Sec-Fetch-Site: same-origin") == 200
    assert status(desk, "GET / HTTP/1.1", "Sec-Fetch-Site: none") == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1.evil.example",
        "http://localhost",
        "null",
        "",
        "127.0.0.1",
        "http://127.0.0.1/",
    ],
)
@pytest.mark.parametrize("path", ["/", f"/_briefgen/events?token={TOKEN}"])
def test_another_origin_is_refused(desk, origin, path):
    assert status(desk, f"GET {path} HTTP/1.1", f"Origin: {origin}") == 403


def test_two_origins_are_refused_though_one_is_ours(desk):
    origins = ("Origin: http://127.0.0.1", "Origin: http://evil.example")
    assert status(desk, "GET / HTTP/1.1", *origins) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "else", "none, cross-site"])
def test_another_page_may_lead_here_and_nothing_else(desk, site):
    site = f"Sec-Fetch-Site: {site}"
    opened = ("Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
    assert status(desk, "GET / HTTP/1.1", site, *opened) == 200
    for headers in (
        (),
        opened[:1],
        opened[1:],
        ("Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"),
        ("Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"),
        ("Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"),
        (*opened, "Sec-Fetch-Dest: iframe"),
    ):
        assert status(desk, "GET / HTTP/1.1", site, *headers) == 403, headers


@pytest.mark.parametrize("name", ["events", "page.json", "status.json"])
@pytest.mark.parametrize("token", ["", "token=", "token=t0ken", "token=%FF", "token=s%C3%BC"])
def test_what_the_preview_knows_is_told_to_its_own_pages_only(desk, name, token):
    assert status(desk, f"GET /_briefgen/{name}?path=/&{token} HTTP/1.1") == 403


# What is no request.


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get", "CONNECT"]
)
def test_only_get_and_head_are_answered(desk, method):
    answer = desk.send(head(f"{method} / HTTP/1.1"))
    assert status_of(answer) == 405
    assert b"allow: GET, HEAD\r\n" in answer


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("GET http://127.0.0.1/ HTTP/1.1", 400),
        ("GET http://evil.example/ HTTP/1.1", 400),
        ("GET * HTTP/1.1", 400),
        ("GET briefs/doha/ HTTP/1.1", 400),
        ("GET / HTTP/9", 400),
        ("GET / HTTP/9.9", 400),
        ("GET / HTTP/2.0", 400),
        ("GET  / HTTP/1.1", 400),
        ("GET /a b HTTP/1.1", 400),
        ("GET /s\xfcden HTTP/1.1", 400),
        ("", 400),
        ("GET /" + "x" * 2042 + " HTTP/1.1", 404),
        ("GET /" + "x" * 2048 + " HTTP/1.1", 414),
        ("GET /?" + "x" * 2048 + " HTTP/1.1", 414),
    ],
)
def test_what_is_no_request_for_an_address_is_refused(desk, line, wanted):
    assert status(desk, line) == wanted


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ([f"X-{n}: y" for n in range(62)], 200),
        ([f"X-{n}: y" for n in range(63)], 431),
        ([f"X: {'y' * 8190}"], 200),
        ([f"X: {'y' * 8192}"], 431),
        (["Content-Length: 0"], 200),
        (["Content-Length: 5"], 400),
        (["Content-Length: 0", "Content-Length: 5"], 400),
        (["Content-Length: 5, 6"], 400),
        (["Content-Length: -1"], 400),
        (["Transfer-Encoding: chunked"], 400),
        (["Transfer-Encoding: chunked", "Content-Length: 5"], 400),
        (["Transfer-Encoding: xchunked"], 400),
        (["Transfer-Encoding : chunked"], 400),
        (["Expect: 100-continue"], 200),
        (["Upgrade: websocket", "Connection: Upgrade"], 200),
        (["Upgrade: h2c", "Connection: Upgrade"], 200),
        (["no colon"], 400),
        (["X: a\x00b"], 400),
    ],
)
def test_a_head_has_limits_and_no_body_follows(desk, headers, wanted):
    assert status(desk, "GET / HTTP/1.1", *headers) == wanted


def test_a_head_that_is_far_too_long_is_refused_however_it_comes(desk, monkeypatch):
    """The server notices before the guard does, where the head comes in more than one piece."""
    monkeypatch.setattr(server, "PATIENCE", 1000)
    assert status(desk, f"GET /{'x' * 70_000} HTTP/1.1") in (400, 414)
    assert status(desk, "GET / HTTP/1.1", *(f"X-{n}: {'y' * 8000}" for n in range(9))) in (400, 431)
    with desk.connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\nX: y\r\n")
        with contextlib.suppress(ConnectionError):
            for _ in range(100):
                client.sendall(b"X: " + b"y" * 8000 + b"\r\n")
        assert status_of(rest(client)) in (0, 400)


def test_what_follows_a_refused_body_is_no_request(desk):
    smuggled = head("GET /feed.xml HTTP/1.1")
    body = b"0\r\n\r\n" + smuggled
    answer = desk.send(head("GET / HTTP/1.1", "Transfer-Encoding: chunked") + body)
    assert answer.count(b"HTTP/1.1") <= 1
    assert b"<feed/>" not in answer


def test_requests_in_one_piece_are_answered_in_their_order(desk):
    requests = (
        head("GET /feed.xml HTTP/1.1"),
        head("GET /feed.json HTTP/1.1"),
        b"nonsense\r\n\r\n",
    )
    answer = desk.send(b"".join(requests))
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.count(b"HTTP/1.1 400") == 1
    assert answer.index(b"<feed/>") < answer.index(b"{}") < answer.index(b"HTTP/1.1 400")


def test_a_refusal_repeats_nothing_of_the_request(desk):
    mark = "zebra"
    for line, headers, host in (
        (f"{mark} /{mark} HTTP/1.1", (), "localhost"),
        (f"GET /{mark} HTTP/1.1", (), f"{mark}.example"),
        (f"GET /{mark} HTTP/1.1", (f"Origin: http://{mark}.example",), "localhost"),
        (f"GET /_briefgen/events?token={mark} HTTP/1.1", (), "localhost"),
        (f"GET {mark} HTTP/1.1", (), "localhost"),
        (f"GET /{mark} HTTP/1.1", (mark,), "localhost"),
        (f"GET /{mark} HTTP/1.1", ("Connection: close",), "localhost"),
    ):
        answer = desk.send(head(line, *headers, host=host))
        assert status_of(answer) >= 400
        assert mark.encode() not in answer
