"""Fixtures: an S3 server for all tests of a file, and an empty bucket for each."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.publish.targets.s3 import S3Target
from tests.publish.s3_moto import Plan
from tests.publish.s3_server import VARIABLES, S3Server, s3_server


class Place:
    """An empty bucket; `open_target` gives a target with a prefix in it."""

    def __init__(self, server: S3Server) -> None:
        """Make the bucket."""
        self.server = server
        self.bucket = server.new_bucket()
        server.log()

    def open_target(self, keep: int = 5) -> S3Target:
        """Return a target, as the settings of a site would."""
        return S3Target(self.bucket, "web/desk", endpoint=self.server.endpoint, keep=keep)

    def path(self, path: str) -> str:
        """Return where the server has an object of the target."""
        return f"/{self.bucket}/web/desk/{path}"

    def read(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Read an object as readers do."""
        return self.server.read(self.path(path))

    def written(self) -> list[str]:
        """Return the paths of the site that were written since the last time, in order."""
        start = f"PUT {self.path('')}"
        paths = [each[len(start) :] for each in self.server.writes() if each.startswith(start)]
        return sorted(path for path in paths if not path.startswith("_briefgen/"))


@pytest.fixture(scope="module")
def server() -> Iterator[S3Server]:
    """Run a server."""
    with s3_server() as running:
        yield running


@pytest.fixture
def place(server: S3Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Place]:
    """Give an empty bucket, and the environment of a publisher who may write there."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    yield Place(server)
    server.fail(Plan())
