"""Publishing and going back on the command line, to each kind of place."""

import json
import subprocess

import pytest

from tests.cli.run import Call
from tests.publish.s3_server import VARIABLES, s3_server
from tests.publish.sshd import sshd

BRIEF = "content/briefs/doha.md"
DESK = """
-- site.toml --
title = "The Desk"
base_url = "https://desk.example/"
-- content/briefs/doha.md --
---
title: Talks in Doha
date: 2025-02-26
---
They met.
"""


@pytest.fixture
def target(request, tmp_path, monkeypatch):
    """Return the settings of a place of one kind, which is there."""
    match request.param:
        case "folder":
            yield 'target = "folder:../live"'
        case "zip":
            yield 'target = "zip:../desk-{date}-{release}.zip"'
        case "git":
            subprocess.run(["git", "init", "-q", "--bare", tmp_path / "desk.git"], check=True)
            yield 'target = "git:../desk.git#pages"\ncname = "desk.example"'
        case "s3":
            for name, value in {**VARIABLES, "HOME": str(tmp_path)}.items():
                monkeypatch.setenv(name, value)
            with s3_server() as server:
                address = f"s3://{server.new_bucket()}/web"
                yield f'target = "{address}"\nendpoint = "{server.endpoint}"'
        case "sftp":
            monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
            with sshd(tmp_path / "sshd") as server:
                for name, value in server.environment().items():
                    monkeypatch.setenv(name, value)
                path = f"{server.root}/www"
                yield f'target = "sftp://{server.user}@{server.host}:{server.port}{path}"'


@pytest.mark.usefixtures("minutes_pass")
@pytest.mark.parametrize("target", ["folder", "zip", "git", "s3", "sftp"], indirect=True)
def test_a_site_is_published_corrected_and_brought_back(site, target):
    desk = site(DESK)
    desk.write("site.toml", f"{desk.tree('')['site.toml'].decode()}[publish.live]\n{target}\n")

    def run(*arguments):
        done = Call(desk.folder, *arguments)
        assert (done.code, done.err) == (0, "")
        return done.out

    def sent(*arguments):
        found = json.loads(run(*arguments, "--yes", "--json"))
        assert found["is_done"]
        return found["sent"]

    assert run("releases") == "Nothing was published there yet.\n"
    everything = sent("publish")
    assert sent("publish") == 0
    assert "Nothing to send" in run("publish", "--yes")
    desk.edit(BRIEF, "They met.", "They met twice.")
    assert "Talks in Doha" in run("publish", "--dry-run")
    assert 0 < sent("publish") < everything
    newest, first = json.loads(run("releases", "--json"))
    assert newest["parent"] == first["id"]
    assert 0 < sent("rollback") < everything
    assert len(run("releases").splitlines()) == 3
