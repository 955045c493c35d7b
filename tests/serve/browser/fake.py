"""A server that answers as the preview does, of pages that a test gives, on loopback."""

import re
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit
from zlib import crc32

import msgspec

from briefgen import serve
from briefgen.address import SitePath
from briefgen.serve.shown import About, Status

CLIENT = Path(serve.__file__).parent / "client"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
CSP = "default-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'"


class Fake:
    """Pages by address such as "/briefs/doha/"; `change` numbers what was done to them."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.abouts: dict[str, About] = {}
        self.status = Status(number=1, title="The desk")
        self.number = 1
        self.token = "first"
        self.asked: list[str] = []
        self.streams = 0
        self._changed = Condition()
        self._server: _Server | None = None
        self._thread: Thread | None = None
        self.port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Answer from now on, at the same port as before."""
        self._server = _Server(self, self.port)
        self.port = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def stop(self) -> None:
        """Cut all connections off and answer no more."""
        if self._server is None or self._thread is None:
            return
        server, self._server = self._server, None
        server.shutdown()
        self._thread.join()
        server.cut()
        with self._changed:
            self._changed.notify_all()
        server.server_close()

    def change(self, **pages: str) -> None:
        """Replace pages (`brief="..."` is "/brief/") and tell the browsers."""
        for name, html in pages.items():
            self.pages[f"/{name}/"] = html
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def about(self, path: str) -> About:
        known = self.abouts.get(path)
        if known is not None:
            return msgspec.structs.replace(known, number=self.number)
        return About(number=self.number, path=SitePath(path[1:]), is_found=path in self.pages)

    def wait(self, after: int, server: "_Server") -> int | None:
        """Return the number when it is greater; None when the server stops."""
        with self._changed:
            self._changed.wait_for(lambda: self.number > after or self._server is not server)
            return self.number if self._server is server else None

    def with_script(self, html: str) -> str:
        tag = (
            '<script type="module" src="/_briefgen/client/preview.js"'
            f' data-number="{self.number}" data-token="{self.token}"></script>'
        )
        before, end, after = html.rpartition("</body>")
        return before + tag + end + after if end else html + tag


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, fake: Fake, port: int) -> None:
        self.fake = fake
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def opened(self, connection: socket.socket) -> None:
        self._open.add(connection)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]  # is one
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has gone."""

    def cut(self) -> None:
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                self._open.discard(connection)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.opened(self.connection)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing of each request."""

    def do_GET(self) -> None:
        fake = self.server.fake
        url = urlsplit(self.path)
        fake.asked.append(self.path)
        if url.path.startswith("/_briefgen/"):
            self._own(url.path.removeprefix("/_briefgen/"), parse_qs(url.query))
            return
        path = unquote(url.path)
        found = fake.pages.get(path)
        if found is None:
            self._send(404, fake.with_script(fake.pages.get("/404.html", "<h1>Not found</h1>")))
            return
        ending = Path(path).suffix
        kind = TYPES.get(ending, "text/html")
        self._send(200, fake.with_script(found) if kind == "text/html" else found, kind)

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        fake = self.server.fake
        if name in {"", "status.html"}:
            text = (CLIENT / "status.html").read_text(encoding="utf-8")
            self._send(200, fake.with_script(text))
        elif name.startswith("client/"):
            file = CLIENT / name.removeprefix("client/")
            self._send(200, file.read_text(encoding="utf-8"), TYPES[file.suffix])
        elif query.get("token") != [fake.token]:
            self._send(403, "Forbidden", "text/plain")
        elif name == "events":
            self._events()
        elif name == "page.json":
            self._json(fake.about(query["path"][0]))
        elif name == "status.json":
            self._json(msgspec.structs.replace(fake.status, number=fake.number))

    def _json(self, value: object) -> None:
        self._send(200, msgspec.json.encode(value).decode(), "application/json")

    def _send(self, status: int, text: str, kind: str = "text/html") -> None:
        data = text.encode()
        # The script that is put in tells the number, which is not part of the page.
        published = re.sub(rb'data-number="[0-9]+"', b"", data)
        tag = f'"{crc32(published):x}"'
        if status == 200 and self.headers["If-None-Match"] == tag:
            status, data = 304, b""
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        fake = self.server.fake
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        fake.streams += 1
        number: int | None = fake.number
        while number is not None:
            self.wfile.write(f"id: {number}\ndata: {number}\n\n".encode())
            self.wfile.flush()
            number = fake.wait(number, self.server)
        self.close_connection = True
