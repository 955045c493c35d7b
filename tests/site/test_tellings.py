"""What several files tell of one event, what is over and what is ahead, how exact dates are."""

from datetime import UTC, datetime

import pytest

from tests.site.event_page import head_of, part

# Several files on one event.

TWO = """
-- content/briefs/2025-02-20-a.md --
---
title: It is announced
events:
  - id: talks
    title: The talks
    start: 2025-02-27
    status: announced
    participants: [Berg]
    sources: [A leaflet]
---
-- content/briefs/2025-02-28-b.md --
---
title: It was held
events:
  - id: talks
    title: The talks in Nordby
    start: 2025-02-27T10:00Z
    status: occurred
    place: Nordby
    participants: [Dahl, {actor: Berg, part: host}]
---
"""


@pytest.fixture
def two(site):
    return site(TWO)


def test_briefs_are_joined_and_the_newest_counts(two):
    built = two.build().works()
    head = head_of(built, "events/talks/")
    assert "The talks in Nordby" in head
    assert "Occurred" in head
    assert "10:00" in head
    assert "Berg Host" in part(built, "events/talks/", "Participants")
    assert "Dahl" in part(built, "events/talks/", "Participants")
    assert "A leaflet" in part(built, "events/talks/", "Sources")


def test_the_status_of_each_brief_is_kept_with_its_date(two):
    told = part(two.build().works(), "events/talks/", "Status")
    assert "20 February 2025 Announced It is announced" in told
    assert "28 February 2025 Occurred It was held" in told


def test_two_entries_of_one_date_stand_as_they_are_written(site):
    entries = "{date: 2025-02-20, status: tentative}, {date: 2025-02-20, status: cancelled}"
    text = f"---\ntitle: Talks\nstart: 2025-02-27\nhistory: [{entries}]\n---\n"
    desk = site(f"-- content/events/talks.md --\n{text}")
    assert "Cancelled" in head_of(desk.build().works(), "events/talks/")


def test_of_two_briefs_of_one_date_the_one_that_counts_most_stands_last(two):
    two.edit("content/briefs/2025-02-20-a.md", "title: It is", "date: 2025-02-28\ntitle: It is")
    built = two.build().works()
    status = "Announced" if "Announced" in head_of(built, "events/talks/") else "Occurred"
    entries = [each.text() for each in built.page("events/talks/").css(".standings b")]
    assert entries[-1] == status


def test_a_file_counts_before_the_briefs(two):
    two.write(
        "content/events/talks.md",
        "---\ntitle: Talks\nstart: 2025-02-27\nparticipants: [Falk]\n---\n",
    )
    built = two.build().works()
    assert "Falk" in part(built, "events/talks/", "Participant")
    assert "Dahl" not in part(built, "events/talks/", "Participant")
    assert "Occurred" in head_of(built, "events/talks/")


def test_dates_that_contradict_each_other_are_an_error_unless_it_was_moved(two):
    two.edit("content/briefs/2025-02-28-b.md", "2025-02-27T10:00Z", "2025-03-01")
    two.build().fails("content/briefs/2025-02-20-a.md:6:12: BG355")
    two.edit(
        "content/briefs/2025-02-28-b.md",
        "start: 2025-03-01",
        "start: 2025-03-01\n    previous_start: [2025-02-27]",
    )
    two.build().works()


@pytest.mark.parametrize("date", ["2025", "2025-02", "2025-02-27"])
def test_a_coarser_date_contradicts_nothing(two, date):
    two.edit("content/briefs/2025-02-20-a.md", "start: 2025-02-27", f"start: {date}")
    assert "BG355" not in two.build().works().codes()


def test_what_counts_most_may_be_coarse_and_the_others_contradict_each_other(two):
    text = "---\ntitle: Talks\nstart: 2025-02\nplace: Nordby\n{}---\n"
    two.write("content/events/talks.md", text.format(""))
    two.edit("content/briefs/2025-02-20-a.md", "2025-02-27", "2025-02-18")
    built = two.build().fails("content/briefs/2025-02-20-a.md:6:12: BG355")
    assert "2025-02-28-b.md" in built.problems()[0].message
    two.write("content/events/talks.md", text.format("previous_start: [2025-02-18]\n"))
    assert "BG355" not in two.build().works().codes()


def test_two_places_within_one_contradict_each_other(two):
    two.write("content/places/nordby.md", "---\nname: Nordby\n---\n")
    for name in ("Sund", "Lund"):
        two.write(f"content/places/{name.lower()}.md", f"---\nname: {name}\nin: Nordby\n---\n")
    two.write("content/events/talks.md", "---\ntitle: Talks\nplace: Nordby\n---\n")
    two.edit("content/briefs/2025-02-28-b.md", "place: Nordby", "place: Sund")
    two.edit("content/briefs/2025-02-20-a.md", "sources:", "place: Lund\n    sources:")
    two.build().fails("content/briefs/2025-02-20-a.md:9:12: BG355")


def test_places_that_contradict_each_other_are_an_error_but_one_within_the_other_is_none(two):
    two.edit("content/briefs/2025-02-20-a.md", "sources:", "place: Sund\n    sources:")
    two.build().fails("content/briefs/2025-02-20-a.md:9:12: BG355")
    two.write("content/places/sund.md", "---\nname: Sund\nin: Nordby\n---\n")
    two.write("content/places/nordby.md", "---\nname: Nordby\n---\n")
    assert "BG355" not in two.build().works().codes()


def test_a_withheld_brief_adds_nothing_to_an_event(two):
    two.edit("content/briefs/2025-02-28-b.md", "title: It was held", "title: Held\ndraft: true")
    built = two.build().works()
    built.nowhere("in Nordby", "Dahl", "Occurred")


