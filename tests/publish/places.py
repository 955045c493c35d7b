"""One place of each kind to publish to, on this machine, and what is live there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CalledProcessError
from typing import NamedTuple
from unittest.mock import patch
from zipfile import ZipFile

from tests.publish.crawl import Get
from tests.publish.remotes import bare, git
from tests.publish.s3_server import VARIABLES, s3_server
from tests.publish.sshd import sshd

KINDS = ("folder", "zip", "git", "s3", "sftp")
SWITCHING = ("folder", "zip", "git")


class Place(NamedTuple):
    """What `[publish.web]` says of a place, and what gives the files that are live there."""

    settings: str
    get: Get


@contextmanager
def place(kind: str, folder: Path) -> Iterator[Place]:
    """Give a place with nothing in it, and the environment of who may publish there."""
    with patch.dict(os.environ), _PLACES[kind](folder) as made:
        yield made


@contextmanager
def _folder(folder: Path) -> Iterator[Place]:
    live = folder / "live"
    yield Place('target = "folder:../live"', lambda path: _read(live / path))


@contextmanager
def _zip(folder: Path) -> Iterator[Place]:
    archive = folder / "live.zip"

    def get(path: str) -> bytes | None:
        if not archive.exists():
            return None
        with ZipFile(archive) as opened:
            return opened.read(path) if path in opened.namelist() else None

    yield Place('target = "zip:../live.zip"', get)


@contextmanager
def _git(folder: Path) -> Iterator[Place]:
    remote = bare(folder / "live.git")

    def get(path: str) -> bytes | None:
        try:
            return git(remote, "cat-file", "blob", f"pages:{path}")
        except CalledProcessError:
            return None

    yield Place('target = "git:../live.git#pages"', get)


@contextmanager
def _s3(folder: Path) -> Iterator[Place]:
    os.environ |= {"HOME": str(folder), **VARIABLES}
    with s3_server() as server:
        bucket = server.new_bucket()

        def get(path: str) -> bytes | None:
            status, _, data = server.read(f"/{bucket}/web/{path}")
            return data if status == 200 else None

        yield Place(f'target = "s3://{bucket}/web"\nendpoint = "{server.endpoint}"', get)


@contextmanager
def _sftp(folder: Path) -> Iterator[Place]:
    with sshd(folder / "sshd") as server:
        os.environ |= server.environment()
        os.environ.pop("SSH_AUTH_SOCK", None)
        live = server.root / "live"
        target = f"sftp://{server.user}@{server.host}:{server.port}{live}"
        yield Place(f'target = "{target}"', lambda path: _read(live / path))


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


_PLACES = {"folder": _folder, "zip": _zip, "git": _git, "s3": _s3, "sftp": _sftp}
