"""The page of the preview itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from briefgen.address import SitePath
from briefgen.serve.shown import About, Hidden, Mistake, Near, Round, Slow, Status
from tests.rules.tracked import ROOT
from tests.serve.browser.conftest import html
from tests.serve.browser.fake import Fake

AXE = ROOT / "tests/tools/node_modules/axe-core/axe.min.js"
MISTAKES = (
    Mistake(
        code="BG201",
        severity="error",
        message="2025-13-45 is no date",
        advice="Write the day as 2025-02-18.",
        file="content/briefs/2025-02-18-doha.md",
        line=3,
        column=7,
        length=10,
        excerpt="date: 2025-13-45",
        open="editor://doha",
        is_here=True,
    ),
    Mistake(
        code="BG410",
        severity="warning",
        message="The picture talks.jpg has no description",
        file="content/briefs/2025-03-01-a-long-name-of-a-brief-about-talks/index.md",
        line=120,
        column=60,
        length=12,
        excerpt="word " * 11 + "see " + "![](talks.jpg) and many more words after it, to the end.",
    ),
    Mistake(code="BG900", severity="note", message="No base_url is set", file="site.toml"),
)
FULL = Status(
    number=1,
    title="The Doha desk",
    counts={"brief": 1204, "actor": 88, "tag": 1, "page": 3},
    public_differs=2,
    withheld=(Hidden("content/briefs/secret.md", "embargo until 1 May 2025, 12:00", "editor://s"),),
    mistakes=MISTAKES,
    slowest=(Slow(SitePath("archive/"), 120.4), Slow(SitePath("briefs/doha/"), 8.25)),
    rounds=(
        Round(
            at="14:03:07",
            changed=("content/briefs/doha.md",),
            milliseconds=31,
            errors=1,
            warnings=2,
        ),
        Round(at="14:01:44", changed=(), milliseconds=812.5, errors=0, warnings=0),
    ),
    is_polling=True,
    unchecked=3,
)


@pytest.fixture(params=[("light", 375), ("light", 1280), ("dark", 375), ("dark", 1280)])
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    scheme, width = request.param
    size = {"width": width, "height": 800}
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    yield context
    context.close()


def violations(page: Page) -> list[str]:
    """Return what the accessibility rules say against a page and the preview's parts in it."""
    page.context.add_init_script(AXE.read_text(encoding="utf-8"))
    page.reload()
    page.get_by_text("BG201").first.wait_for()
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def test_the_status_page_says_everything(fake: Fake, context: BrowserContext):
    fake.status = FULL
    page = context.new_page()
    page.goto(f"{fake.address}/_briefgen/")
    expect(page).to_have_title("Preview · The Doha desk")
    text = page.locator("body").inner_text()
    for part in (
        "1,204", "2025-13-45 is no date", "content/briefs/secret.md", "embargo until 1 May 2025",
        "2 documents are shown here that a public build would withhold", "/archive/", "120 ms",
        "8.3 ms", "14:03:07", "1 error, 2 warnings", "does not announce changes",
        "3 pages are still to be checked",
    ):  # fmt: skip
        assert part in text, part
    assert page.locator("briefgen-preview").count() == 0


def test_the_status_page_follows_the_site(fake: Fake, context: BrowserContext):
    fake.status = FULL
    page = context.new_page()
    page.goto(f"{fake.address}/_briefgen/")
    page.get_by_text("BG410").wait_for()
    page.evaluate("window.kept = document.querySelector('#slowest li')")
    fake.status = Status(number=0, title="The Doha desk", slowest=FULL.slowest)
    fake.change()
    expect(page.get_by_text("Nothing is wrong.")).to_be_visible()
    expect(page.get_by_text("All pages are up to date.")).to_be_visible()
    assert page.evaluate("window.kept.isConnected")
    fake.stop()
    expect(page.get_by_text("The preview is not running.")).to_be_visible()


def test_the_status_page_is_accessible_and_has_room(fake: Fake, screen: BrowserContext):
    fake.status = FULL
    page = screen.new_page()
    page.goto(f"{fake.address}/_briefgen/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_and_the_panel_are_accessible(fake: Fake, screen: BrowserContext):
    fake.pages["/brief/"] = html("<h1>Doha</h1><p>Text</p>")
    fake.abouts["/brief/"] = About(
        number=0,
        path=SitePath("brief/"),
        is_found=False,
        near=(Near(SitePath("doha/"), "Doha"),),
        source="content/doha.md",
        marks=("draft", "embargo until May", "expired"),
        words=12,
        minutes=1,
        mistakes=MISTAKES,
    )
    page = screen.new_page()
    page.goto(f"{fake.address}/brief/")
    assert violations(page) == []
