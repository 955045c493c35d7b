"""Names that may be plain words, and are a letter away from the name of something."""

import pytest

DESK = """
-- content/places/riyadh.md --
---
name: Riyadh
---
-- content/actors/russia.md --
---
name: Russia
---
-- content/events/summit.md --
---
title: Summit of the leaders
---
-- content/sources/mfa-0226.md --
---
title: Briefing of the minister
---
-- content/events/talks.md --
---
title: Talks
---
-- content/briefs/a.md --
---
title: Alpha
date: 2025-02-18
---
A body.
"""
BRIEF, EVENT = "content/briefs/a.md", "content/events/talks.md"


@pytest.mark.parametrize(
    ("path", "line", "column", "meant"),
    [
        (BRIEF, "places: [Riyad]", 10, '"Riyadh" (places/riyadh.md)'),
        (BRIEF, "places: [{id: Riyad, rel: mentions}]", 15, '"Riyadh" (places/riyadh.md)'),
        (BRIEF, "dateline: Ryiadh", 11, '"Riyadh" (places/riyadh.md)'),
        (BRIEF, "places: [places/riyad]", 10, '"places/riyadh" (places/riyadh.md)'),
        (BRIEF, "events: [Sumit of the leaders]", 10, '"Summit of the leaders" (events/summit.md)'),
        (BRIEF, "events: [summmit]", 10, '"summit" (events/summit.md)'),
        (
            BRIEF,
            "sources: [Breifing of the ministr]",
            11,
            '"Briefing of the minister" (sources/mfa-0226.md)',
        ),
        (BRIEF, "watch: [{text: X, event: sumit}]", 26, '"summit" (events/summit.md)'),
        (EVENT, "place: Riyahd", 8, '"Riyadh" (places/riyadh.md)'),
        (EVENT, "part_of: sumit", 10, '"summit" (events/summit.md)'),
        (EVENT, "led_to: [sumit]", 10, '"summit" (events/summit.md)'),
        (
            EVENT,
            "sources: [Briefing of the ministar]",
            11,
            '"Briefing of the minister" (sources/mfa-0226.md)',
        ),
        (EVENT, "readouts: [{side: Russsia, text: Yes.}]", 19, '"Russia" (actors/russia.md)'),
        (
            BRIEF,
            "events: [{id: other, title: Other, place: Riyad}]",
            43,
            '"Riyadh" (places/riyadh.md)',
        ),
    ],
)
def test_a_name_a_letter_off_is_told_with_the_name_that_was_meant(path, line, column, meant, site):
    desk = site(DESK).edit(path, "title:", f"{line}\ntitle:")
    built = desk.build().warns(f"{path}:2:{column}: BG331")
    assert [each.advice for each in built.problems()] == [f"did you mean {meant}?"]


@pytest.mark.parametrize(
    "line",
    [
        "places: [Rabat, Riad, Riga, Doha, Riyadh province, Miyadh]",
        "events: [Summer, Summary, Summit of the leader of two lands, Talks 2]",
        "sources: [A minister, mfa-0227, mfa-0225, Briefing of a minister]",
        "sources: [{id: paper, title: Briefing of the ministry}]",
        "places: [Summit, Russia]",
        "dateline: {place: Doha, date: 2025-02-18}",
    ],
)
def test_ordinary_words_stay_plain_and_nothing_is_said(line, site):
    site(DESK).edit(BRIEF, "title:", f"{line}\ntitle:").build().fine()


def test_one_written_form_is_told_once_with_how_many_more(site):
    desk = site(DESK).edit(BRIEF, "title:", "places: [Riyad]\ntitle:")
    for name in "bc":
        desk.write(
            f"content/briefs/{name}.md",
            f"---\ntitle: T{name}\ndate: 2025-02-18\ndateline: Riyad\nplaces: [Riyad]\n---\nA.\n",
        )
    (problem,) = desk.build().warns(f"{BRIEF}:2:10: BG331").problems()
    assert problem.message == (
        'no place is called "Riyad"; in this brief (and 2 more) it stays plain words'
    )


def test_a_graded_source_must_be_there(site):
    desk = site(DESK).edit(BRIEF, "title:", "sources: [{id: report, credibility: 2}]\ntitle:")
    (problem,) = desk.build().warns(f"{BRIEF}:2:16: BG331").problems()
    assert "write its title" in problem.advice
    desk.edit(BRIEF, "id: report,", "id: report, title: A report,").build().fine()


REASONS = ("draft: true", "embargo: 2026-02-01", "expires: 2025-06-01", "tlp: AMBER")


@pytest.mark.parametrize("reason", REASONS)
def test_a_withheld_name_is_never_suggested_nor_a_slip_of_another(reason, site):
    desk = site(DESK).edit("content/places/riyadh.md", "name:", f"{reason}\nname:")
    desk.edit(BRIEF, "title:", "places: [Riyad]\ntitle:").build().fine()
    desk.write("content/places/riyad.md", f"---\n{reason}\nname: Riyad\n---\n")
    desk.edit("content/places/riyadh.md", f"{reason}\n", "").build().fine()


def test_of_what_could_not_be_read_nothing_is_said(site):
    desk = site(DESK).write("content/places/riyad.md", "---\nname: [\n---\n")
    desk.edit(BRIEF, "title:", "places: [Riyad]\ntitle:")
    assert "BG331" not in desk.build().codes()
