"""HTTP for a WSGI application in few steps: what is measured is the application, not its server.

It knows what clients of the tests send: requests with a length, on connections that are kept.
"""

import socket
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from io import BytesIO
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import unquote_to_bytes

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_PLAIN = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def serve(listening: socket.socket, application: Application) -> None:
    """Answer all who connect, each in a thread of its own, until the socket is closed."""
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        Thread(target=_answer_all, args=(connection, application), daemon=True).start()


def _answer_all(connection: socket.socket, application: Application) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with suppress(OSError), connection, connection.makefile("rb") as stream:
        while (environ := _read(stream, connection)) is not None:
            answer = _asked(environ, application)
            if not answer:
                return
            connection.sendall(answer)


def _asked(environ: Environ, application: Application) -> bytes:
    """Return the answer; nothing where the application began none."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    body = b"".join(
        application(environ, lambda status, headers, *_: begun.append((status, headers)))
    )
    return _written(*begun[-1], body, environ["REQUEST_METHOD"]) if begun else b""


def _read(stream: BinaryIO, connection: socket.socket) -> Environ | None:
    """Return the next request; None where the other end has nothing more to ask."""
    first = stream.readline()
    if not first.strip():
        return None
    method, target, protocol = first.decode("latin-1").split()
    path, _, query = target.partition("?")
    environ: Environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": target,
        "REQUEST_URI": target,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": str(connection.getsockname()[1]),
        "SERVER_PROTOCOL": protocol,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "tests.socket": connection,
    }
    while line := stream.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        key = name.lower()
        environ[_PLAIN.get(key) or f"HTTP_{key.upper().replace('-', '_')}"] = value.strip()
    length = int(environ.get("CONTENT_LENGTH") or 0)
    environ["wsgi.input"] = BytesIO(stream.read(length))
    return environ


def _written(status: str, headers: list[tuple[str, str]], body: bytes, method: str) -> bytes:
    has_body = method != "HEAD" and int(status[:3]) not in (HTTPStatus.NO_CONTENT, 304)
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
    if has_body and not any(name.lower() == "content-length" for name, _ in headers):
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([*lines, "", ""]).encode("latin-1")
    return head + body if has_body else head
