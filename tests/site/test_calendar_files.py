"""Calendar files: of the site, of each dossier, actor and event."""

from datetime import date

import icalendar
import vobject

DESK = """
-- content/actors/lavrov.md --
---
name: Sergey Lavrov
---
-- content/actors/rubio.md --
---
name: Marco Rubio
---
-- content/dossiers/talks.md --
---
title: The talks
summary: Who met whom.
---
-- content/places/riyadh.md --
---
name: Riyadh
lat: 24.71
lon: 46.68
---
-- content/places/palace.md --
---
name: The Palace
in: Riyadh
lat: 24.7
lon: 46.6
---
-- content/events/riyadh.md --
---
title: The meeting in Riyadh
start: 2025-02-18
status: occurred
kind: press-conference
place: The Palace
participants: [Sergey Lavrov, Marco Rubio]
summary: Both sides agreed to go on.
dossier: The talks
---
-- content/events/istanbul.md --
---
title: The meeting in Istanbul
start: 2026-03-02
previous_start: [2026-02-27]
status: announced
history: [{date: 2025-02-26, status: announced}]
place: Istanbul
participants: [Sergey Lavrov]
---
-- content/events/someday.md --
---
title: A meeting someday
start: 2025-05
participants: [Marco Rubio]
---
-- content/briefs/2025-02-19-a.md --
---
title: A
events: [riyadh]
---
B
"""
FILES = (
    "actors/lavrov/calendar.ics",
    "actors/rubio/calendar.ics",
    "calendar.ics",
    "dossiers/talks/calendar.ics",
    "events/istanbul/event.ics",
    "events/riyadh/event.ics",
)


def events(built, path: str) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical((built.out / path).read_bytes())
    return {str(each["summary"]): each for each in calendar.walk("VEVENT")}


def test_there_is_a_calendar_of_the_site_and_of_all_that_have_events(site):
    built = site(DESK).build().fine()
    assert tuple(path for path in built.files if path.endswith(".ics")) == FILES


def test_each_holds_its_own_events_oldest_first(site):
    built = site(DESK).build().fine()
    both = ["The meeting in Riyadh", "The meeting in Istanbul"]
    assert list(events(built, "calendar.ics")) == both
    assert list(events(built, "actors/lavrov/calendar.ics")) == both
    assert list(events(built, "actors/rubio/calendar.ics")) == both[:1]
    assert list(events(built, "dossiers/talks/calendar.ics")) == both[:1]
    assert list(events(built, "events/istanbul/event.ics")) == both[1:]


def test_what_is_known_of_an_event_is_in_its_entry(site):
    built = site(DESK).build().fine()
    riyadh = events(built, "calendar.ics")["The meeting in Riyadh"]
    assert riyadh["dtstart"].dt == date(2025, 2, 18)
    assert riyadh["location"] == "The Palace, Riyadh"
    assert riyadh["geo"].to_ical() == "24.7;46.6"
    assert riyadh["url"] == "https://desk.example/events/riyadh/"
    assert riyadh["status"] == "CONFIRMED"
    assert riyadh["description"] == "Both sides agreed to go on."
    assert [str(each) for each in riyadh["categories"].cats] == ["press conference"]
    assert riyadh["dtstamp"].dt.date() == date(2025, 2, 19)
    istanbul = events(built, "calendar.ics")["The meeting in Istanbul"]
    assert istanbul["sequence"] == 2
    assert istanbul["status"] == "TENTATIVE"
    assert istanbul["location"] == "Istanbul"
    assert istanbul["dtstamp"].dt.date() == date(2025, 2, 26)


INLINE = """
-- content/briefs/2025-02-{day}-{status}.md --
---
title: It is {status}
events: [{{id: visit, title: A visit, start: {start}, status: {status}{more}}}]
---
B
"""


def test_what_a_later_brief_tells_moves_stamp_and_sequence(site):
    def told(*briefs: str) -> tuple[object, int, str]:
        entry = events(site(DESK + "".join(briefs)).build().works(), "events/visit/event.ics")
        (visit,) = entry.values()
        return visit["dtstamp"].dt.date(), visit["sequence"], str(visit["status"])

    first = INLINE.format(day=20, status="announced", start="2026-05-01", more="")
    moved = INLINE.format(
        day=22, status="confirmed", start="2026-05-09", more=", previous_start: [2026-05-01]"
    )
    called_off = INLINE.format(day=24, status="cancelled", start="2026-05-09", more="")
    assert told(first) == (date(2025, 2, 20), 1, "TENTATIVE")
    assert told(first, moved) == (date(2025, 2, 22), 3, "CONFIRMED")
    assert told(first, moved, called_off) == (date(2025, 2, 24), 4, "CANCELLED")


