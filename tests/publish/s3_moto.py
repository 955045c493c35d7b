"""An S3 server on loopback that writes down what it is asked, and fails when it is told to.

usage: python -m tests.publish.s3_moto; it says its port, and ends when its input does.

`/-/log` gives what was asked since the last time, `/-/faults` takes a plan (see `Plan`), and
`/-/age` an object that is to be older (see `Older`).
"""

import socket
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from io import BytesIO
from threading import Event, Lock, Thread
from typing import Any

import msgspec
from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import create_backend_app
from msgspec import Struct

from tests.publish.http_quick import serve

Environ = dict[str, Any]
Start = Callable[..., Any]

_LONG_SECONDS = 60


class Request(Struct, frozen=True):
    """What was asked; `status` is 0 where no answer was given."""

    method: str
    path: str
    status: int

    @property
    def is_write(self) -> bool:
        """Tell whether it was to change something."""
        return self.method in ("PUT", "POST", "DELETE")


class Plan(Struct, frozen=True, kw_only=True):
    """When to fail and how: after some requests, then for some, each so many of them.

    `how` is "" (never), "answer" (a status and a code), "drop" (no answer), "lose" (do it, no
    answer), "hang" (no answer until there is another plan), "ignore" (do it, whatever its
    conditions).
    """

    how: str = ""
    after: int = 0
    times: int = 1_000_000
    each: int = 1
    methods: tuple[str, ...] = ("GET", "HEAD", "PUT", "POST", "DELETE")
    status: int = 503
    code: str = "SlowDown"
    body: str = ""


class Older(Struct, frozen=True):
    """An object, and how many seconds longer ago it is to have been written."""

    bucket: str
    path: str
    seconds: int


class Server:
    """Moto, with one request at a time, as if each were one step."""

    def __init__(self) -> None:
        """Begin without faults."""
        self._moto = create_backend_app("s3")
        self._log: list[Request] = []
        self._plan = Plan()
        self._seen = 0
        self._lock = Lock()
        self._healed = Event()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length) if length else b""
        environ["wsgi.input"] = BytesIO(body)
        path = environ["PATH_INFO"]
        if path == "/-/log":
            log, self._log = self._log, []
            return _said(start, msgspec.json.encode(log))
        if path == "/-/age":
            _age(msgspec.json.decode(body, type=Older))
            return _said(start, b"")
        if path == "/-/faults":
            self._plan, self._seen = msgspec.json.decode(body, type=Plan), 0
            self._healed.set()
            self._healed = Event()
            return _said(start, b"")
        with self._lock:
            how = self._how(environ["REQUEST_METHOD"])
            if how in ("", "lose", "ignore"):
                answer = self._asked(environ, start if how != "lose" else _silent, how)
                if how != "lose":
                    return answer
        return self._failed(environ, start, how)

    def _asked(self, environ: Environ, start: Start, how: str) -> Iterable[bytes]:
        if how == "ignore":
            environ.pop("HTTP_IF_MATCH", None)
            environ.pop("HTTP_IF_NONE_MATCH", None)

        def noted(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            self._note(environ, int(status[:3]))
            return start(status, headers, *more)

        return list(self._moto(environ, noted))

    def _failed(self, environ: Environ, start: Start, how: str) -> Iterable[bytes]:
        plan = self._plan
        if how == "answer":
            self._note(environ, plan.status)
            text = plan.body or f"<Error><Code>{plan.code}</Code></Error>"
            return _said(start, text.encode(), f"{plan.status} Failed")
        if how != "lose":
            self._note(environ, 0)
        if how == "hang":
            self._healed.wait(_LONG_SECONDS)
        environ["tests.socket"].shutdown(socket.SHUT_RDWR)
        return []

    def _how(self, method: str) -> str:
        plan = self._plan
        if not plan.how or method not in plan.methods:
            return ""
        number, self._seen = self._seen - plan.after, self._seen + 1
        is_hit = 0 <= number < plan.times * plan.each and number % plan.each == 0
        return plan.how if is_hit else ""

    def _note(self, environ: Environ, status: int) -> None:
        path = environ["PATH_INFO"].encode("latin-1").decode()
        self._log.append(Request(environ["REQUEST_METHOD"], path, status))


def _age(older: Older) -> None:
    key = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[older.bucket].keys[older.path]
    key.last_modified -= timedelta(seconds=older.seconds)


def _silent(*_: object) -> None:
    """Answer nobody."""


def _said(start: Start, body: bytes, status: str = "200 OK") -> Iterable[bytes]:
    start(status, [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
    return [body]


def main() -> None:
    """Serve until nobody holds the other end of the input."""
    listening = socket.create_server(("127.0.0.1", 0))
    Thread(target=serve, args=(listening, Server()), daemon=True).start()
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
