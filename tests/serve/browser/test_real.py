"""A writer's day in a real browser: the preview itself, its files, and an open page."""

import signal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.served import served

SITE = """
-- site.toml --
title = "Desk"
-- content/briefs/doha.md --
---
title: Talks in Doha
date: 2025-02-26
---
The talks began on Monday.

![A map](map.svg)
-- content/briefs/plan.md --
---
title: A plan
date: 2025-02-27
draft: true
---
Words of a plan.
-- content/briefs/map.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>
-- static/site.css --
p { color: rgb(1, 1, 1) }
"""
INK = "getComputedStyle(document.querySelector('.prose p')).color"


@pytest.fixture
def page(browser: Browser):
    """Return a tab of a browser without a past."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield page
    expect.set_options(timeout=5_000)
    context.close()


def test_what_a_writer_saves_is_on_the_screen(site, page):
    desk = site(SITE)
    brief = desk.folder / "content/briefs/doha.md"
    with served(desk.folder) as preview:
        page.goto(f"{preview.address}/briefs/doha/")
        page.get_by_role("link", name="All problems").wait_for()
        page.evaluate("window.kept = true")
        good = brief.read_text(encoding="utf-8")
        brief.write_text(good.replace("Monday", "Tuesday"), encoding="utf-8")
        expect(page.get_by_text("The talks began on Tuesday.")).to_be_visible()
        brief.write_text(good.replace("2025-02-26", "2025-02-31"), encoding="utf-8")
        expect(page.get_by_role("dialog")).to_contain_text("content/briefs/doha.md:3:7")
        assert page.get_by_text("The talks began on Tuesday.").is_visible()
        brief.write_text(good, encoding="utf-8")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_text("The talks began on Monday.")).to_be_visible()
        sheet = desk.folder / "static/site.css"
        sheet.write_text("p { color: rgb(2, 2, 2) }", encoding="utf-8")
        page.wait_for_function(f"() => {INK} === 'rgb(2, 2, 2)'")
        width = "document.querySelector('.prose img').naturalWidth"
        page.locator(".prose img").scroll_into_view_if_needed()
        page.wait_for_function(f"() => {width} === 10")
        picture = desk.folder / "content/briefs/map.svg"
        picture.write_text(picture.read_text("utf-8").replace("10", "20"), "utf-8")
        page.wait_for_function(f"() => {width} === 20")
        assert page.evaluate("window.kept") is True


def test_a_page_follows_its_file_to_another_name(site, page):
    desk = site(SITE)
    briefs = desk.folder / "content/briefs"
    with served(desk.folder) as preview:
        page.goto(f"{preview.address}/briefs/doha/")
        page.get_by_role("link", name="All problems").wait_for()
        (briefs / "doha.md").rename(briefs / "qatar.md")
        page.wait_for_url("**/briefs/qatar/")
        expect(page.get_by_role("heading", name="Talks in Doha")).to_be_visible()


def test_what_a_public_build_withholds_is_marked_and_missing_pages_are_named(site, page):
    desk = site(SITE)
    with served(desk.folder) as preview:
        page.goto(f"{preview.address}/briefs/plan/")
        expect(page.get_by_role("complementary", name="Preview")).to_contain_text("draft")
        page.goto(f"{preview.address}/briefs/dhoa/")
        link = page.get_by_role("dialog").get_by_role("link", name="Talks in Doha")
        assert link.get_attribute("href") == "/briefs/doha/"
        page.goto(f"{preview.address}/_briefgen/")
        expect(page.get_by_role("heading", name="Desk")).to_be_visible()
        expect(page.get_by_text("Nothing is wrong.")).to_be_visible()


def test_a_page_finds_the_preview_that_was_started_again(site, page):
    desk = site(SITE)
    with served(desk.folder) as preview:
        page.goto(f"{preview.address}/briefs/doha/")
        page.get_by_role("link", name="All problems").wait_for()
        port = str(urlsplit(preview.address).port)
        preview.stop(signal.SIGINT)
    expect(page.get_by_text("The preview is not running.")).to_be_visible()
    brief = desk.folder / "content/briefs/doha.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("Monday", "Friday"), "utf-8")
    with served(desk.folder, "--port", port) as preview:
        expect(page.get_by_text("The talks began on Friday.")).to_be_visible()
        expect(page.get_by_text("The preview is not running.")).to_have_count(0)
        page.get_by_role("link", name="All problems").wait_for()