def test_who_was_absent_has_no_entry(site):
    desk = site(DESK).edit(
        "content/events/riyadh.md", "Marco Rubio]", "{actor: Marco Rubio, part: absent}]"
    )
    built = desk.build().fine().lacks("actors/rubio/calendar.ics")
    assert "Marco Rubio" in built.main("events/riyadh/")


def test_two_libraries_read_every_calendar(site):
    built = site(DESK).build().fine()
    for path in FILES:
        data = (built.out / path).read_bytes()
        read = [each.uid.value for each in vobject.readOne(data.decode()).vevent_list]
        assert read == [str(each["uid"]) for each in events(built, path).values()]


def test_an_event_keeps_its_name_when_it_moves_to_a_file_and_to_another_address(site):
    inline = """
-- content/briefs/2025-02-19-a.md --
---
title: A
events: [{id: riyadh, title: The meeting, start: 2025-02-18}]
---
B
"""
    uids = set()
    desk = site(inline)
    uids.add(str(events(desk.build().fine(), "calendar.ics")["The meeting"]["uid"]))
    desk.write(
        "content/events/riyadh.md",
        "---\ntitle: The meeting\nstart: 2025-02-18\nslug: in-riyadh\n---\n",
    )
    uids.add(str(events(desk.build().works(), "calendar.ics")["The meeting"]["uid"]))
    assert uids == {"https://desk.example/events/riyadh/"}


def test_pages_lead_to_their_calendars(site):
    built = site(DESK).build().fine()
    assert "actors/lavrov/calendar.ics" in built.links("actors/lavrov/")
    assert "events/riyadh/event.ics" in built.links("events/riyadh/")
    assert "dossiers/talks/calendar.ics" in built.links("dossiers/talks/")
    assert "calendar.ics" in built.links("calendar/")
    assert not any(link.endswith(".ics") for link in built.links("events/someday/"))


def test_without_a_base_url_or_a_day_there_is_none(site):
    desk = site(DESK).write("site.toml", 'title = "D"\n')
    assert not [path for path in desk.build().fine().files if path.endswith(".ics")]
    coarse = site("-- content/events/a.md --\n---\ntitle: A\nstart: 2025\n---\n")
    assert not [path for path in coarse.build().works().files if path.endswith(".ics")]


def test_a_site_that_wants_no_feeds_of_terms_has_no_calendars_of_them(site):
    config = 'title = "D"\nbase_url = "https://d.example"\n[feeds]\nper_term = false\n'
    built = site(DESK).write("site.toml", config).build().fine()
    assert [path for path in built.files if path.endswith(".ics")] == [
        "calendar.ics",
        "events/istanbul/event.ics",
        "events/riyadh/event.ics",
    ]


def test_what_is_withheld_is_in_no_calendar(site):
    desk = site(DESK).edit("content/events/riyadh.md", "kind: press-conference", "draft: true")
    desk.edit("content/briefs/2025-02-19-a.md", "events: [riyadh]\n", "")
    built = desk.build().works()
    built.nowhere("The meeting in Riyadh", "The Palace, Riyadh").lacks("events/riyadh/event.ics")


def test_a_title_of_several_lines_with_signs_of_its_own_is_the_name_of_a_calendar(site):
    desk = site(DESK)
    desk.write(
        "content/events/riyadh.md",
        '---\ntitle: "Talks, on;\\nin Doha"\nstart: 2025-02-18\n---\n',
    )
    desk.edit(
        "content/actors/lavrov.md", "name: Sergey Lavrov", 'name: Sergey Lavrov\nnames: ["A\\nB"]'
    )
    text = desk.build().works().text("events/riyadh/event.ics").replace("\r\n ", "")
    assert "Talks\\, on\\; in Doha" in text
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 1
    assert vobject.readOne(text).vevent.uid.value
