"""Tabs learn of changes over one stream, and again after they were cut off."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.serve.browser.conftest import html
from tests.serve.browser.fake import Fake

Tab = Callable[..., Page]
DOWN = "The preview is not running."


def test_twelve_tabs_share_one_stream(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>First</p>")
    tabs = [tab() for _ in range(12)]
    assert fake.streams == 1
    fake.change(brief=html("<p>Second</p>"))
    for each in tabs:
        expect(each.get_by_text("Second")).to_be_attached()
    assert fake.streams == 1


def test_when_the_tab_that_reads_is_closed_another_reads_on(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>0</p>")
    tabs = [tab() for _ in range(4)]
    for number in range(1, 4):
        fake.change(brief=html(f"<p>{number} before</p>"))
        tabs.pop(0).close()
        fake.change(brief=html(f"<p>{number} after</p>"))
        for each in tabs:
            expect(each.get_by_text(f"{number} after")).to_be_attached()
    assert fake.streams == 4


def test_a_tab_that_leaves_and_comes_back_is_new_again(fake: Fake, tab: Tab):
    fake.pages |= {"/brief/": html("<p>First</p>"), "/other/": html("<p>Other</p>")}
    page = tab()
    page.goto(f"{fake.address}/other/")
    fake.change(brief=html("<p>Second</p>"))
    page.go_back()
    expect(page.get_by_text("Second")).to_be_attached()
    fake.change(brief=html("<p>Third</p>"))
    expect(page.get_by_text("Third")).to_be_attached()


def test_a_tab_that_was_cut_off_sees_what_it_missed(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>First</p>")
    page = tab()
    page.evaluate("window.kept = true")
    fake.stop()
    expect(page.get_by_text(DOWN)).to_be_visible()
    fake.change(brief=html("<p>Second</p>"))
    fake.start()
    expect(page.get_by_text("Second")).to_be_attached()
    expect(page.get_by_text(DOWN)).to_have_count(0)
    assert page.evaluate("window.kept") is True


def test_all_tabs_say_that_the_preview_is_not_running(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>First</p>")
    tabs = [tab() for _ in range(3)]
    fake.stop()
    for each in tabs:
        expect(each.get_by_text(DOWN)).to_be_visible()


def test_a_server_that_was_started_again_makes_its_tabs_load_once(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>First</p>")
    tabs = [tab() for _ in range(3)]
    for each in tabs:
        each.evaluate("window.kept = true")
    fake.stop()
    expect(tabs[0].get_by_text(DOWN)).to_be_visible()
    fake.token, fake.number = "second", 0
    fake.pages["/brief/"] = html("<p>Second</p>")
    fake.asked.clear()
    fake.start()
    for each in tabs:
        expect(each.get_by_text("Second")).to_be_attached()
        each.wait_for_function("() => document.querySelector('briefgen-preview')")
        assert each.evaluate("window.kept") is None
    fake.change(brief=html("<p>Third</p>"))
    for each in tabs:
        expect(each.get_by_text("Third")).to_be_attached()
        assert each.evaluate("performance.getEntriesByType('navigation')[0].type") == "reload"


def test_a_token_that_is_never_good_does_not_make_a_tab_load_for_ever(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>First</p>")
    real, fake.with_script = fake.with_script, lambda page: real(page).replace("first", "wrong")
    page = tab()
    expect(page.get_by_text(DOWN)).to_be_visible()
    page.wait_for_function("() => performance.getEntriesByType('navigation')[0].type === 'reload'")
    page.evaluate("window.kept = true")
    for _ in range(2):
        with page.expect_request("**/_briefgen/events?token=wrong"):
            pass
    assert page.evaluate("window.kept") is True


def test_a_burst_of_changes_ends_with_the_last(fake: Fake, tab: Tab):
    fake.pages["/brief/"] = html("<p>0</p>")
    page = tab()
    for number in range(1, 41):
        fake.change(brief=html(f"<p>Number {number}</p>"))
    expect(page.get_by_text("Number 40")).to_be_attached()
