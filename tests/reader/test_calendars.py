"""The calendar files of the sample site, as calendar programs read them."""

import icalendar
import vobject

from tests.harness.built import Built


def test_two_libraries_read_every_calendar_alike(sample: Built):
    paths = [path for path in sample.files if path.endswith(".ics")]
    assert "calendar.ics" in paths
    for path in paths:
        data = (sample.out / path).read_bytes()
        entries = icalendar.Calendar.from_ical(data).walk("VEVENT")
        others = vobject.readOne(data.decode()).vevent_list
        assert [str(each["uid"]) for each in entries] == [each.uid.value for each in others]
        assert [each["dtstart"].dt for each in entries] == [each.dtstart.value for each in others]
        assert [str(each["summary"]) for each in entries] == [each.summary.value for each in others]


def test_what_is_known_to_the_month_alone_is_in_no_calendar(sample: Built):
    entries = icalendar.Calendar.from_ical((sample.out / "calendar.ics").read_bytes())
    titles = " ".join(str(each["summary"]) for each in entries.walk("VEVENT"))
    assert "Lavrov" in titles
    assert "press conference" not in titles.lower()
