"""The panel over the last good page: mistakes, and help where no page is."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from briefgen.address import SitePath
from briefgen.serve.shown import About, Mistake, Near
from tests.serve.browser.conftest import html
from tests.serve.browser.fake import Fake

Tab = Callable[..., Page]
EXCERPT = "date: 2025-13-45  # the day of the talks"
HERE = Mistake(
    code="BG201",
    severity="error",
    message="2025-13-45 is no date",
    advice="Write the day as 2025-02-18.",
    file="content/briefs/doha.md",
    line=3,
    column=7,
    length=10,
    excerpt=EXCERPT,
    open="editor://open?file=doha.md&line=3",
    is_here=True,
)
THERE = Mistake(
    code="BG305",
    severity="error",
    message="no page is called <b>Katar</b>",
    file="content/briefs/riyadh.md",
    line=9,
    column=1,
)
WARNING = Mistake(code="BG410", severity="warning", message="A picture has no description")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


def mistaken(fake: Fake, *mistakes: Mistake, path: str = "/brief/") -> None:
    """Show a page with mistakes from the next number on."""
    fake.abouts[path] = About(
        number=0, path=SitePath(path[1:]), is_current=not mistakes, mistakes=mistakes
    )


def shown(fake: Fake, tab: Tab, *mistakes: Mistake) -> Page:
    fake.pages["/brief/"] = html("<h1>Doha</h1><p>Text</p>")
    mistaken(fake, *mistakes)
    return tab()


def test_errors_are_told_over_the_last_good_page(fake: Fake, tab: Tab):
    page = shown(fake, tab)
    page.get_by_text("All problems").wait_for()
    assert not panel(page).is_visible()
    mistaken(fake, WARNING, THERE, HERE)
    fake.change()
    expect(panel(page)).to_be_visible()
    expect(panel(page)).to_have_accessible_name("2 errors, 1 warning")
    expect(page.get_by_role("heading", name="Doha")).to_be_visible()
    codes = panel(page).locator(".what code").all_inner_texts()
    assert codes == ["BG201", "BG305", "BG410"]
    assert "no page is called <b>Katar</b>" in panel(page).inner_text()
    assert "last version of the page that could be made" in panel(page).inner_text()
    assert panel(page).get_by_text("Write the day as 2025-02-18.").is_visible()


def test_carets_stand_under_the_place(fake: Fake, tab: Tab):
    page = shown(fake, tab, HERE)
    assert panel(page).locator("pre").inner_text().startswith(f"3 │ {EXCERPT}\n")
    carets_line = panel(page).locator(".carets").text_content()
    assert carets_line == "\n3 │ date: ^^^^^^^^^^"
    marked = panel(page).locator("mark").bounding_box()
    carets = (
        panel(page)
        .locator(".carets")
        .evaluate("""each => {
        const range = document.createRange();
        range.selectNodeContents(each.lastChild);
        return range.getBoundingClientRect().toJSON();
    }""")
    )
    assert marked is not None
    assert abs(marked["x"] - carets["x"]) < 1
    assert abs(marked["width"] - carets["width"]) < 1


def test_carets_stand_under_the_place_in_a_long_line_with_tabs(fake: Fake, tab: Tab):
    line = "\t" + "word " * 60 + "日本 " + "wrong" + " word" * 60
    at = line.index("wrong") + 1
    long = Mistake(
        code="BG1", severity="error", message="m", file="a.md", line=1, column=at, length=5,
        excerpt=line,
    )  # fmt: skip
    page = shown(fake, tab, long)
    expect(panel(page).locator("mark")).to_have_text("wrong")
    box = panel(page).locator("mark").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] < 900
    assert panel(page).locator(".carets").inner_text().endswith("^^^^^")


def test_a_place_opens_the_editor_or_is_copied(fake: Fake, tab: Tab):
    page = shown(fake, tab, HERE, THERE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = panel(page).get_by_role("link", name="content/briefs/doha.md:3:7")
    assert link.get_attribute("href") == HERE.open
    copy = panel(page).get_by_role("button", name="content/briefs/riyadh.md:9:1")
    copy.click()
    expect(copy).to_have_attribute("data-said", "Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "content/briefs/riyadh.md:9:1"


def test_escape_closes_until_there_are_others(fake: Fake, tab: Tab):
    page = shown(fake, tab, HERE)
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    with page.expect_response("**/page.json*"):
        fake.change(brief=html("<p>Other text</p>"))
    expect(page.get_by_text("Other text")).to_be_visible()
    assert not panel(page).is_visible()
    page.reload()
    page.get_by_role("button", name="1 error").wait_for()
    assert not panel(page).is_visible()
    mistaken(fake, HERE, THERE)
    fake.change()
    expect(panel(page)).to_be_visible()


def test_putting_a_mistake_right_closes_the_panel(fake: Fake, tab: Tab):
    page = shown(fake, tab, HERE)
    expect(panel(page)).to_be_visible()
    mistaken(fake)
    fake.change()
    expect(panel(page)).to_be_hidden()
    mistaken(fake, HERE)
    fake.change()
    expect(panel(page)).to_be_visible()


def test_the_same_mistake_made_again_is_told_again(fake: Fake, tab: Tab):
    page = shown(fake, tab, HERE)
    expect(panel(page)).to_be_visible()
    panel(page).get_by_role("button", name="Close").click()
    mistaken(fake)
    fake.change()
    expect(page.get_by_role("button", name="1 error")).to_have_count(0)
    mistaken(fake, HERE)
    fake.change()
    expect(panel(page)).to_be_visible()


def test_focus_stays_with_the_reader_unless_the_reader_asks(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<a href='#x' id='link'>Link</a>")
    page = tab()
    page.locator("#link").focus()
    mistaken(fake, HERE)
    fake.change()
    expect(panel(page)).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "link"
    expect(page.get_by_role("status").first).to_have_text("1 error. 2025-13-45 is no date")
    button = page.get_by_role("button", name="1 error")
    button.focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_warnings_are_counted_and_wait_to_be_asked_for(fake: Fake, tab: Tab):
    page = shown(fake, tab, WARNING)
    button = page.get_by_role("button", name="1 warning")
    button.wait_for()
    assert not panel(page).is_visible()
    button.click()
    expect(panel(page)).to_contain_text("A picture has no description")


def test_an_address_of_nothing_offers_what_may_be_meant(fake: Fake, tab: Tab):
    fake.pages["/404.html"] = html("<h1>Not found</h1>")
    fake.abouts["/briefs/doah/"] = About(
        number=0,
        path=SitePath("briefs/doah/"),
        is_found=False,
        near=(Near(SitePath("briefs/doha/"), "Talks in Doha"), Near(SitePath("a b/ü/"), "")),
        withheld="embargo until 1 May 2025",
    )
    page = tab("/briefs/doah/")
    expect(panel(page)).to_contain_text("Did you mean")
    expect(panel(page)).to_contain_text("withheld: embargo until 1 May 2025")
    link = panel(page).get_by_role("link", name="Talks in Doha")
    assert link.get_attribute("href") == "/briefs/doha/"
    second = panel(page).get_by_role("link", name="/a b/ü/")
    assert second.get_attribute("href") == "/a%20b/%C3%BC/"


def test_a_page_that_moves_takes_its_reader_along(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>Here</p>")
    page = tab()
    del fake.pages["/brief/"]
    fake.abouts["/brief/"] = About(
        number=0, path=SitePath("brief/"), is_found=False, moved=SitePath("other/")
    )
    fake.change(other=html("<p>There</p>"))
    page.wait_for_url("**/other/")
    expect(page.get_by_text("There")).to_be_visible()


def test_a_page_that_is_deleted_shows_that_nothing_is_there(fake: Fake, tab: Tab):
    fake.pages["/404.html"] = html("<h1>Not found</h1>")
    fake.pages["/brief/"] = html("<p>The text</p>")
    page = tab()
    gone = fake.pages.pop("/brief/")
    fake.change()
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()
    expect(panel(page)).to_be_visible()
    fake.change(brief=gone)
    expect(page.get_by_text("The text")).to_be_visible()
    expect(panel(page)).to_be_hidden()
