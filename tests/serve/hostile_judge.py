"""What a preview may send, whoever asks: its outputs, its own files, and short refusals."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefgen.serve.app import CLIENT
from tests.harness.site import BASE_URL

CANARY = b"CANARY"

_SCRIPT = re.compile(
    rb'<script type="module" src="/_briefgen/client/preview.js" data-number="\d+"'
    rb' data-token="[\w-]+"></script>'
)
_HEAD = re.compile(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n")
_EVENTS = re.compile(
    rb"(?:[0-9a-f]+\r\n(?:retry: 500\n\n)?(?:id: \d+\ndata: \d+\n\n|:\n\n)\r\n|0\r\n\r\n)*"
)
_REFUSAL = re.compile(rb"[\w '.,/-]{0,90}")


class Response(NamedTuple):
    """An answer as it came: its status, the lines of its head in lower case, its body."""

    status: int
    head: bytes
    body: bytes


class Judge:
    """Knows everything that may be sent: `outputs` by path, and what is in the client's folder."""

    def __init__(self, folder: Path, outputs: Mapping[str, bytes], token: str) -> None:
        """Begin; no answer may name `folder`."""
        self._secrets = {
            "canary": CANARY,
            "path": str(folder).encode(),
            "traceback": b"Traceback",
            "password file": b"root:",
        }
        self._token = token.encode()
        # The page for missing addresses leads to the preview, not to the published site.
        missing = outputs["404.html"].replace(f'="{BASE_URL}'.encode(), b'="/')
        self._outputs = frozenset((*outputs.values(), missing))
        self._files = frozenset(file.read_bytes() for file in CLIENT.iterdir() if file.is_file())
        self._addresses = {f"/{path.removesuffix('index.html')}" for path in outputs}
        self._addresses.add("/_briefgen/")

    def faults(self, got: bytes) -> Iterator[str]:
        """Return what is wrong with what came back on one connection."""
        yield from (name for name, secret in self._secrets.items() if secret in got)
        rest = got
        for response in _responses(got):
            rest = b""
            if response.status >= 500:
                yield "5xx"
            if not self._is_ours(response):
                yield f"{len(response.body)} foreign bytes"
            if b"access-control-" in response.head or b"nosniff" not in response.head:
                yield "headers"
        if rest:
            yield "no HTTP"

    def statuses(self, got: bytes) -> Iterator[int]:
        """Return the statuses of what came back, 0 where nothing did."""
        found = [response.status for response in _responses(got)]
        return iter(found or [0])

    def is_stream(self, got: bytes) -> bool:
        """Tell whether a stream came back, which does not end."""
        return any(b"text/event-stream" in response.head for response in _responses(got))

    def _is_ours(self, response: Response) -> bool:
        status, head, body = response
        if not body:
            return status != 308 or self._leads_home(head)
        if b"text/event-stream" in head:
            return _EVENTS.fullmatch(body) is not None
        plain = _SCRIPT.sub(b"", body)
        if status == 206:
            return any(body in output for output in self._outputs)
        if status in (200, 404) and (plain in self._outputs or plain in self._files):
            return True
        if status == 200 and b"application/json" in head:
            return "number" in msgspec.json.decode(body)
        return status >= 400 and _REFUSAL.fullmatch(body) is not None

    def _leads_home(self, head: bytes) -> bool:
        location = re.search(rb"\nlocation: ([^\r]*)\r\n", b"\n" + head)
        return location is not None and _unquoted(location[1]) in self._addresses


def _responses(got: bytes) -> Iterator[Response]:
    """Return the answers on one connection; the last may be cut short by our leaving."""
    heads = list(_HEAD.finditer(got))
    ends = [*(head.start() for head in heads[1:]), len(got)]
    for head, end in zip(heads, ends, strict=False):
        yield Response(int(head[1]), head[2].lower(), got[head.end() : end])


def _unquoted(location: bytes) -> str:
    return re.sub(rb"%([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), location).decode()
