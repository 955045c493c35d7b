"""The command line of going back, and of what can be gone back to."""

import json

from msgspec.structs import replace

from briefgen.problem import error
from tests.cli.publications import LIVE, NEXT, URL, typed
from tests.cli.run import Call


def test_going_back_names_the_release(site_with, publishing, monkeypatch):
    desk = site_with("live")
    run = typed(desk.folder, monkeypatch, "y\n", "rollback", "--to", "2026")
    assert "Go back to release 2026 at live (folder:../live) ? [y/N]: " in run.stdout
    assert (
        f"Brought back the site of {URL} to live (folder:../live)\n  as {NEXT.id}: " in run.stdout
    )
    assert (publishing[0].name, publishing[0].to) == ("live", "2026")
    run = typed(desk.folder, monkeypatch, "y\n", "rollback")
    assert "Go back to the release before at live (folder:../live) ? [y/N]: " in run.stdout
    assert publishing[1].to == ""


def test_releases_are_listed_with_the_live_one_first(site_with, monkeypatch):
    desk = site_with("live")
    monkeypatch.setattr("briefgen.publish.rollback.releases", lambda *_: ((NEXT, LIVE), ()))
    assert Call(desk.folder, "releases").out.splitlines() == [
        f"{NEXT.id}  2026-01-02T12:00:00+00:00      0 pages       0 files   0 bytes  live",
        f"{LIVE.id}  2026-01-01T12:00:00+00:00      1 pages       2 files    2.0 kB",
    ]
    newest, before = json.loads(Call(desk.folder, "releases", "--json").out)
    assert (newest["id"], newest["parent"]) == (NEXT.id, LIVE.id)
    assert (before["pages"], before["files"], before["size"]) == (1, 2, 2000)
    monkeypatch.setattr("briefgen.publish.rollback.releases", lambda *_: ((), ()))
    assert Call(desk.folder, "releases").out == "Nothing was published there yet.\n"
    refused = (error("BG712", "no"),)
    monkeypatch.setattr("briefgen.publish.rollback.releases", lambda *_: ((), refused))
    run = Call(desk.folder, "releases")
    assert (run.code, run.out, run.err) == (3, "", "error BG712: no\n")


def test_going_back_can_be_tried(site_with, publishing):
    run = Call(site_with("live").folder, "rollback", "--dry-run")
    assert publishing[0].dry_run is True
    assert run.out.splitlines()[-1] == "Nothing was sent, as --dry-run asks."


def test_a_release_that_brings_back_another_says_which(site_with, monkeypatch):
    back = replace(NEXT, restored=LIVE.id)
    monkeypatch.setattr("briefgen.publish.rollback.releases", lambda *_: ((back, LIVE), ()))
    first, second = Call(site_with("live").folder, "releases").out.splitlines()
    assert f"  brings back {LIVE.id}" in first
    assert "brings back" not in second