# What is over, and what is ahead.

AHEAD = """
-- content/events/talks.md --
---
title: The talks
start: 2026-02-27
status: announced
---
-- content/briefs/2026-01-01-a.md --
---
title: A
events: [talks]
---
"""


def at(*date):
    return datetime(*date, tzinfo=UTC)


def test_what_is_ahead_is_on_the_home_page_until_it_is_over(site):
    desk = site(AHEAD)
    built = desk.build(now=at(2026, 2, 27, 23)).fine()
    assert "events/talks/" in built.links("")
    assert built.report.next_change == at(2026, 2, 28)
    built = desk.build(now=at(2026, 2, 28))
    built.warns("content/events/talks.md:4:9: BG356")
    assert "events/talks/" not in built.links("")
    assert built.report.next_change is None


def test_a_remembered_edition_ends_when_an_event_does(site):
    desk = site(AHEAD)
    desk.build(now=at(2026, 2, 27)).fine().wrote(*desk.tree())
    desk.build(now=at(2026, 2, 27, 1)).fine().wrote()
    assert "index.html" in desk.build(now=at(2026, 2, 28)).works().report.written


@pytest.mark.parametrize(
    "said",
    [
        "outcome: Not known",
        "history: [{date: 2026-02-27, status: announced, note: No word of it.}]",
    ],
)
def test_what_the_desk_has_looked_at_is_not_asked_again(site, said):
    desk = site(AHEAD).edit(
        "content/events/talks.md", "status: announced", f"status: announced\n{said}"
    )
    desk.build(now=at(2026, 3, 1)).fine()


def test_an_entry_of_the_day_on_which_it_ended_is_enough_where_hours_are_known(site):
    desk = site(AHEAD).edit("content/events/talks.md", "2026-02-27", "2026-02-27T18:00Z")
    desk.build(now=at(2026, 3, 1)).warns("content/events/talks.md:4:9: BG356")
    entry = "history: [{date: 2026-02-27, status: announced, note: No word of it.}]"
    desk.edit("content/events/talks.md", "status: announced", f"status: announced\n{entry}")
    desk.build(now=at(2026, 3, 1)).fine()


def test_what_goes_on_comes_after_what_is_still_to_begin(site):
    desk = site(AHEAD)
    desk.write(
        "content/events/siege.md", "---\ntitle: S\nstart: 2020-03-01\nend: 2027-01-01\n---\n"
    )
    desk.write(
        "content/events/round.md", "---\ntitle: R\nstart: 2026-02-01\nend: 2026-02-20\n---\n"
    )
    built = desk.build(now=at(2026, 2, 1, 9)).fine()
    events = [each for each in built.links("") if each.startswith("events/") and each != "events/"]
    assert events == ["events/round/", "events/talks/", "events/siege/"]
    assert built.page("calendar/").css_first("h1").text() == "February 2026"
    assert built.report.next_change == at(2026, 2, 2)
    built = desk.build(now=at(2026, 2, 2)).fine()
    events = [each for each in built.links("") if each.startswith("events/") and each != "events/"]
    assert events == ["events/talks/", "events/siege/", "events/round/"]
    desk.edit("content/events/talks.md", "announced", "occurred")
    built = desk.build(now=at(2026, 3, 2)).fine()
    assert built.page("calendar/").css_first("h1").text() == "January 2027"


@pytest.mark.parametrize("status", ["occurred", "cancelled", "denied"])
def test_what_is_settled_is_not_ahead(site, status):
    desk = site(AHEAD).edit("content/events/talks.md", "announced", status)
    built = desk.build(now=at(2026, 1, 1)).fine()
    assert "events/talks/" not in built.links("")
    assert built.report.next_change is None


def test_a_month_is_over_when_its_last_day_is(site):
    desk = site(AHEAD).edit("content/events/talks.md", "2026-02-27", "2026-02")
    assert desk.build(now=at(2026, 2, 28)).fine().report.next_change == at(2026, 3, 1)


def test_a_status_is_never_taken_for_another_because_time_has_passed(site):
    built = site(AHEAD).build(now=at(2027, 1, 1)).works()
    assert "Announced" in head_of(built, "events/talks/")


# How exactly a date is known.


def test_an_event_without_a_date_among_others_that_have_one_is_remarked_on(site):
    desk = site(AHEAD).edit(
        "content/events/talks.md", "start: 2026-02-27\nstatus: announced", "dossier: d"
    )
    desk.write("content/dossiers/d.md", "---\ntitle: D\n---\n")
    built = desk.build().fine()
    assert "no date known" in head_of(built, "events/talks/")
    desk.write("content/events/vote.md", "---\ntitle: V\nstart: 2025\ndossier: d\n---\n")
    assert desk.build().works().codes() == ("BG357",)


def test_a_part_that_is_dated_more_coarsely_than_the_others_is_remarked_on(site):
    desk = site(AHEAD)
    for name, date in (("one", "2026-02-27"), ("two", "2026-02-27"), ("three", "2026-02")):
        text = f"---\ntitle: {name}\nstart: {date}\npart_of: talks\n---\n"
        desk.write(f"content/events/{name}.md", text)
    (problem,) = desk.build().works().problems()
    assert problem.code == "BG357"
    assert problem.place.path == "content/events/three.md"


def test_a_postponed_event_needs_no_date(site):
    desk = site(AHEAD).edit(
        "content/events/talks.md",
        "start: 2026-02-27\nstatus: announced",
        "previous_start: [2026-02-27]\nstatus: postponed",
    )
    desk.build().fine()
