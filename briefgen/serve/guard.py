"""The guard: what every request must be, and what every answer carries.

A preview is for the person at this machine. Any page in that person's browser can send requests
here too, so a request must name a host that is ours and must not come from a foreign page.
"""

import re
import traceback
from collections.abc import Callable, Iterable

from msgspec import Struct
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"no-cache"),
    (
        b"content-security-policy",
        (
            b"default-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline';"
            b" object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        ),
    ),
)
"""What every answer carries."""

URI_BYTES = 2048
HEAD_BYTES = 65_536
HEADER_BYTES = 8192
HEADER_COUNT = 64


class Access(Struct, frozen=True, kw_only=True):
    """Who may ask: names of hosts beside those that always may, and the token of this run.

    `is_local` tells that only this machine can connect. `tell` is given the faults of briefgen
    itself, each once.
    """

    hosts: frozenset[str] = frozenset()
    token: str
    is_local: bool = True
    tell: Callable[[str], None]


class Refusal(Struct, frozen=True):
    """An answer to a request that is not worked on; its text holds nothing of the request."""

    status: int
    text: str
    headers: dict[str, str] = {}

    def response(self) -> Response:
        """Return the answer; the connection ends with it."""
        return PlainTextResponse(self.text, self.status, {**self.headers, "connection": "close"})


FOREIGN = Refusal(403, "This preview does not answer requests of other pages.")


class Guard:
    """An ASGI application around another: refuses, completes headers, and outlives faults."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        """Guard an application."""
        self._app = app
        self._hosts = allowed_hosts(access.hosts)
        self._tell = access.tell
        self._told: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with a refusal if there is a reason for one."""
        started = False

        async def complete(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                given = _weakened(message["headers"])
                names = {name for name, _ in given}
                missing = (each for each in HEADERS if each[0] not in names)
                message["headers"] = [*given, *missing]
            await send(message)

        refusal = refused(scope, self._hosts)
        try:
            app = self._app if refusal is None else refusal.response()
            await app(scope, receive, complete)
        except Exception as fault:  # noqa: BLE001  # one answer went wrong; others must not
            self._report(fault)
            if not started:
                await _FAULT.response()(scope, receive, complete)

    def _report(self, fault: Exception) -> None:
        text = "".join(traceback.format_exception(fault))
        if text not in self._told:
            self._told.add(text)
            self._tell(text)


_FAULT = Refusal(500, "briefgen could not make this answer. The reason is on the terminal.")


def refused(scope: Scope, hosts: frozenset[str]) -> Refusal | None:
    """Return why a request is not answered; None where nothing speaks against it."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    return _unspoken(scope, headers) or _too_long(scope, headers) or _foreign(headers, hosts)


def allowed_hosts(names: Iterable[str]) -> frozenset[str]:
    """Return names as they stand in a Host header, with those that always mean this machine.

    The addresses that mean all addresses are left out: a browser has no reason to name one.
    """
    lowered = {name.lower().strip("[]") for name in names} - _ALL
    return _OURS.union(f"[{name}]" if ":" in name else name for name in lowered)


_OURS = frozenset(("localhost", "127.0.0.1", "[::1]"))
_ALL = frozenset(("0.0.0.0", "::"))  # noqa: S104  # nothing is bound to them here


def _unspoken(scope: Scope, headers: list[tuple[bytes, bytes]]) -> Refusal | None:
    if scope["http_version"] not in ("1.0", "1.1"):
        return Refusal(400, "Only HTTP/1.1 is spoken here.")
    if scope["method"] not in ("GET", "HEAD"):
        return Refusal(405, "Only GET and HEAD are answered.", {"allow": "GET, HEAD"})
    if not scope["raw_path"].startswith(b"/"):
        return Refusal(400, "An address begins with a slash.")
    if _values(headers, b"transfer-encoding") or set(_values(headers, b"content-length")) - {b"0"}:
        return Refusal(400, "A request has no body here.")
    return None


def _too_long(scope: Scope, headers: list[tuple[bytes, bytes]]) -> Refusal | None:
    if len(scope["raw_path"]) + len(scope["query_string"]) >= URI_BYTES:
        return Refusal(414, "This address is too long.")
    sizes = [len(name) + len(value) for name, value in headers]
    if len(sizes) > HEADER_COUNT or max(sizes, default=0) > HEADER_BYTES or sum(sizes) > HEAD_BYTES:
        return Refusal(431, "These are too many headers, or too long ones.")
    return None


def _foreign(headers: list[tuple[bytes, bytes]], hosts: frozenset[str]) -> Refusal | None:
    host = b"".join(_values(headers, b"host")).lower()
    if not _is_ours(host, hosts):
        return Refusal(403, "This name is not one of the preview's. --allow-host NAME allows one.")
    if any(origin.lower() != b"http://" + host for origin in _values(headers, b"origin")):
        return FOREIGN
    if all(site in (b"same-origin", b"none") for site in _values(headers, b"sec-fetch-site")):
        return None
    # A link on another page may lead here: what it opens, that page cannot read.
    is_opened = _values(headers, b"sec-fetch-mode") == [b"navigate"]
    is_opened = is_opened and _values(headers, b"sec-fetch-dest") == [b"document"]
    return None if is_opened else FOREIGN


def _is_ours(host: bytes, hosts: frozenset[str]) -> bool:
    parts = _HOST(host)
    if parts is None:
        return False
    name = parts["name"].decode("ascii")
    return name in hosts or name.endswith(".localhost")


_HOST = re.compile(
    rb"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*+)(?::[0-9]{1,5})?"
).fullmatch


def _values(headers: list[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    return [value for key, value in headers if key == name]


def _weakened(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return headers whose ETag does not promise the same bytes where these are compressed."""
    if not _values(headers, b"content-encoding"):
        return headers
    return [(name, b"W/" + value if name == b"etag" else value) for name, value in headers]
