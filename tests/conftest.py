"""Fixtures that every room's tests may use."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.harness.site import Site


# How fast an example runs is the machine's business, and the same tests run whenever they run.
settings.register_profile("here", deadline=None, derandomize=True)
settings.load_profile("here")


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., "Site"]:
    """Return a maker of sites: `site('''-- content/briefs/x.md -- ...''')`."""
    from tests.harness.site import Site  # noqa: PLC0415  # tests of one room load that room only

    made: list[Site] = []

    def make(text: str = "") -> Site:
        made.append(Site(tmp_path / f"site{len(made) or ''}", text))
        return made[-1]

    return make


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Start Debian's Chromium; BRIEFGEN_CHROMIUM names another one.

    There is one for all tests of a process: it keeps a loop running, beside which no other may.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # few tests look at pages

    program = os.environ.get("BRIEFGEN_CHROMIUM", "/usr/bin/chromium")
    assert Path(program).exists(), f"no browser at {program}; `make test` says what to install"
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=flags)
        yield started
        started.close()
