"""A real nginx on loopback that serves a published folder as docs/publishing.md says."""

import http.client
import os
import pwd
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.rules.tracked import ROOT

PATIENCE = 30.0
_SETTINGS = """
daemon off;
{user}
pid {work}/nginx.pid;
error_log {work}/error.log;
worker_processes 2;
events {{ worker_connections 256; }}
http {{
  access_log off;
  types {{ text/html html; text/css css; application/json json; application/xml xml; }}
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  {server}
}}
"""


_LISTEN = "listen 443 ssl;"
_ROOT = re.compile(r"^ *root (\S+);$", re.MULTILINE)


class Answer(NamedTuple):
    """What a server answered; names of headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Browser:
    """Asks one server again and again over one connection."""

    def __init__(self, port: int) -> None:
        """Keep where to ask."""
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for an address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request("GET", path, headers=named)
        response = self._connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read())

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def _server(root: Path, port: int) -> str:
    """Return the settings that people are told to write, for a folder and port of ours."""
    text = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    block = text.partition("```nginx\n")[2].partition("```")[0]
    assert _LISTEN in block
    assert _ROOT.search(block)
    block = block.replace(_LISTEN, f"listen 127.0.0.1:{port};")
    return _ROOT.sub(f"root {root};", block)


@contextmanager
def nginx(root: Path, work: Path) -> Iterator[int]:
    """Serve a folder, or a link to one, and give the port; `work` is for nginx's own files."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program is not None, "nginx is missing: run tests/tools/require nginx"
    work.mkdir()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        # Its workers share it: one that waits for a connection that another took serves nobody.
        listening.settimeout(0)
        port = listening.getsockname()[1]
        account = pwd.getpwuid(os.getuid()).pw_name
        user = f"user {account};" if os.getuid() == 0 else ""
        settings = work / "nginx.conf"
        server = _server(root, port)
        settings.write_text(_SETTINGS.format(user=user, work=work, server=server))
        # nginx takes over a socket that listens already: the port is ours before it starts.
        process = subprocess.Popen(
            [program, "-p", str(work), "-c", str(settings), "-e", str(work / "error.log")],
            env={**os.environ, "NGINX": f"{listening.fileno()};"},
            pass_fds=[listening.fileno()],
        )
    try:
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)
