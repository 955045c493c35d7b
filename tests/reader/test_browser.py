"""The sample site in a real browser, as a reader opens it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.harness.built import Built
from tests.reader.conftest import addresses
from tests.rules.tracked import ROOT

AXE = ROOT / "tests/tools/node_modules/axe-core/axe.min.js"


class Reader:
    """A page of a browser, and what it complained of or asked of other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        """Listen to the page."""
        self.page = page
        self.complaints: list[str] = []
        self._address = address
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("requestfailed", lambda request: self._note(request.url))
        page.on("request", self._asked)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self._note(said.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self._address):
            self._note(request.url)

    def _note(self, text: str) -> None:
        self.complaints.append(f"{self.page.url}: {text}")

    def open(self, path: str) -> None:
        self.page.goto(f"{self._address}{path}")


@pytest.fixture(params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield Reader(context.new_page(), address)
    context.close()


@pytest.mark.timeout(400)
def test_no_page_has_an_accessibility_violation_or_a_console_error(reader: Reader, sample: Built):
    rules = AXE.read_text(encoding="utf-8")
    violations: list[str] = []
    for path in addresses(sample):
        reader.open(path)
        reader.page.evaluate(rules)
        found = reader.page.evaluate("axe.run({resultTypes: ['violations']})")
        violations += [
            f"/{path} {each['id']}: {node['html']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]
    assert violations == []
    assert reader.complaints == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_no_page_scrolls_sideways(width: int, browser: Browser, address: str, sample: Built):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for path in addresses(sample):
        page.goto(f"{address}{path}")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    context.close()
    assert wide == []


def test_the_site_reads_without_script(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("main a[href^='briefs/']").first.click()
    assert "/briefs/" in page.url
    assert page.locator("main h1").is_visible()
    assert len(page.locator("main").inner_text()) > 300
    context.close()


def test_a_brief_can_be_printed_without_the_menu(browser: Browser, address: str, sample: Built):
    context = browser.new_context()
    page = context.new_page()
    brief = next(path for path in addresses(sample) if path.startswith("briefs/2"))
    page.goto(f"{address}{brief}")
    page.emulate_media(media="print")
    assert page.locator("main h1").is_visible()
    assert not any(nav.is_visible() for nav in page.locator("header nav").all())
    context.close()


def test_the_keyboard_reaches_the_text_first(browser: Browser, address: str):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused is not None
    assert focused.startswith("#")
    assert page.locator(focused).count() == 1
    context.close()


def test_the_keyboard_goes_from_dot_to_dot_on_a_map_and_into_a_place(
    browser: Browser, address: str, sample: Built
):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}places/")
    dot = page.locator("svg.map a.dot").first
    before = dot.locator("circle").evaluate("dot => getComputedStyle(dot).strokeWidth")
    while not dot.evaluate("dot => dot === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
    focused = dot.locator("circle").evaluate("dot => getComputedStyle(dot).strokeWidth")
    assert focused != before
    place = dot.get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/*/")
    assert page.locator("main h1").inner_text() == place
    assert sample.page("places/").css("svg.map a.dot")
    context.close()


def test_a_fingerprinted_style_sheet_is_used_on_every_page(sample: Built):
    for path in addresses(sample):
        sheets = sample.page(path).css("link[rel=stylesheet]")
        assert sheets or path.startswith("old/"), path


def test_the_ledger_is_filtered_by_what_it_holds_and_tells_how_many_are_left(
    browser: Browser, address: str, sample: Built
):
    total = len(sample.page("statements/").css("ol.ledger > li"))
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}statements/")
    entries = page.locator("ol.ledger > li")
    shown = entries.filter(visible=True)
    page.get_by_label("Speaker").select_option("Donald Trump")
    expect(shown).to_have_count(2)
    page.get_by_label("Act").select_option("demand")
    expect(shown).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(f"1 of {total} statements on this page")
    page.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(total)
    context.close()


@pytest.mark.usefixtures("sample")
def test_the_ledger_is_whole_without_script(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}statements/")
    entries = page.locator("ol.ledger > li")
    assert entries.filter(visible=True).count() == entries.count() > 0
    assert not page.locator("form.filters").is_visible()
    context.close()
