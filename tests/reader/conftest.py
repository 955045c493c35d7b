"""The sample site, built once, served on loopback, and a browser to open it in."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.built import Built
from tests.harness.site import NOW
from tests.rules.tracked import ROOT


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that is served."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback."""
    with served(folder) as found:
        yield found


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback and give its address."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def sample(folder: Path, address: str) -> Built:
    """Build the site that this repository is for the address it is served at."""
    return Built(build(ROOT, BuildOptions(now=NOW, out=folder, base_url=address)), folder)


def addresses(built: Built) -> list[str]:
    """Return the address of every page of a site, relative to its root."""
    pages = (path for path in built.files if path.endswith(".html"))
    return [path.removesuffix("index.html") for path in pages]
