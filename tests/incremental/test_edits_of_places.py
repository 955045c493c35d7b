"""An edit of a place writes what shows it, and no other page."""

import pytest

from tests.incremental.desk_of_edits import pages

DESK = """
-- content/places/gulf.md --
---
name: The Gulf
---
-- content/places/doha.md --
---
name: Doha
country: QA
in: The Gulf
lat: 25.29
lon: 51.53
---
A city.
-- content/places/riyadh.md --
---
name: Riyadh
country: SA
lat: 24.71
lon: 46.68
---
-- content/events/met.md --
---
title: They met
start: 2025-02-26
place: Doha
---
-- content/briefs/2025-02-26-a.md --
---
title: A word
dateline: Doha
---
Nothing else.
"""
DOHA = "content/places/doha.md"


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build().fine()
    return made


def test_its_text_is_on_its_page(desk):
    desk.edit(DOHA, "A city.", "A large city.")
    desk.build().fine().wrote(
        *pages("places/doha/"), "places/doha/feed.xml", "places/doha/feed.json"
    )


def test_its_position_is_on_its_page_in_the_index_on_wider_maps_and_in_calendars(desk):
    desk.edit(DOHA, "lat: 25.29", "lat: 25.3")
    shown = pages("places/doha/", "places/", "places/gulf/")
    desk.build().fine().wrote(*shown, "calendar.ics", "events/met/event.ics")


def test_its_country_is_on_its_page_and_in_the_index(desk):
    desk.edit(DOHA, "country: QA", "country: SA")
    desk.build().fine().wrote(*pages("places/doha/", "places/"))


def test_an_event_moves_from_place_to_place(desk):
    desk.edit("content/events/met.md", "place: Doha", "place: Riyadh")
    built = desk.build().fine()
    written = set(built.report.written)
    assert set(pages("places/doha/", "places/riyadh/", "places/", "places/gulf/")) <= written
    assert not written & set(pages("briefs/2025-02-26-a/", "briefs/", "archive/"))


def test_a_place_that_comes_later_is_led_to(desk):
    desk.remove(DOHA)
    desk.edit("content/events/met.md", "place: Doha", "place: Riyadh").build().fine()
    assert desk.build().fine().links("briefs/2025-02-26-a/", ".dateline a") == {}
    desk.write(DOHA, "---\nname: Doha\n---\n")
    built = desk.build().fine()
    assert built.links("briefs/2025-02-26-a/", ".dateline a") == {"places/doha/": "Doha"}
