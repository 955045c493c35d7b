"""The calendar: a month each, as a list and as a grid, that keeps what was moved or cancelled."""

import pytest

DESK = """
-- content/events/a.md --
---
title: A vote
start: 2025-02-18
status: occurred
place: Sund
---
-- content/events/b.md --
---
title: A round
start: 2025-02-27
end: 2025-03-02
---
-- content/events/c.md --
---
title: A thaw
start: 2025-02
---
-- content/events/d.md --
---
title: A meeting
start: 2025-03-10
status: confirmed
previous_start: [2025-02-25]
outcome: Not known
---
-- content/events/e.md --
---
title: A visit
start: 2025-02-20
status: cancelled
---
-- content/events/f.md --
---
title: A year
start: 2024
---
-- content/events/g.md --
---
title: A rumour
---
"""
FEBRUARY = "calendar/2025/02/"


def cells(built, page=FEBRUARY):
    """Return day -> titles of the days of the grid that hold something."""
    return {
        cell.css_first(".number time").text(): [each.text() for each in cell.css("li")]
        for cell in built.page(page).css("table.calendar td.held")
    }


def test_there_is_a_page_for_each_month_and_year_that_holds_events(site):
    built = site(DESK).build().works()
    pages = {path for path in built.files if path.startswith("calendar/")}
    months = ("2025/02/", "2025/03/", "2025/", "2024/", "")
    assert pages == {f"calendar/{month}index.html" for month in months}


def test_the_grid_holds_every_day_of_an_event_and_the_days_it_was_moved_from(site):
    built = site(DESK).build().works()
    assert cells(built) == {
        "18": ["A vote"],
        "20": ["A visit"],
        "25": ["A meeting"],
        "27": ["A round"],
        "28": ["A round"],
    }
    assert cells(built, "calendar/2025/03/") == {
        "1": ["A round"],
        "2": ["A round"],
        "10": ["A meeting"],
    }


def test_what_was_moved_or_cancelled_is_struck_out_and_says_so(site):
    built = site(DESK).build().works()
    page = built.page(FEBRUARY)
    assert [each.text() for each in page.css(".agenda del")] == ["A visit", "A meeting"]
    assert "moved to 10 March 2025" in built.main(FEBRUARY)
    assert "Cancelled" in built.main(FEBRUARY)
    assert [each.text() for each in page.css("table del")] == ["A visit", "A meeting"]


def test_what_is_known_to_the_month_or_the_year_is_in_no_day(site):
    built = site(DESK).build().works()
    last = built.page(FEBRUARY).css(".agenda .timeline > li")[-1]
    assert "Day not known" in last.text()
    assert "A thaw" in last.text()
    assert "A year" in built.main("calendar/2024/")
    assert "A rumour" not in built.main("calendar/")


def test_the_grid_is_a_table_with_headers_and_links_to_the_days_of_the_list(site):
    page = site(DESK).build().works().page(FEBRUARY)
    names = [each.attributes["abbr"] for each in page.css("table.calendar th")]
    assert names[0] == "Monday"
    assert len(names) == 7
    assert page.css_first("caption").text() == "February 2025"
    for link in page.css("td a.number"):
        assert page.css_first(f".agenda {link.attributes['href']}") is not None


@pytest.mark.parametrize(
    ("language", "first", "day"),
    [("en", "Monday", 5), ("en-US", "Sunday", 6), ("ar-EG", "السبت", 0)],
)
def test_a_week_begins_with_the_day_of_the_language(site, language, first, day):
    desk = site(DESK).write("site.toml", f'title = "Desk"\nlanguage = "{language}"\n')
    page = desk.build().works().page(FEBRUARY)
    assert page.css_first("table.calendar th").attributes["abbr"] == first
    row = page.css("table.calendar tbody tr")[0].css("td")
    assert [cell.text().strip() != "" for cell in row].index(True) == day


def test_months_lead_to_those_beside_them(site):
    built = site(DESK).build().works()
    assert built.links(FEBRUARY, "nav.turn a") == {"calendar/2025/03/": "March 2025"}
    assert built.links("calendar/2025/03/", "nav.turn a") == {FEBRUARY: "February 2025"}


def test_the_first_page_shows_the_month_of_what_is_next_else_the_last(site):
    desk = site(DESK)
    built = desk.build().works()
    assert built.page("calendar/").css_first("h1").text() == "March 2025"
    assert set(built.links("calendar/", ".year a")) >= {
        FEBRUARY,
        "calendar/2025/",
        "calendar/2024/",
    }
    text = "---\ntitle: Next\nstart: 2026-01-09\n---\n"
    desk.write("content/events/next.md", text)
    desk.write("content/events/later.md", text.replace("2026-01-09", "2026-05-09"))
    built = desk.build().works()
    assert built.page("calendar/").css_first("h1").text() == "January 2026"
    assert "events/later/" in built.links("calendar/", "main section:first-of-type a")


def test_a_long_event_stands_on_its_first_day_and_its_last(site):
    desk = site(DESK).edit("content/events/b.md", "2025-03-02", "2026-02-01")
    built = desk.build().works()
    assert cells(built)["27"] == ["A round"]
    assert "28" not in cells(built)
    assert cells(built, "calendar/2026/02/") == {"1": ["A round"]}


def test_only_undated_events_make_no_calendar(site):
    built = site("-- content/events/a.md --\n---\ntitle: A\n---\n").build().fine()
    assert not [path for path in built.files if path.startswith("calendar")]
    assert "calendar/" not in built.links("events/")
