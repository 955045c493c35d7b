"""A preview of pages that a test gives, and tabs of a browser that look at it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.serve.browser.fake import Fake

EXPECTED = ("Failed to load resource", "net::ERR_")
"""What the browser itself says of a server that is gone or of a page that is not there."""

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/site.css"></head><body><main>{main}</main></body></html>"""


def html(main: str, title: str = "A page") -> str:
    """Return a page of which only the main part matters."""
    return PAGE.format(main=main, title=title)


@pytest.fixture
def fake() -> Iterator[Fake]:
    """Return a server with one stylesheet and no page."""
    server = Fake()
    server.pages["/site.css"] = "body { margin: 8px }"
    server.start()
    yield server
    server.stop()


@pytest.fixture
def complaints() -> list[str]:
    """Return what pages complained of."""
    return []


@pytest.fixture
def context(browser: Browser, complaints: list[str]) -> Iterator[BrowserContext]:
    """Return a browser without a past; a page that complains makes the test fail."""
    made = browser.new_context(viewport={"width": 900, "height": 600})
    # A busy machine is no mistake of the page.
    made.set_default_timeout(60_000)
    made.on("console", lambda said: _note(said, complaints))
    made.on("weberror", lambda error: complaints.append(str(error.error)))
    yield made
    made.close()
    assert complaints == []


def _note(said: ConsoleMessage, complaints: list[str]) -> None:
    if said.type in {"error", "warning"} and not any(each in said.text for each in EXPECTED):
        complaints.append(said.text)


@pytest.fixture
def tab(context: BrowserContext, fake: Fake) -> Callable[..., Page]:
    """Return what opens a tab at an address and waits until the preview runs in it."""

    def opened(path: str = "/brief/") -> Page:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(fake.address + path)
        page.wait_for_function("() => document.querySelector('briefgen-preview')?.shadowRoot")
        return page

    return opened
