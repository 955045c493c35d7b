"""One place of each kind to publish to, on this machine, and what is live there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CalledProcessError
from typing import NamedTuple
from unittest.mock import patch
from urllib.parse import quote
from zipfile import ZipFile

from tests.publish.crawl import Get
from tests.publish.nginx import Browser, nginx
from tests.publish.remotes import bare, git
from tests.publish.s3_server import VARIABLES, s3_server
from tests.publish.sshd import sshd

KINDS = ("folder", "zip", "git", "s3", "sftp")
SWITCHING = ("folder", "zip", "git")
WAYS = ("folder", "git", "git-ssh", "s3", "sftp")
"""Those that readers can ask for pages, or a host can; nginx serves the folder."""


class Place(NamedTuple):
    """What `[publish.web]` says of a place, and what gives the files that are live there.

    What `state` gives is another as soon as anything was written there.
    """

    settings: str
    get: Get
    state: Callable[[], object]


@contextmanager
def place(kind: str, folder: Path) -> Iterator[Place]:
    """Give a place with nothing in it, and the environment of who may publish there."""
    with patch.dict(os.environ), _PLACES[kind](folder) as made:
        yield made


@contextmanager
def _folder(folder: Path) -> Iterator[Place]:
    live = folder / "live"
    with nginx(live, folder / "nginx") as port:
        browser = Browser(port)

        def get(path: str) -> bytes | None:
            answer = browser.get(f"/{quote(path)}")
            return answer.body if answer.status == 200 else None

        try:
            yield Place('target = "folder:../live"', get, lambda: _stamps(folder))
        finally:
            browser.close()


@contextmanager
def _zip(folder: Path) -> Iterator[Place]:
    archive = folder / "live.zip"

    def get(path: str) -> bytes | None:
        if not archive.exists():
            return None
        with ZipFile(archive) as opened:
            return opened.read(path) if path in opened.namelist() else None

    yield Place('target = "zip:../live.zip"', get, lambda: _stamps(folder))


@contextmanager
def _git(folder: Path) -> Iterator[Place]:
    yield _branch(bare(folder / "live.git"), "../live.git")


@contextmanager
def _git_by_ssh(folder: Path) -> Iterator[Place]:
    with sshd(folder / "sshd") as server:
        os.environ |= server.environment()
        os.environ.pop("SSH_AUTH_SOCK", None)
        remote = bare(folder / "live.git")
        yield _branch(remote, f"ssh://{server.user}@{server.host}:{server.port}{remote}")


def _branch(remote: Path, address: str) -> Place:
    def get(path: str) -> bytes | None:
        try:
            return git(remote, "cat-file", "blob", f"pages:{path}")
        except CalledProcessError:
            return None

    return Place(f'target = "git:{address}#pages"', get, lambda: _stamps(remote.parent))


@contextmanager
def _s3(folder: Path) -> Iterator[Place]:
    os.environ |= {"HOME": str(folder), **VARIABLES}
    with s3_server() as server:
        bucket = server.new_bucket()

        def get(path: str) -> bytes | None:
            status, _, data = server.read(f"/{bucket}/web/{path}")
            return data if status == 200 else None

        settings = f'target = "s3://{bucket}/web"\nendpoint = "{server.endpoint}"'
        written: list[str] = []

        def state() -> list[str]:
            written.extend(server.writes())
            return list(written)

        yield Place(settings, get, state)


@contextmanager
def _sftp(folder: Path) -> Iterator[Place]:
    with sshd(folder / "sshd") as server:
        os.environ |= server.environment()
        os.environ.pop("SSH_AUTH_SOCK", None)
        live = server.root / "live"
        target = f"sftp://{server.user}@{server.host}:{server.port}{live}"
        yield Place(
            f'target = "{target}"', lambda path: _read(live / path), lambda: _stamps(server.root)
        )


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _stamps(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Return what tells whether files or folders were written: their numbers and times."""
    found = [each for name in folder.glob("live*") for each in (name, *name.rglob("*"))]
    infos = {each: each.lstat() for each in found}
    return {each: (at.st_ino, at.st_mtime_ns, at.st_ctime_ns) for each, at in infos.items()}


_PLACES = {
    "folder": _folder,
    "zip": _zip,
    "git": _git,
    "git-ssh": _git_by_ssh,
    "s3": _s3,
    "sftp": _sftp,
}
