"""An edit of a source writes what shows it, and no other page."""

import pytest

from tests.incremental.desk_of_edits import pages

DESK = """
-- content/sources/log.md --
---
title: The port log
publisher: A port
reliability: B
kind: document
---
Kept by hand.
-- content/sources/chart.md --
---
title: A chart
---
-- content/briefs/2025-02-25-z.md --
---
title: Before
summary: In short.
---
Nothing else.[^chart]
-- content/briefs/2025-02-26-a.md --
---
title: A word
summary: In short.
sources: [{id: log, credibility: 2}]
---
Nothing else.[^log]
"""
LOG = "content/sources/log.md"
A, Z = "content/briefs/2025-02-26-a.md", "content/briefs/2025-02-25-z.md"
INDEXES = ("sources/", "sources/by-kind/", "sources/by-grade/")


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build().fine()
    return made


def test_its_text_is_on_its_page(desk):
    desk.edit(LOG, "Kept by hand.", "Kept by two hands.")
    desk.build().fine().wrote(*pages("sources/log/"))


def test_its_terms_are_on_its_page_alone(desk):
    desk.edit(LOG, "kind: document", "kind: document\nterms: on-record")
    desk.build().fine().wrote(*pages("sources/log/"))


def test_its_publisher_is_where_it_is_cited_and_in_the_indexes(desk):
    desk.edit(LOG, "publisher: A port", "publisher: Another port")
    desk.build().fine().wrote(
        *pages("sources/log/", "briefs/2025-02-26-a/", *INDEXES), "feed.xml", "feed.json"
    )


def test_what_a_brief_takes_from_it_is_judged_on_both_pages(desk):
    desk.edit(A, "credibility: 2", "credibility: 3")
    desk.build().fine().wrote(
        *pages("sources/log/", "briefs/2025-02-26-a/"), "feed.xml", "feed.json"
    )


def test_a_brief_that_cites_it_too_is_told_and_counted(desk):
    desk.edit(Z, "[^chart]", "[^chart] More.[^log#p.2]")
    built = desk.build().fine()
    shown = set(pages("sources/log/", "briefs/2025-02-25-z/", *INDEXES))
    assert shown <= set(built.report.written)
    assert not set(built.report.written) & set(pages("sources/chart/", "briefs/2025-02-26-a/"))


def test_a_source_that_comes_later_is_cited(desk):
    chart = "content/sources/chart.md"
    text = desk.folder.joinpath(chart).read_text()
    before = desk.tree()
    desk.remove(chart).build().warns(f"{Z}:5:14: BG270")
    desk.write(chart, text).build().fine()
    assert desk.tree() == before


def test_where_nothing_is_cited_any_more_the_page_says_so(desk):
    desk.edit(Z, "[^chart]", "")
    built = desk.build().fine()
    assert "No brief cites it yet." in built.main("sources/chart/")
