"""The desk that the command line is tried on."""

from datetime import UTC, datetime, timedelta
from itertools import count
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from tests.cli.publications import CHANGES, SENT, URL
from tests.site.desk import DESK


@pytest.fixture
def desk(site):
    """Return a small site that has not been built."""
    return site(DESK)


@pytest.fixture
def site_with(site):
    """Return a site with targets of the given names."""

    def made(*names):
        tables = "".join(f'[publish.{name}]\ntarget = "folder:../{name}"\n' for name in names)
        return site(f'-- site.toml --\ntitle = "The Desk"\nbase_url = "{URL}"\n{tables}')

    return made


@pytest.fixture
def publishing(monkeypatch):
    """Return the settings that publishing is asked for; it asks about CHANGES, and then is SENT."""
    caught = []

    def publish(settings, ask, watcher):
        caught.append(settings)
        watcher("scan", 1, 1)
        if not getattr(settings, "dry_run", False):
            assert ask(CHANGES, ())
            watcher("send", 5, 10)
        is_dry = getattr(settings, "dry_run", False)
        return replace(SENT, release=None, is_done=False, dry_run=True) if is_dry else SENT

    monkeypatch.setattr("briefgen.publish.publish.publish", publish)
    monkeypatch.setattr("briefgen.publish.rollback.roll_back", publish)
    return caught


@pytest.fixture
def minutes_pass(monkeypatch):
    """Let a minute pass between any two runs: releases are told apart, and sorted, by seconds."""
    begin = datetime(2026, 1, 1, 12, tzinfo=UTC)
    instants = (begin + timedelta(minutes=number) for number in count())
    clock = SimpleNamespace(now=lambda _zone: next(instants))
    monkeypatch.setattr("briefgen.cli.publish.datetime", clock)
    monkeypatch.setattr("briefgen.cli.rollback.datetime", clock)
