"""Calendar files, against RFC 5545 and RFC 7986, and as two libraries read them."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.address import DocId, SitePath
from briefgen.dates import Moment
from briefgen.render.ics import render_ics
from briefgen.views.calendar_file import CalendarEntry, CalendarFileView
from tests.render.samples import BASE, SITE

ENTRY = CalendarEntry(
    id=DocId("2025-02-27-istanbul"),
    path=SitePath("events/talks-in-istanbul/"),
    title="Talks in Istanbul",
    start=Moment("2025-02-27"),
    status="announced",
    updated=Moment("2025-02-26"),
    summary="Diplomats meet; experts, too.\nBehind closed doors.",
    place="Istanbul, Türkiye",
    latitude=41.01,
    longitude=28.96,
    tags=("Talks, peace", "Missions"),
)
CALENDAR = CalendarFileView(
    title="The Desk",
    description="Briefs of a desk",
    page=SitePath("calendar/"),
    path=SitePath("calendar.ics"),
    language="en",
    entries=(ENTRY,),
)
HOSTILE = st.text(max_size=200) | st.text(
    "\\;,:\"'\r\n\t\x00\x0b\x85\u2028 BEGIN:VEVENT", max_size=60
)


def made(*entries: CalendarEntry) -> bytes:
    return render_ics(replace(CALENDAR, entries=entries), SITE)


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def event(**changes) -> icalendar.Event:
    (found,) = events(made(replace(ENTRY, **changes)))
    return found


def lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_has_what_the_standards_ask_for():
    data = made(ENTRY, replace(ENTRY, id=DocId("other")))
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    for each in calendar.walk("VEVENT"):
        assert all(each.get(name) is not None for name in ("uid", "dtstamp", "dtstart"))
    written = lines(data)
    assert "NAME;LANGUAGE=en:The Desk" in written
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in written
    assert f"SOURCE;VALUE=URI:{BASE}calendar.ics" in written
    assert f"URL:{BASE}calendar/" in written


def test_two_libraries_read_the_same():
    data = made(ENTRY)
    one = events(data)[0]
    other = vobject.readOne(data.decode()).vevent
    assert str(one["summary"]) == other.summary.value == ENTRY.title
    assert str(one["description"]) == other.description.value == ENTRY.summary
    assert str(one["location"]) == other.location.value == ENTRY.place
    assert str(one["uid"]) == other.uid.value
    assert one["dtstart"].dt == other.dtstart.value == date(2025, 2, 27)
    assert one["dtend"].dt == other.dtend.value == date(2025, 2, 28)
    assert [str(each) for each in one["categories"].cats] == list(ENTRY.tags)


def test_every_line_ends_in_crlf_and_has_at_most_75_octets():
    data = made(replace(ENTRY, title="Переговоры о мире в Стамбуле " * 9, summary="北京" * 99))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no letter is split


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_no_text_breaks_out_of_its_line(title: str, summary: str, place: str, tag: str):
    title = title.encode("utf-8", "ignore").decode()
    data = made(replace(ENTRY, title=title, summary=summary, place=place, tags=(tag,)))
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    (read,) = events(data)
    assert vobject.readOne(data.decode()).vevent.uid.value == str(read["uid"])
    controls = [code for code in data if code < 0x20 and chr(code) not in "\r\n\t"]
    assert controls == []


def test_a_day_is_a_date_and_its_end_is_the_day_after():
    assert "DTSTART;VALUE=DATE:20250227" in lines(made(ENTRY))
    assert "DTEND;VALUE=DATE:20250228" in lines(made(ENTRY))
    several = event(end=Moment("2025-03-01"))
    assert several["dtend"].dt == date(2025, 3, 2)


def test_a_time_is_an_instant_in_utc_and_no_zone_is_named():
    timed = replace(ENTRY, start=Moment("2025-02-27T10:00:00+03:00"))
    assert "DTSTART:20250227T070000Z" in lines(made(timed))
    assert b"TZID" not in made(timed)
    ended = event(start=timed.start, end=Moment("2025-02-27T16:30:00+03:00"))
    assert ended["dtend"].dt == datetime(2025, 2, 27, 13, 30, tzinfo=UTC)
    assert event(start=timed.start).get("dtend") is None


def test_a_time_and_a_day_make_days():
    mixed = event(start=Moment("2025-02-27T10:00:00+03:00"), end=Moment("2025-02-28"))
    assert (mixed["dtstart"].dt, mixed["dtend"].dt) == (date(2025, 2, 27), date(2025, 3, 1))


@pytest.mark.parametrize("end", ["2025", "2025-02", "2025-02-26", "2024-02-28T10:00:00+03:00"])
def test_an_end_that_is_coarse_or_too_early_is_left_out(end: str):
    assert event(end=Moment(end))["dtend"].dt == date(2025, 2, 28)


def test_the_last_day_of_all_has_no_end():
    last = event(start=Moment("9999-12-31"))
    assert last["dtstart"].dt == date.max
    assert last.get("dtend") is None


def test_an_entry_keeps_its_uid_when_its_address_changes():
    uids = {str(event(path=SitePath(path))["uid"]) for path in ("events/a/", "events/b/")}
    assert uids == {f"{BASE}events/2025-02-27-istanbul/"}


def test_an_event_that_has_changed_has_a_higher_sequence():
    assert [event(changes=changes)["sequence"] for changes in (0, 1, 2)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("status", "expected", "title"),
    [
        (None, None, "Talks"),
        ("announced", "TENTATIVE", "Talks"),
        ("tentative", "TENTATIVE", "Talks"),
        ("confirmed", "CONFIRMED", "Talks"),
        ("occurred", "CONFIRMED", "Talks"),
        ("postponed", "TENTATIVE", "Talks (postponed)"),
        ("cancelled", "CANCELLED", "Talks (cancelled)"),
        ("denied", "CANCELLED", "Talks (denied)"),
    ],
)
def test_what_became_of_an_event_is_said(status, expected, title):
    found = event(status=status, title="Talks")
    assert found.get("status") == expected
    assert str(found["summary"]) == title


def test_the_stamp_is_of_the_content_and_not_of_the_clock():
    assert event()["dtstamp"].dt == datetime(2025, 2, 25, 21, tzinfo=UTC)
    assert made(ENTRY) == made(ENTRY)


def test_where_it_is_stands_in_degrees_only_where_both_are_known():
    assert event()["geo"].to_ical() == "41.01;28.96"
    assert event(latitude=None).get("geo") is None


def test_a_language_of_its_own_is_named():
    assert "SUMMARY;LANGUAGE=ru:Talks in Istanbul" in lines(made(replace(ENTRY, language="ru")))
    assert "SUMMARY:Talks in Istanbul" in lines(made(replace(ENTRY, language="en")))


def test_an_empty_calendar_is_a_calendar():
    calendar = icalendar.Calendar.from_ical(made())
    assert calendar.walk("VEVENT") == []
    assert calendar.get("last-modified") is None


def test_entries_stand_in_the_given_order():
    days = [replace(ENTRY, id=DocId(f"e{at}"), start=Moment(f"2025-03-0{at}")) for at in (3, 1, 2)]
    starts = [each["dtstart"].dt for each in events(made(*days))]
    assert starts == [date(2025, 3, 1) + timedelta(days=at) for at in (2, 0, 1)]
