"""Chromium, and what it reports: when a changed text was in a page, and when it was painted."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import time
from types import TracebackType
from typing import Self

from msgspec import Struct
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

PROGRAM = os.environ.get("BRIEFGEN_CHROMIUM", "/usr/bin/chromium")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE_MS = 120_000
_LARGEST_SKEW_MS = 2.0

_PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")


class Seen(Struct, frozen=True):
    """When a version of a text was first in a page, and when painted, in seconds of `time`."""

    present: float
    painted: float


class Browser:
    """A browser with one page for each server, each in a window of its own."""

    def __init__(self) -> None:
        """Start it; `skew` is by how many ms its clock is ahead of ours."""
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=PROGRAM, args=_FLAGS)
        self.skew = self._skew()
        if abs(self.skew) > _LARGEST_SKEW_MS:
            sys.exit(f"the browser's clock differs by {self.skew:.1f} ms")

    def __enter__(self) -> Self:
        """Return the browser."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self._browser.close()
        self._playwright.stop()

    def open(self, url: str) -> Page:
        """Open a page that reports each new version of its text."""
        page = self._browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.add_init_script(_PROBE)
        page.goto(url, wait_until="load")
        return page

    def _skew(self) -> float:
        """Compare the clocks; the quickest of some answers is the most exact."""
        page = self._browser.new_page()
        asked = []
        for _ in range(50):
            begin = time() * 1000
            theirs = page.evaluate("performance.timeOrigin + performance.now()")
            end = time() * 1000
            asked.append((end - begin, float(theirs) - (begin + end) / 2))
        page.close()
        return min(asked)[1]


def watched(page: Page, version: int, change: Callable[[], float]) -> tuple[float, Seen]:
    """Make a change and wait until the page shows it; return when each happened."""

    def is_it(message: ConsoleMessage) -> bool:
        return message.text.startswith(f"bench {version} ")

    with page.expect_console_message(is_it, timeout=_PATIENCE_MS) as report:
        changed = change()
    _, _, present, painted = report.value.text.split()
    return changed, Seen(float(present) / 1000, float(painted) / 1000)
