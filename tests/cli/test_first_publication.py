"""The first minutes of a new user: a site, a brief, and what a plain web server then serves."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from tests.cli.run import Call

BRIEF = """\
---
title: Lavrov visits Doha
date: 2025-02-26
tags: [Visits]
---
[[Sergey Lavrov]] was in Doha on an official visit.
"""
ADDRESS = "briefs/2025-02-26-lavrov-visits-doha/"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments):
        """Print nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def read(address: str) -> str:
    with urlopen(address) as answer:
        return answer.read().decode()


def publish(site: Path, *options: str) -> str:
    run = Call(site, "publish", "--yes", *options)
    assert (run.code, run.err) == (0, "")
    return run.out


@pytest.mark.usefixtures("minutes_pass")
def test_a_new_site_is_published_corrected_and_brought_back(tmp_path):
    Call(tmp_path, "new", "site", "mydesk")
    site, live = tmp_path / "mydesk", tmp_path / "mydesk-live"
    Call(site, "new", "actor", "Sergey Lavrov")
    Call(site, "new", "brief", "Lavrov visits Doha", "--date", "2025-02-26")
    (brief,) = site.glob("content/briefs/2025-02-26-*.md")
    settings = (site / "site.toml").read_text()
    settings = settings.replace("# base_url", "base_url").replace("# [publish", "[publish")
    settings = settings.replace(
        '# target = "folder:/srv/www/briefs', 'target = "folder:../mydesk-live'
    )
    (site / "site.toml").write_text(settings)

    assert "Lavrov visits Doha" not in publish(site)
    with served(live) as root:
        assert ADDRESS not in read(f"{root}briefs/")
        brief.write_text(BRIEF)
        assert "NEW" in publish(site)
        assert ADDRESS.removeprefix("briefs/") in read(f"{root}briefs/")
        assert "was in Doha" in read(f"{root}{ADDRESS}")
        brief.write_text(BRIEF.replace("an official", "a working"))
        assert "CHANGED" in publish(site)
        assert "a working visit" in read(f"{root}{ADDRESS}")
        assert "Nothing to send" in publish(site)
        assert len(Call(site, "releases").out.splitlines()) == 3
        run = Call(site, "rollback", "--yes")
        assert (run.code, run.err) == (0, "")
        assert "an official visit" in read(f"{root}{ADDRESS}")
