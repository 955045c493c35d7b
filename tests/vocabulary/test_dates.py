"""Dates keep the precision they were written in and never shift."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.dates import DateError, Moment, Precision, contains, ends, parse_moment, starts

ISTANBUL = ZoneInfo("Europe/Istanbul")
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(["UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati"])


@pytest.mark.parametrize(
    ("written", "canonical", "precision"),
    [
        ("2025", "2025", Precision.YEAR),
        ("2025-02", "2025-02", Precision.MONTH),
        ("2025-02-18", "2025-02-18", Precision.DAY),
        ("2025-02-18T14:30", "2025-02-18T14:30:00+03:00", Precision.TIME),
        ("2025-02-18 14:30", "2025-02-18T14:30:00+03:00", Precision.TIME),
        ("2025-02-18T14:30Z", "2025-02-18T14:30:00+00:00", Precision.TIME),
        ("2025-02-18T14:30:15-05:00", "2025-02-18T14:30:15-05:00", Precision.TIME),
    ],
)
def test_a_date_keeps_the_precision_it_was_written_in(written, canonical, precision):
    moment = parse_moment(written, ISTANBUL)
    assert canonical == moment.text
    assert precision is moment.precision


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-30",
        "0000-01-01",
        "0999",
        "08/09/2026",
        "yesterday",
        "",
        "2025-13",
        "٢٠٢٥",
    ],
)
def test_what_is_not_a_date_says_what_to_write(written):
    with pytest.raises(DateError) as caught:
        parse_moment(written, ISTANBUL)
    assert "2025-02-18" in caught.value.advice


@pytest.mark.parametrize("written", ["2025-02-18T25:00", "2025-02-18T14:61Z"])
def test_a_time_that_no_clock_shows_is_refused(written):
    with pytest.raises(DateError, match="time of day"):
        parse_moment(written, ISTANBUL)


def test_a_local_time_that_the_clock_change_skips_is_refused():
    with pytest.raises(DateError, match="skip"):
        parse_moment("2026-03-29T02:30", BERLIN)


def test_a_local_time_that_happens_twice_is_refused():
    with pytest.raises(DateError, match="twice"):
        parse_moment("2026-10-25T02:30", BERLIN)


@given(st.dates(min_value=date(1000, 1, 1)), ZONES)
def test_a_day_is_the_same_day_in_every_zone(day, zone):
    moment = parse_moment(day.isoformat(), ZoneInfo(zone))
    assert (day.year, day.month, day.day) == (moment.year, moment.month, moment.day)


def test_dates_sort_by_day_then_from_coarse_to_fine_then_by_instant():
    written = [
        "2025",
        "2025-02",
        "2025-02-18",
        "2025-02-18T09:00+03:00",
        "2025-02-18T09:00Z",
        "2026",
    ]
    moments = [parse_moment(text, UTC) for text in written]
    assert moments == sorted({*moments}, key=lambda moment: moment.sort_key)


@pytest.mark.parametrize(
    ("written", "first", "after"),
    [
        ("2025", datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        ("2025-12", datetime(2025, 12, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        ("2025-02", datetime(2025, 2, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)),
        ("2025-02-28", datetime(2025, 2, 28, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)),
    ],
)
def test_a_coarse_date_lasts_from_midnight_to_midnight_in_the_sites_zone(written, first, after):
    moment = parse_moment(written, ISTANBUL)
    assert first.replace(tzinfo=ISTANBUL) == starts(moment, ISTANBUL)
    assert after.replace(tzinfo=ISTANBUL) == ends(moment, ISTANBUL)


def test_a_time_is_one_instant():
    moment = parse_moment("2025-02-18T14:30+03:00", UTC)
    assert datetime(2025, 2, 18, 11, 30, tzinfo=UTC) == starts(moment, UTC) == ends(moment, UTC)


@pytest.mark.parametrize(
    ("first", "last", "day", "within"),
    [
        (None, None, "2025", True),
        ("2025-01", None, "2025-01-20", True),
        ("2025-01-20", None, "2025-01", True),
        ("2025-02", None, "2025-01-31", False),
        (None, "2021", "2021-12-31", True),
        (None, "2021", "2022-01-01", False),
        ("2004", "2012", "2008-08-08T08:08:00+00:00", True),
    ],
)
def test_a_term_holds_a_date_as_far_as_both_are_precise(first, last, day, within):
    start = Moment(first) if first else None
    end = Moment(last) if last else None
    assert within is contains(start, end, Moment(day))


def test_the_last_year_there_is_never_ends():
    for name in ("UTC", "Europe/Istanbul", "Pacific/Kiritimati", "Pacific/Niue"):
        zone = ZoneInfo(name)
        never = ends(Moment("9999"), zone)
        assert never == ends(Moment("9999-12-31"), zone)
        assert never.astimezone(zone).year == 9999
        assert starts(Moment("9999-12-31"), zone).astimezone(zone).year == 9999


@pytest.mark.parametrize("written", ["9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59"])
def test_a_time_at_the_end_of_the_calendar_is_refused(written):
    with pytest.raises(DateError, match="too late"):
        parse_moment(written, ZoneInfo("America/New_York"))
