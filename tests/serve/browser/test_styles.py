"""A changed stylesheet takes its place without a reload and without an unstyled moment."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.serve.browser.conftest import html
from tests.serve.browser.fake import Fake

Tab = Callable[..., Page]
OLD, NEW = "/site.11111111.css", "/site.22222222.css"
SHEETS = "[...document.styleSheets].map(each => new URL(each.href).pathname)"
INK = "getComputedStyle(document.querySelector('p')).color"


def styled(sheet: str, main: str = "<p>Text</p>") -> str:
    return html(main).replace("/site.css", sheet)


def holding(page: Page, address: str) -> list[Route]:
    """Return where the requests for an address wait for a test to let them go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held


def test_a_changed_stylesheet_is_used_once_it_is_there(fake: Fake, tab: Tab):
    fake.pages |= {OLD: "p { color: rgb(1, 1, 1) }", NEW: "p { color: rgb(2, 2, 2) }"}
    fake.pages["/brief/"] = styled(OLD)
    page = tab()
    held = holding(page, f"**{NEW}")
    with page.expect_request(f"**{NEW}"):
        fake.change(brief=styled(NEW, "<p>More</p>"))
    expect(page.get_by_text("More")).to_be_attached()
    assert page.evaluate(INK) == "rgb(1, 1, 1)"
    held[0].continue_()
    page.wait_for_function(f"() => {INK} === 'rgb(2, 2, 2)'")
    page.wait_for_function(f"() => ({SHEETS}).join() === '{NEW}'")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "navigate"
    assert fake.asked.count("/brief/") == 2


def test_a_stylesheet_under_another_name_stands_in_for_the_old_one(fake: Fake, tab: Tab):
    fake.pages |= {OLD: "p { color: rgb(1, 1, 1) }", "/new.css": "p { color: rgb(2, 2, 2) }"}
    fake.pages["/brief/"] = styled(OLD)
    page = tab()
    held = holding(page, "**/new.css")
    with page.expect_request("**/new.css"):
        fake.change(brief=styled("/new.css"))
    assert page.evaluate(INK) == "rgb(1, 1, 1)"
    held[0].continue_()
    page.wait_for_function(f"() => ({SHEETS}).join() === '/new.css'")


def test_a_stylesheet_that_is_missing_leaves_the_old_one(fake: Fake, tab: Tab):
    fake.pages |= {OLD: "p { color: rgb(1, 1, 1) }"}
    fake.pages["/brief/"] = styled(OLD)
    page = tab()
    with page.expect_response(f"**{NEW}"):
        fake.change(brief=styled(NEW))
    page.wait_for_function("() => document.querySelectorAll('link').length === 1")
    assert page.evaluate(INK) == "rgb(1, 1, 1)"


def test_the_last_of_several_changes_wins(fake: Fake, tab: Tab):
    names = [f"/site.{number}0000000.css" for number in range(1, 6)]
    fake.pages |= {
        name: f"p {{ color: rgb({at}, 0, 0) }}" for at, name in enumerate(names, start=1)
    }
    fake.pages["/brief/"] = styled(names[0])
    page = tab()
    for name in names[1:]:
        with page.expect_response("**/brief/"):
            fake.change(brief=styled(name))
    page.wait_for_function(f"() => ({SHEETS}).join() === '{names[-1]}'")
    assert page.evaluate(INK) == "rgb(5, 0, 0)"
