"""The timeline: events by the day, as exactly as it is known, and in parts where they are many."""

import pytest

DESK = """
-- content/events/a.md --
---
title: A vote
start: 2025-02-18
status: occurred
participants: [Berg]
---
-- content/events/b.md --
---
title: A call
start: 2025-02-18T09:00Z
---
-- content/events/c.md --
---
title: A thaw
start: 2025-02
---
-- content/events/d.md --
---
title: A meeting
start: 2026-02-27
status: announced
---
-- content/events/e.md --
---
title: A rumour
---
-- content/events/f.md --
---
title: A visit
start: 2025-03-01
status: cancelled
previous_start: [2025-02-25]
---
-- content/briefs/2025-02-18-x.md --
---
title: They voted
events: [A vote]
---
"""


def days(built, page="timeline/", within=""):
    """Return the words of each day of a timeline, with the events on it."""
    found = []
    for day in built.page(page).css(f"{within} .timeline > li"):
        words = " ".join(day.css_first(".day").text(separator=" ").split())
        found.append((words, [each.text() for each in day.css("a.title")]))
    return found


def test_days_are_in_order_each_as_exact_as_it_is_known(site):
    built = site(DESK).build().works()
    assert days(built) == [
        ("February 2025", ["A thaw"]),
        ("18 February 2025 Tuesday", ["A vote", "A call"]),
        ("1 March 2025 Saturday", ["A visit"]),
        ("No date known", ["A rumour"]),
        ("27 February 2026 Friday", ["A meeting"]),
    ]


def test_what_is_announced_stands_apart(site):
    built = site(DESK).build().works()
    (last,) = built.page("timeline/").css("main section:last-of-type")
    assert last.css_first("h2").text() == "Announced"
    assert [each.text() for each in last.css("a.title")] == ["A meeting"]


def test_a_cancelled_event_is_struck_out_and_says_what_it_was_moved_from(site):
    page = site(DESK).build().works().page("timeline/")
    (struck,) = page.css("a.title del")
    assert struck.text() == "A visit"
    assert "moved from25 February 2025" in page.css_first("li.cancelled .labels").text().replace(
        "from ", "from"
    )


def test_a_time_and_the_briefs_stand_beside_an_event(site):
    built = site(DESK).build().works()
    assert "9:00 UTC" in built.main("timeline/").replace("09:00", "9:00")
    assert built.links("timeline/", ".told a") == {"briefs/2025-02-18-x/": "They voted"}


def test_the_list_the_timeline_and_the_calendar_lead_to_each_other(site):
    built = site(DESK).build().works()
    forms = {"events/": "List", "timeline/": "Timeline", "calendar/": "Calendar"}
    for page in ("events/", "timeline/", "calendar/", "calendar/2025/02/", "calendar/2025/"):
        assert built.links(page, ".index-head nav a") == forms
    assert "events/" in built.links("", "nav a")


def test_a_menu_may_lead_to_both(site):
    desk = site(DESK).write(
        "site.toml", 'title = "Desk"\n[menu]\nWhen = "timeline/"\nDays = "/calendar/"\n'
    )
    assert set(desk.build().works().links("", "nav a")) >= {"timeline/", "calendar/"}


def test_a_site_without_events_has_neither(site):
    desk = site("-- content/briefs/2025-02-18-x.md --\n---\ntitle: X\n---\n")
    built = desk.build().fine()
    assert not [path for path in built.files if path.startswith(("timeline", "calendar"))]
    desk.write("site.toml", 'title = "Desk"\n[menu]\nWhen = "timeline/"\n')
    desk.build().fails("site.toml:3:8: BG320")


def many(site, count, *, actor=""):
    """Return a site with an event each day from the first of December 2024."""
    desk = site(DESK)
    for number in range(count):
        month, day = divmod(number, 28)
        year = 2024 + (month + 11) // 12
        date = f"{year}-{(month + 11) % 12 + 1:02}-{day + 1:02}"
        more = f"participants: [{actor}]\n" if actor else ""
        text = f"---\ntitle: Number {number}\nstart: {date}\n{more}---\n"
        desk.write(f"content/events/n{number:04}.md", text)
    return desk


def test_many_events_go_by_years_and_the_first_page_has_the_latest(site):
    built = many(site, 240).build().works()
    first = days(built)
    assert len([title for _, titles in first for title in titles]) == 51
    assert ("No date known", ["A rumour"]) in first
    years = built.links("timeline/", 'nav[aria-label="Years"] a')
    assert years == {"timeline/2025/": "2025", "timeline/2026/": "2026", "timeline/2024/": "2024"}
    assert days(built, "timeline/2024/")[0] == ("1 December 2024 Sunday", ["Number 0"])
    assert built.links("timeline/2025/", ".pager a") == {"timeline/2025/page/2/": "Next"}
    assert "timeline/2025/" in built.links("timeline/2025/page/2/", ".pager a")


def test_a_new_event_leaves_other_years_as_they_are(site):
    desk = many(site, 240)
    desk.build().works()
    desk.write("content/events/new.md", "---\ntitle: New\nstart: 2026-01-30\n---\n")
    written = desk.build().works().report.written
    assert "timeline/2026/index.html" in written
    assert "timeline/2025/index.html" not in written
    assert "timeline/2024/index.html" not in written
    assert "calendar/2025/02/index.html" not in written
    assert "calendar/2026/01/index.html" in written


@pytest.mark.parametrize("count", [11, 12])
def test_an_actor_with_many_events_has_a_timeline_of_its_own(site, count):
    built = many(site, count, actor="Berg").build().works()
    page = "actors/berg/timeline/"
    shown = days(built, "actors/berg/")
    if count == 11:
        assert len(shown) == 12
        built.lacks(f"{page}index.html")
    else:
        assert built.links("actors/berg/", ".more a")[page] == "The whole timeline"
        assert len(days(built, page)) == 13
        assert ("1 December 2024 Sunday", ["Number 0"]) not in shown
        assert "actors/berg/" in built.links(page)


def test_a_dossier_has_the_events_that_name_it_and_those_of_its_briefs(site):
    desk = site(DESK).write("content/dossiers/d.md", "---\ntitle: D\n---\n")
    desk.edit("content/events/c.md", "start:", "dossier: D\nstart:")
    desk.edit("content/briefs/2025-02-18-x.md", "events:", "dossier: D\nevents:")
    built = desk.build().works()
    assert days(built, "dossiers/d/") == [
        ("February 2025", ["A thaw"]),
        ("18 February 2025 Tuesday", ["A vote"]),
    ]


def test_the_index_has_the_newest_first_by_month_and_those_without_a_date_last(site):
    built = site(DESK).build().works()
    groups = [
        (group.css_first("h2").text(), [each.text() for each in group.css("a.title")])
        for group in built.page("events/").css(".group")
    ]
    assert groups == [
        ("February 2026", ["A meeting"]),
        ("March 2025", ["A visit"]),
        ("February 2025", ["A call", "A vote", "A thaw"]),
        ("No date known", ["A rumour"]),
    ]


def test_a_long_index_goes_on_over_pages(site):
    built = many(site, 60).build().works()
    assert "events/page/2/" in built.links("events/", ".pager a")
    assert "No date known" in built.main("events/page/2/")
    assert "66" in built.page("events/").css_first("h1").text()
    assert built.page("events/page/2/").css_first("h1").text().strip() == "Events"
