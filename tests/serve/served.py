"""A preview in a process of its own, as a writer starts it, and a browser's side of it."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.rules.tracked import ROOT

PATIENCE = 30.0
_TOKEN = re.compile(rb'data-number="(\d+)" data-token="([^"]+)"')


class Answer(NamedTuple):
    """What a preview answered."""

    status: int
    headers: dict[str, str]
    body: bytes


class Served:
    """A running preview of a site; `address` is where it is, without a slash at the end."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        """Take over a process that listens."""
        self.process = process
        self.address = address
        self.host = urlsplit(address).netloc

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for an address."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def published(self, path: str) -> bytes:
        """Return an output as it will be published: without the script of the preview."""
        body = self.get(path).body
        return re.sub(rb'<script type="module" src="/_briefgen/[^>]*></script>', b"", body)

    def token(self) -> str:
        """Return the token of this run."""
        found = _TOKEN.search(self.get("/").body)
        assert found is not None
        return found[2].decode()

    @contextmanager
    def numbers(self) -> Iterator["Numbers"]:
        """Listen as a browser does."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request("GET", f"/_briefgen/events?token={self.token()}")
            yield Numbers(connection.getresponse())
        finally:
            connection.close()

    def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """End the preview; return its exit code and the seconds it took."""
        begin = monotonic()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        return code, monotonic() - begin


class Numbers:
    """The stream of a preview."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        """Take over an answer that goes on."""
        self._response = response

    def next(self) -> int:
        """Wait for the next number."""
        end = monotonic() + PATIENCE
        while (line := self._response.readline()) and monotonic() < end:
            if line.startswith(b"data: "):
                return int(line.removeprefix(b"data: "))
        raise AssertionError("no number came")


@contextmanager
def served(site: Path, *options: str) -> Iterator[Served]:
    """Run `briefgen serve` on a free port, and end it."""
    command = (sys.executable, "-m", "briefgen", "serve", "--site", str(site), "--port", "0")
    process = subprocess.Popen(
        (*command, *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        said: list[str] = []
        while line := process.stdout.readline():
            said.append(line)
            if found := re.match(r"Preview at (\S+)/ ", line):
                yield Served(process, found[1])
                break
        else:
            raise AssertionError("".join(said))
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
