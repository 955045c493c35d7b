"""The bar at the foot of each page."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from briefgen.address import SitePath
from briefgen.serve.shown import About, Mistake
from tests.serve.browser.conftest import html
from tests.serve.browser.fake import Fake

Tab = Callable[..., Page]
LONG = "<p>Paragraph.</p>" * 60 + "<p id='last'>The last line.</p>"
FULL = About(
    number=0,
    path=SitePath("brief/"),
    source="content/briefs/a-long-name-of-a-brief-about-the-talks-in-doha.md",
    open="editor://doha.md",
    marks=("draft", "embargo until 1 May 2025, 12:00"),
    words=1234,
    minutes=6,
    mistakes=tuple(
        Mistake(code="BG1", severity=severity, message="Wrong", file="a.md", line=1, is_here=True)
        for severity in ("error", "error", "warning")
    ),
)


def bar(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Preview")


def previewed(fake: Fake, tab: Tab, about: About = FULL) -> Page:
    fake.pages["/brief/"] = html(LONG)
    fake.abouts["/brief/"] = about
    page = tab()
    page.get_by_text("1,234 words").wait_for(state="attached")
    page.keyboard.press("Escape")
    return page


def test_the_bar_says_what_there_is_to_know_of_a_page(fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    text = bar(page).inner_text()
    for part in ("draft", "embargo until 1 May 2025", "1,234 words · 6 min", "2 errors, 1 warning"):
        assert part in text
    source = bar(page).get_by_role("link", name=FULL.source)
    assert source.get_attribute("href") == FULL.open
    assert bar(page).get_by_role("link", name="All problems").get_attribute("href") == "/_briefgen/"
    colours = (
        bar(page).locator(".mark").evaluate_all("all => all.map(e => getComputedStyle(e).color)")
    )
    assert len(set(colours)) == 2


def test_the_bar_follows_the_page(fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    fake.abouts["/brief/"] = About(number=0, path=SitePath("brief/"), words=1, source="a.md")
    fake.change()
    expect(bar(page)).to_contain_text("1 word")
    assert "error" not in bar(page).inner_text()
    assert "draft" not in bar(page).inner_text()
    assert bar(page).get_by_role("button", name="a.md").get_attribute("data-copy") == "a.md"


def test_the_bar_never_covers_the_end_of_the_page(fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last, top = page.locator("#last").bounding_box(), bar(page).bounding_box()
    assert last is not None
    assert top is not None
    assert last["y"] + last["height"] <= top["y"]
    assert top["height"] <= 40
    assert page.evaluate("document.documentElement.getAttribute('style')") is None


def test_the_keyboard_reaches_the_bar_after_the_page(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<a href='/x/'>Only link</a>")
    fake.abouts["/brief/"] = FULL
    page = tab()
    bar(page).get_by_text("2 errors").wait_for()
    page.keyboard.press("Escape")
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate("""() => {
                const host = document.activeElement.shadowRoot;
                return (host?.activeElement ?? document.activeElement).textContent;
            }""")
        )
    assert names == ["Only link", "2 errors, 1 warning", FULL.source, "All problems", "Hide"]


def test_the_bar_can_be_put_away_for_good(fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    other = tab()
    bar(page).get_by_role("button", name="Hide the preview bar").click()
    show = bar(page).get_by_role("button", name="Show the preview bar")
    expect(show).to_be_focused()
    assert not bar(page).get_by_text("1,234 words").is_visible()
    expect(bar(other).get_by_role("button", name="Show the preview bar")).to_be_visible()
    page.reload()
    expect(show).to_be_visible()
    expect(bar(page).get_by_role("button", name="2 errors, 1 warning")).to_be_visible()
    page.keyboard.press("Escape")
    show.press("Enter")
    expect(bar(page).get_by_text("1,234 words")).to_be_visible()


def test_nothing_of_the_preview_is_printed(fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    page.emulate_media(media="print")
    assert not bar(page).is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).paddingBottom") == "0px"


@pytest.mark.parametrize("width", [320, 375, 640, 1280])
def test_the_bar_has_room_on_every_screen(width: int, fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    page.set_viewport_size({"width": width, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [each.bounding_box() for each in bar(page).locator("> :is(a, button, .mark)").all()]
    shown = [box for box in boxes if box is not None]
    assert len(shown) == 6
    for left, right in pairwise(shown):
        assert left["width"] >= 15
        assert left["x"] + left["width"] <= right["x"]
    assert shown[-1]["x"] + shown[-1]["width"] <= width


def test_a_style_of_the_page_does_not_reach_the_bar(fake: Fake, tab: Tab):
    fake.pages["/site.css"] = (
        "* { font-size: 40px !important; color: red !important; margin: 30px }"
    )
    page = previewed(fake, tab)
    size = bar(page).get_by_role("link", name="All problems").bounding_box()
    assert size is not None
    assert size["height"] < 36


def test_the_page_itself_holds_nothing_of_the_preview(fake: Fake, tab: Tab):
    page = previewed(fake, tab)
    assert "1,234 words" not in page.evaluate("document.body.innerText")
    assert page.evaluate("document.body.lastElementChild.localName") == "script"


def test_without_javascript_the_page_is_what_is_published(fake: Fake, browser: Browser):
    fake.pages["/brief/"] = html("<h1>Doha</h1>")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{fake.address}/brief/")
    assert page.get_by_role("heading", name="Doha").is_visible()
    assert page.locator("html > *").count() == 2
    context.close()
