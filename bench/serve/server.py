"""A development server that the benchmark runs, and how it is known to be done."""

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter, sleep, time

from bench.processes import MemoryWatch
from bench.serve.peers import ServePeer

_START_SECONDS, _STOP_SECONDS = 600, 20
_ASKED_EVERY = 0.002
"""How often a server that starts is asked for its first page, in seconds."""


class Server:
    """A running server of one site; `start` is seconds from its start to the whole first page."""

    def __init__(self, peer: ServePeer, site: Path, page: str) -> None:
        """Start it and wait for a page, given by its address below the root."""
        self.peer = peer
        self.port = _free_port()
        self.lines: SimpleQueue[tuple[float, str]] = SimpleQueue()
        begin = perf_counter()
        self._process = subprocess.Popen(
            peer.command(site, self.port),
            cwd=site,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self._tail: list[str] = []
        Thread(target=self._read, daemon=True).start()
        watch = MemoryWatch(self._process.pid)
        self._await(page, begin + _START_SECONDS)
        self.start = perf_counter() - begin
        self.peak = watch.stop()
        """The most memory that its start took, in MB."""

    def url(self, page: str) -> str:
        """Return the whole address of a page."""
        return f"http://127.0.0.1:{self.port}/{page}"

    def get(self, address: str) -> bytes | None:
        """Return what the server gives for an address below its root; None if it gives nothing."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", f"/{address}")
            answer = connection.getresponse()
            data = answer.read()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()
        return data if answer.status == 200 else None

    def forget(self) -> None:
        """Drop the lines that it printed."""
        while self.line(0) is not None:
            pass

    def line(self, seconds: float) -> tuple[float, str] | None:
        """Return the next line it prints and when; None if none comes within some seconds."""
        try:
            return self.lines.get(timeout=seconds) if seconds > 0 else self.lines.get_nowait()
        except Empty:
            return None

    def memory(self) -> float:
        """Return how much memory it holds now, in MB."""
        watch = MemoryWatch(self._process.pid)
        sleep(0.5)
        return watch.stop()

    def stop(self) -> None:
        """End it, as Ctrl-C does."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.lines.put((time(), line))
            self._tail = [*self._tail[-30:], line]

    def _await(self, page: str, deadline: float) -> None:
        while (self.get(page) or b"").find(b"</html>") < 0:
            if self._process.poll() is not None or perf_counter() > deadline:
                self.stop()
                sys.exit(f"{self.peer.name} did not start:\n{''.join(self._tail)}")
            sleep(_ASKED_EVERY)


def _environment() -> dict[str, str]:
    """Return the environment of a program that is installed: Python may keep what it compiled."""
    own = ("PYTHONDONTWRITEBYTECODE", "BRIEFGEN_EDITOR")
    return {name: value for name, value in os.environ.items() if name not in own}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
