"""A site that is surrounded by secrets, previewed in a process of its own."""

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from tests.harness.site import Site

SITE = """
-- content/briefs/doha.md --
---
title: Doha talks
date: 2025-02-01
tags: [Süden]
---
They met.
-- content/briefs/draft.md --
---
title: A draft
date: 2025-02-01
draft: true
---
CANARY of a draft.
"""
CANARIES = """
-- .git/config --
CANARY of git
-- .briefgen/canary.txt --
CANARY of the state
-- public/canary.html --
CANARY of the output folder, not of the site
-- notes.txt --
CANARY beside site.toml
-- ../site-leak/canary.txt --
CANARY of a folder whose name begins like ours
-- ../outside/canary.txt --
CANARY of a folder outside
-- linked -> ../outside --
"""
SECRETS = (
    ".git/config", ".briefgen/canary.txt", "public/canary.html", "canary.html", "notes.txt",
    "site-leak/canary.txt", "outside/canary.txt", "linked/canary.txt", "content/briefs/draft.md",
    "briefs/draft/", "site.toml", "etc/passwd", ".git/", "linked/",
)  # fmt: skip


class Target:
    """A running preview, the outputs it may show, and where it is."""

    def __init__(
        self, site: Site, outputs: dict[str, bytes], server: "subprocess.Popen[str]"
    ) -> None:
        assert server.stdout is not None
        self.server = server
        self.folder = site.folder.parent
        self.outputs = outputs
        self.port = _port(server.stdout.readline())
        self.token = _token(self.ask("/"))

    def ask(self, path: str) -> bytes:
        """Return the body at an address that must be answered."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        assert answer.status == 200, f"{path}: {answer.status}"
        return body

    def pages(self) -> tuple[str, ...]:
        """Return addresses that are answered."""
        own = (
            "",
            "client/preview.js",
            f"events?token={self.token}",
            f"status.json?token={self.token}",
        )
        about = f"page.json?path=/briefs/doha/&token={self.token}"
        outputs = (quote(f"/{path.removesuffix('index.html')}") for path in self.outputs)
        return (*outputs, *(f"/_briefgen/{name}" for name in (*own, about)))

    def secrets(self) -> tuple[str, ...]:
        """Return paths that lead to what must not be read, from some folder or from the root."""
        below = (f"{self.folder}/site/", f"{self.folder}/")
        return (*SECRETS, *(f"{folder}{path}" for folder in below for path in SECRETS))

    def holdings(self) -> tuple[int, int]:
        """Return how many descriptors and threads the server has."""
        of = Path(f"/proc/{self.server.pid}")
        return len(list((of / "fd").iterdir())), len(list((of / "task").iterdir()))


@contextmanager
def preview() -> Iterator[Target]:
    """Preview a site with secrets all around it, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        site = Site(Path(folder).resolve() / "site", SITE)
        site.build().fine()
        outputs = dict(site.tree())
        site.add(CANARIES)
        command = (sys.executable, "-m", "briefgen", "serve", "--site", str(site.folder))
        options = ("--port", "0", "--no-drafts", "--now", "2026-01-01", "--jobs", "1")
        said = Path(folder) / "said"
        with said.open("w") as faults:
            server = subprocess.Popen(
                (*command, *options), stdout=subprocess.PIPE, stderr=faults, text=True
            )
        try:
            yield Target(site, outputs, server)
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=20)
        assert said.read_text() == ""


def _port(line: str) -> int:
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    assert found, line
    return int(found[1])


def _token(page: bytes) -> str:
    found = re.search(rb'data-token="([\w-]+)"', page)
    assert found, page
    return found[1].decode()
