"""Events: their pages, and what is wrong with them."""

import pytest

from tests.site.event_page import head_of, part

DESK = """
-- content/actors/berg.md --
---
name: Anna Berg
roles:
  - {title: Envoy, org: Norland, to: 2024}
  - {title: Minister, org: Norland, from: 2025}
---
-- content/actors/norland.md --
---
name: Norland
kind: state
metonyms: [Nordby]
---
-- content/actors/sundia.md --
---
name: Sundia
kind: state
---
-- content/places/nordby.md --
---
name: Nordby
in: Coast
---
-- content/places/coast.md --
---
name: Coast
---
-- content/sources/readout.md --
---
title: The readout of Norland
---
-- content/dossiers/talks.md --
---
title: The talks
---
-- content/events/round.md --
---
title: The first round
start: 2024-05-06
end: 2024-05-07
status: occurred
kind: negotiation
place: Nordby
participants:
  - {actor: Berg, part: host}
  - {actor: Sundia, part: delegate, as: the delegation}
  - {actor: Carl Stubb, part: absent}
part_of: process
led_to: [second, A thaw]
dossier: The talks
sources: [readout, A leaflet]
readouts:
  - {side: Norland, source: readout, text: It went well.}
  - {side: The mediators, text: It went on.}
outcome: An agenda
---
It was held in the town hall, says [[Anna Berg]].
-- content/events/process.md --
---
title: The process
start: 2024
---
-- content/events/second.md --
---
title: The second round
start: 2024-06-01T10:00
tz: Asia/Dubai
previous_start: [2024-05-20]
dossier: talks
history:
  - {date: 2024-05-10, status: announced, note: By both.}
---
-- content/briefs/2024-05-07-a.md --
---
title: They met
events: [The first round]
actors: [Anna Berg]
---
-- content/pages/method.md --
---
title: Method
---
As in [[The first round]].
"""


@pytest.fixture
def desk(site):
    made = site(DESK)
    return made.edit(
        "content/actors/berg.md", "name: Anna Berg\n", "name: Anna Berg\nnames: [Berg]\n"
    )


def test_a_page_tells_when_where_and_how_it_stands(desk):
    built = desk.build().works()
    head = head_of(built, "events/round/")
    assert "Negotiation" in head
    assert "Occurred" in head
    assert "Nordby, Monday, 6 May 2024 – 7 May 2024" in head
    links = built.links("events/round/", ".event-head a")
    assert links["places/nordby/"] == "Nordby"
    assert links["events/process/"] == "The process"
    assert links["dossiers/talks/"] == "The talks"


def test_participants_have_the_role_of_that_day(desk):
    built = desk.build().works()
    told = part(built, "events/round/", "Participants")
    assert "Anna Berg Host then Envoy, Norland" in told
    assert "Sundia Delegate the delegation" in told
    assert "Carl Stubb Absent" in told
    assert "Minister" not in told


def test_a_participant_without_a_file_is_a_page_and_a_warning(desk):
    built = desk.build()
    built.warns("content/events/round.md:11:13: BG302", "content/events/second.md:3:8: BG356")
    assert "actors/carl-stubb/" in built.links("events/round/")
    desk.edit(
        "site.toml", 'title = "The Desk"', 'title = "The Desk"\ncontent.unknown_actor = "error"'
    )
    desk.build().fails("content/events/round.md:11:13: BG301")


def test_a_name_that_is_close_is_suggested(desk):
    desk.edit("content/events/round.md", "actor: Carl Stubb", "actor: Ana Berg")
    (problem,) = [each for each in desk.build().problems() if each.code == "BG302"]
    assert 'did you mean "Anna Berg"' in problem.advice


def test_readouts_stand_beside_each_other(desk):
    built = desk.build().works()
    sides = [each.text() for each in built.page("events/round/").css(".readouts h3")]
    assert sides == ["Norland", "The mediators"]
    links = built.links("events/round/", ".readouts a")
    assert links == {"actors/norland/": "Norland", "sources/readout/": "The readout of Norland"}


def test_what_led_to_what_and_what_has_no_page_is_words(desk):
    built = desk.build().works()
    assert "The second round 1 Jun 2024" in part(built, "events/round/", "Led to")
    assert "A thaw" in part(built, "events/round/", "Led to")
    assert "The first round" in part(built, "events/second/", "Came of")
    assert "The first round" in part(built, "events/process/", "Part")
    assert "A leaflet" in part(built, "events/round/", "Sources")


def test_a_metonym_is_no_place_but_may_be_a_side(desk):
    desk.remove("content/places/nordby.md")
    desk.edit("content/events/round.md", "side: Norland", "side: Nordby")
    built = desk.build().works()
    assert "Nordby, Monday" in head_of(built, "events/round/")
    assert "actors/norland/" not in built.links("events/round/", ".event-head a")
    assert built.links("events/round/", ".readouts a")["actors/norland/"] == "Nordby"


def test_a_time_is_in_the_zone_of_the_event(desk):
    head = head_of(desk.build().works(), "events/second/")
    assert "1 June 2024, 10:00 UTC+4" in head
    assert "Asia/Dubai" in head
    assert "Moved from20 May 2024" in head


def test_a_page_lists_briefs_and_what_else_links_to_it(desk):
    built = desk.build().works()
    links = built.links("events/round/")
    assert "briefs/2024-05-07-a/" in links
    assert "method/" in links


def test_events_of_a_dossier_lead_to_each_other(desk):
    built = desk.build().works()
    assert built.links("events/round/", "nav.turn a") == {"events/second/": "The second round"}
    assert built.links("events/second/", "nav.turn a") == {"events/round/": "The first round"}


@pytest.mark.parametrize(("key", "value"), [("part_of", "process"), ("led_to", "[process]")])
def test_a_circle_is_an_error(desk, key, value):
    back = {"part_of": "round", "led_to": "[round]"}[key]
    desk.edit("content/events/process.md", "start: 2024", f"start: 2024\n{key}: {back}")
    if key == "led_to":
        desk.edit("content/events/round.md", "[second, A thaw]", value)
    (problem,) = [each for each in desk.build().problems() if each.code == "BG313"]
    assert f"{key}: " in problem.message
    circle = problem.message.partition("circle: ")[2].split(" → ")
    assert circle[0] == circle[-1]
    assert len(circle) == 3


def test_an_event_that_is_part_of_itself_is_told_once_and_shown_in_a_preview(desk):
    desk.edit("content/events/process.md", "start: 2024", "start: 2024\npart_of: process")
    assert desk.build().codes().count("BG313") == 1
