"""Dossiers, connections and corrections in a real browser, on a desk that has all of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.harness.site import Site
from tests.reader.conftest import served
from tests.reader.test_browser import AXE
from tests.site.dossier_desk import DESK

MORE = """
-- content/actors/carl.md --
---
name: Carl Dahl
---
-- content/briefs/f.md --
---
title: Zeta
date: 2025-03-04
status: withdrawn
actors: [Anna Berg, Carl Dahl]
corrections: [{date: 2025-03-05, text: No., kind: withdrawal}]
---
F.
-- content/briefs/g.md --
---
title: Eta
date: 2025-03-05
actors: [Anna Berg, Carl Dahl]
---
G.
"""
DOSSIER = "dossiers/harbour/"
PAGES = (
    DOSSIER,
    f"{DOSSIER}changes/",
    "dossiers/",
    "connections/",
    "corrections/",
    "",
    "briefs/a/",
)


class Desk:
    """A built desk, and where it is served."""

    def __init__(self, site: Site, address: str) -> None:
        """Keep both."""
        self.site = site
        self.address = address

    def open(self, page: Page, path: str) -> Page:
        page.goto(f"{self.address}{path}")
        return page


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    site = Site(tmp_path, DESK + MORE)
    site.build().fine()
    with served(site.out) as address:
        yield Desk(site, address)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """Return the dates of the changes that are shown."""
    return [day.inner_text() for day in page.locator("#_days h3").all() if day.is_visible()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_they_have_no_accessibility_violation_and_do_not_scroll_sideways(
    scheme: str, width: int, browser: Browser, desk: Desk
):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in PAGES:
        desk.open(page, path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        assert found["violations"] == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path
    assert complaints == []
    context.close()


def test_a_reader_asks_for_what_is_newer_than_a_date(page: Page, desk: Desk):
    desk.open(page, DOSSIER)
    everything = shown(page)
    page.get_by_label("Only what is newer than").select_option(label="10 February 2025")
    assert shown(page) == ["21 February 2025", "20 February 2025"]
    assert page.locator("output").inner_text() == "2"
    assert page.url.endswith("#_2025-02-10")
    page.get_by_label("Only what is newer than").select_option(value="")
    assert shown(page) == everything


@pytest.mark.parametrize("address", [DOSSIER, f"{DOSSIER}changes/"])
def test_a_reader_asks_for_what_is_new_since_the_last_visit(
    address: str, browser: Browser, desk: Desk
):
    context = browser.new_context()
    first = desk.open(context.new_page(), address)
    assert first.locator("option[value=_visit]").count() == 0
    first.close()
    desk.site.edit("content/briefs/b.md", "tags:", "changes: [{date: 2025-01-05, note: X.}]\ntags:")
    desk.site.build().fine()
    second = desk.open(context.new_page(), address)
    second.get_by_label("Only what is newer than").select_option(value="_visit")
    assert shown(second) == ["5 January 2025"]
    second.reload()
    second.get_by_label("Only what is newer than").select_option(value="_visit")
    assert shown(second) == ["5 January 2025"]
    context.close()


def test_without_script_every_date_stands_under_its_own_link(browser: Browser, desk: Desk):
    context = browser.new_context(java_script_enabled=False)
    page = desk.open(context.new_page(), DOSSIER)
    assert not page.locator("#_choice").is_visible()
    assert len(shown(page)) == 7
    page.locator("#_days h3 a").nth(2).click()
    assert page.url.endswith(f"{DOSSIER}changes/#_2025-02-10")
    assert page.locator("h3:target").inner_text() == "10 February 2025"
    desk.open(page, "connections/")
    page.get_by_role("button", name="2 briefs with Anna Berg and Carl Dahl").first.click()
    assert page.get_by_role("link", name="Zeta").is_visible()
    context.close()


def test_the_matrix_is_sorted_by_any_column(page: Page, desk: Desk):
    desk.open(page, "connections/")
    names = page.locator(".matrix tbody th")
    assert names.all_inner_texts() == ["Anna Berg", "Carl Dahl"]
    page.get_by_role("button", name="Anna Berg").first.click()
    assert names.all_inner_texts() == ["Carl Dahl", "Anna Berg"]
    head = page.locator("th[aria-sort]")
    assert head.inner_text() == "Anna Berg"
    page.get_by_role("button", name="Briefs", exact=True).click()
    assert names.all_inner_texts() == ["Anna Berg", "Carl Dahl"]
