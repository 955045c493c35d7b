"""Requests that no browser sends: addresses, heads and bytes bent in every way we know of."""

import random
from collections.abc import Sequence
from typing import NamedTuple

CLIMBS = (
    "../", "..%2f", "..%5c", "..\\", "%2e%2e/", "%2e./", ".%2e%2f", "%252e%252e/",
    "%252e%252e%252f", "%c0%ae%c0%ae/", "%c0%ae%c0%ae%c0%af", "%e0%80%ae%e0%80%ae/", "..;/",
    "....//", "..%00/", ".%00./", "%u002e%u002e/", "..%ef%bc%8f", "\uff0e\uff0e/", "./../",
    "x/../../", "%2e%2e%5c",
)  # fmt: skip
PREFIXES = (
    "/", "//", "///", "/./", "/%2e/", "/@fs/", "/@fs//", "/@id/", "/%00/", "/\\", "/%5c", "/.//",
    "/_briefgen/client/", "/_briefgen/client/../", "/_briefgen/../", "/briefs/doha/", "/briefs/../",
    "/file:///", "/proc/self/cwd/", "/~/", "/public/", "/content/", "http://127.0.0.1/",
    "http://evil.example/", "file://", "", "*", "/%20", "/C:/", "/\\\\?\\", "/..%2f", "/.git/../",
)  # fmt: skip
SUFFIXES = (
    "?raw", "?raw??", "?import&raw", "?url", "?.svg?.wasm?init", "#", "#/../x", "%00",
    "%00.html", "::$DATA", "/", "/.", "/..", "%20", ".", ";a=b", "%0d%0aX:%20y", "%0a", ".map", "~",
    "%", "%zz", "%ff", "index.html", "/index.html", "?token=x", "?path=/../../etc/passwd",
)  # fmt: skip
METHODS = (
    "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PRI", "get", "GET\t",
    "G\x00T", "MKCOL", "X" * 300,
)  # fmt: skip
VERSIONS = (
    "HTTP/1.0",
    "HTTP/0.9",
    "HTTP/2.0",
    "HTTP/9",
    "HTTP/1.1 ",
    "http/1.1",
    "",
    "HTTP/1.1\x0b",
)
HOSTS = (
    "evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "localhost:99999999", "[::1",
    "localhost@evil.example", "0.0.0.0", "2130706433", "127.1", "", " ", "a" * 9000,
    "local\x00host", "localhost\\", "[::1]]", "%6cocalhost", "desk.localhost", "LOCALHOST",
    "[::1]:80",
)  # fmt: skip
HEADERS = (
    "Origin: null", "Origin: http://evil.example", "Origin: http://127.0.0.1", "Origin:",
    "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: navigate",
    "Sec-Fetch-Site: same-origin", "Range: bytes=0-0", "Range: bytes=-1", "Range: bytes=9-1",
    "Range: bytes=" + "0-1," * 500 + "0-1", "Range: bytes=99999999999999999999-", "Range: x=1",
    "Range: bytes=0-0\r\nIf-Range: \"x\"", "If-None-Match: *", "If-None-Match: " + "W/\"," * 900,
    "If-None-Match: \"\xff\"", "Accept-Encoding: gzip;q=x, br, *", "Cookie: " + "a=b;" * 1500,
    "Content-Length: 5", "Content-Length: 0", "Content-Length: -1", "Content-Length: 99999999999",
    "Content-Length: 5\r\nContent-Length: 6", "Content-Length: +0", "Transfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nContent-Length: 4", "Transfer-Encoding: identity",
    "Transfer-Encoding: \x0bchunked", "Transfer-Encoding:chunked, chunked", "Expect: 100-continue",
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13",
    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: x",
    "X-Forwarded-For: ::1", "X-Forwarded-Host: localhost", "X-Original-URL: /.git/config",
    "X-Rewrite-URL: /../notes.txt", "X-HTTP-Method-Override: DELETE", "X: " + "y" * 8200,
    " folded: x", "\tfolded", "no colon", ": empty", "X : y", "X\x00: y", "X: \x00", "X: a\rb: c",
    "X: \xe2\x28\xa1", "Host: localhost", "Connection: close, keep-alive", "Connection: \xff",
    "Accept: " + "*/*, " * 1000, "Referer: http://evil.example/", "Via: 1.1 x", "TE: trailers",
)  # fmt: skip
BODIES = (
    b"", b"", b"", b"hello", b"0\r\n\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"fffffffffffffffffffff\r\n",
    b"0\r\n\r\nGET /.git/config HTTP/1.1\r\nHost: localhost\r\n\r\n", b"-1\r\n\r\n", b"\x00" * 100,
)  # fmt: skip


class Sent(NamedTuple):
    """The bytes of one try; `is_sound` where the server must answer them or close at once."""

    data: bytes
    is_sound: bool


class Hostile:
    """A source of requests; the same seed gives the same ones.

    `secrets` are paths that lead to what must not be read, `pages` addresses that are answered.
    """

    def __init__(self, seed: int, secrets: Sequence[str], pages: Sequence[str]) -> None:
        """Begin with a seed."""
        self._any = random.Random(seed)
        self._secrets = secrets
        self._pages = pages

    def next(self) -> Sent:
        """Return the next try: a request, sometimes two in one, sometimes half a one."""
        data = self._request()
        turn = self._any.random()
        if turn < 0.70:
            return Sent(data, is_sound=True)
        if turn < 0.78:
            return Sent(data + self._request(), is_sound=False)
        if turn < 0.86:
            return Sent(data[: self._any.randrange(len(data))], is_sound=False)
        return Sent(self._damaged(data), is_sound=False)

    def path(self) -> str:
        """Return the target of a request: of a page or of a secret, bent in up to four ways."""
        some = self._any
        ways = (
            self._climbing, self._prefixed, self._suffixed, self._encoded, self._doubled,
            self._other_case, self._longer,
        )  # fmt: skip
        path = f"/{some.choice(self._secrets if some.random() < 0.7 else self._pages).lstrip('/')}"
        for way in some.sample(ways, some.choice((0, 1, 1, 1, 2, 4))):
            path = way(path)
        return path

    def _request(self) -> bytes:
        some = self._any
        method = (
            some.choice(METHODS) if some.random() < 0.15 else some.choice(("GET", "GET", "HEAD"))
        )
        version = some.choice(VERSIONS) if some.random() < 0.08 else "HTTP/1.1"
        host = some.choice(HOSTS) if some.random() < 0.15 else "127.0.0.1"
        lines = [f"{method} {self.path()} {version}", f"Host: {host}"]
        if some.random() < 0.4:
            lines += some.sample(HEADERS, some.choice((1, 1, 2, 5)))
        if some.random() < 0.03:
            lines += [f"X-{number}: y" for number in range(some.choice((60, 70, 300)))]
        lines.append("Connection: close")
        end = "\n" if some.random() < 0.05 else "\r\n"
        data = end.join((*lines, "", "")).encode("utf-8", "surrogateescape")
        return data + some.choice(BODIES)

    def _damaged(self, data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(self._any.choice((1, 2, 8))):
            at = self._any.randrange(len(changed) + 1)
            changed[at : at + self._any.choice((0, 1, 1, 4))] = self._any.randbytes(
                self._any.choice((0, 1, 1, 3))
            )
        return bytes(changed) or b"\x00"

    def _climbing(self, path: str) -> str:
        climb = self._any.choice(CLIMBS) if self._any.random() < 0.7 else "../"
        return f"/{climb * self._any.choice((1, 2, 3, 6))}{path[1:]}"

    def _prefixed(self, path: str) -> str:
        return self._any.choice(PREFIXES) + path[1:]

    def _suffixed(self, path: str) -> str:
        return path + self._any.choice(SUFFIXES)

    def _encoded(self, path: str) -> str:
        share = self._any.random()
        return "".join(
            f"%{byte:02{self._any.choice('xX')}}" if self._any.random() < share else chr(byte)
            for byte in path.encode()
        )

    def _doubled(self, path: str) -> str:
        return path.replace(
            *self._any.choice((("/", "//"), ("%", "%25"), ("/", "/./"), ("/", "\\")))
        )

    def _other_case(self, path: str) -> str:
        return self._any.choice((path.upper(), path.swapcase(), path.title()))

    def _longer(self, path: str) -> str:
        return path + self._any.choice(("/", "a", "%41", "../", "?")) * self._any.choice(
            (30, 700, 9000)
        )
