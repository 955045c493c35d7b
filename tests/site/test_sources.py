"""Sources: cited by a footnote that is their id, graded, listed, and told of on their own pages."""

import json

import pytest

DESK = """
-- content/actors/ministry.md --
---
name: Foreign Ministry
kind: government
---
-- content/events/2025-02-27-istanbul.md --
---
title: The meeting in Istanbul
start: 2025-02-27
sources: [wire]
readouts: [{side: One side, source: mfa-0226}]
---
-- content/events/2025-02-18-riyadh.md --
---
title: The meeting in Riyadh
start: 2025-02-18
sources: [mfa-0226]
---
-- content/places/doha.md --
---
name: Doha
---
-- content/sources/mfa-0226.md --
---
title: Briefing in Doha
publisher: Foreign Ministry
url: https://www.mfa.example/0226
archived: https://archive.example/mfa-0226
date: 2025-02-26
accessed: 2025-02-27
kind: transcript
terms: on-record
reliability: B
lang: ru
---
What reporters shouted is left out.
-- content/sources/wire.md --
---
title: Diplomats to meet
publisher: Example Agency
kind: wire
reliability: C
---
-- content/briefs/2025-02-26-a.md --
---
title: A day is named
dateline: Doha
sources:
  - {id: mfa-0226, credibility: 2}
  - Notes of the desk
watch:
  - {text: Who comes, due: 2025-02-27, event: The meeting in Istanbul}
  - {text: What follows, event: A second meeting}
---
He named a day.[^mfa-0226#4:10] So said an agency.[^wire] Nobody else did.[^own]

[^own]: The ministry did not answer.
-- content/briefs/2025-02-27-b.md --
---
title: They meet
---
They met.[^mfa-0226]

[^mfa-0226]: The last two pages.
"""
A, B = "briefs/2025-02-26-a/", "briefs/2025-02-27-b/"


def notes(built, page):
    return [" ".join(item.text().split()) for item in built.page(page).css(".notes li")]


def test_a_footnote_that_is_a_source_s_id_cites_it_in_full(site):
    built = site(DESK).build().fine()
    first, second, own = notes(built, A)
    assert first == (
        "Briefing in Doha, Foreign Ministry, 26 February 2025, 4:10."
        " mfa.example, archived copy B2 ↩"
    )
    assert second == "Diplomats to meet, Example Agency C ↩"
    assert own == "The ministry did not answer. ↩"
    links = built.links(A, ".notes a")
    assert links["sources/mfa-0226/"] == "Briefing in Doha"
    assert links["https://archive.example/mfa-0226"] == "archived copy"
    (title,) = built.page(A).css("#fn\\:1 cite bdi")
    assert title.attributes["lang"] == "ru"


def test_a_note_that_was_written_is_shown_and_its_source_linked(site):
    built = site(DESK).build().fine()
    assert notes(built, B) == ["The last two pages. — Briefing in Doha ↩"]
    assert "sources/mfa-0226/" in built.links(B, ".notes a")


def test_what_is_cited_is_a_source_of_the_brief(site):
    built = site(DESK).build().fine()
    assert set(built.links("sources/mfa-0226/", "[aria-labelledby=_briefs] li a")) == {A, B}
    assert set(built.links(A, ".rail a")) >= {"sources/mfa-0226/", "sources/wire/"}


def test_any_document_may_cite_a_source(site):
    desk = site(DESK).write("content/pages/about.md", "---\ntitle: About\n---\nSo it is.[^wire]\n")
    built = desk.build().fine()
    assert "about/" in built.links("sources/wire/")


def test_what_one_brief_writes_out_another_may_cite(site):
    built = (
        site("""
        -- content/briefs/2025-01-01-a.md --
        ---
        title: A
        sources: [{id: paper, title: A paper, publisher: A publisher}]
        ---
        So it is.[^paper]
        -- content/briefs/2025-01-02-b.md --
        ---
        title: B
        ---
        So it is.[^paper]
        """)
        .build()
        .fine()
    )
    assert notes(built, "briefs/2025-01-02-b/") == ["A paper, A publisher ↩"]


def test_a_label_that_is_no_source_is_told_and_shown_as_it_is_written(site):
    desk = site(DESK).edit("content/briefs/2025-02-26-a.md", "[^wire]", "[^wyre]")
    built = desk.build().warns("content/briefs/2025-02-26-a.md:11:51: BG270")
    assert "wire" in built.problems()[0].advice
    assert notes(built, A)[1] == "[^wyre] ↩"


def test_a_label_of_digits_is_never_a_source(site):
    desk = site(DESK).write("content/sources/2025.md", "---\ntitle: A yearbook\n---\n")
    desk.edit("content/briefs/2025-02-26-a.md", "[^wire]", "[^2025]")
    desk.build().warns("content/briefs/2025-02-26-a.md:11:51: BG270")


def test_neither_part_of_a_grade_stands_for_the_other(site):
    built = site(DESK).build().fine()
    grades = [each.text() for each in built.page(A).css(".notes .grade")]
    assert grades == ["B2", "C"]
    (grade, _) = built.page(A).css(".notes .grade")
    assert grade.attributes["aria-label"] == "B2: usually reliable, probably true"
    desk = site(DESK).edit("content/sources/mfa-0226.md", "reliability: B\n", "")
    page = desk.build().fine().page(A)
    assert [each.text() for each in page.css(".notes .grade")] == ["2", "C"]


def test_the_sources_of_a_brief_come_to_a_sentence(site):
    built = site(DESK).build().fine()
    summary = built.page(A).css_first(".source-summary").text()
    assert summary == (
        "3 sources: 1 transcript, 1 wire report, 1 of no stated kind. Graded B2, C; 1 not graded."
    )
    assert built.page(B).css_first(".source-summary").text() == "1 source: transcript. Graded B."
    rest = [each.text() for each in built.page(A).css(".sources li")]
    assert rest == ["Notes of the desk"]


def test_a_brief_leads_to_its_places_and_to_what_it_awaits(site):
    built = site(DESK).build().fine()
    assert built.links(A, ".dateline a") == {"places/doha/": "Doha"}
    assert built.links(A, ".watch a") == {
        "events/2025-02-27-istanbul/": "The meeting in Istanbul",
    }
    assert "A second meeting" in built.main(A)


def test_a_source_tells_what_it_is_and_what_rests_on_it(site):
    built = site(DESK).build().fine()
    words = built.main("sources/mfa-0226/")
    told = ("Transcript", "26 February 2025", "Russian", "27 February 2025", "On the record")
    for each in (*told, "B: usually reliable", "Credibility 2: probably true", "shouted"):
        assert each in words
    links = built.links("sources/mfa-0226/")
    assert links["actors/ministry/"] == "Foreign Ministry"
    assert links["https://www.mfa.example/0226"] == "mfa.example"
    order = [path for path in links if path.startswith(("briefs/", "events/"))]
    assert order == [B, A, "events/2025-02-27-istanbul/", "events/2025-02-18-riyadh/"]


def test_a_source_without_an_address_or_a_publisher_is_fine(site):
    built = site(DESK).write("content/sources/talk.md", "---\ntitle: A talk\n---\n").build().fine()
    assert "No brief cites it yet." in built.main("sources/talk/")
    assert built.page("sources/talk/").css_first(".glance") is None


def test_an_address_that_is_no_web_address_is_told_and_not_shown(site):
    desk = site(DESK).edit("content/sources/mfa-0226.md", "https://www.mfa", "javascript:mfa")
    built = desk.build().warns("content/sources/mfa-0226.md:4:6: BG255")
    built.nowhere("javascript:")


def test_a_source_that_many_briefs_cite_has_several_pages(site):
    desk = site(DESK).write("site.toml", 'title = "The Desk"\n[lists]\nper_page = 1\n')
    built = desk.build().fine()
    assert set(built.links("sources/mfa-0226/", "[aria-labelledby=_briefs] li a")) == {B}
    assert set(built.links("sources/mfa-0226/page/2/", "[aria-labelledby=_briefs] li a")) == {A}
    assert "shouted" not in built.main("sources/mfa-0226/page/2/")


@pytest.mark.parametrize(
    ("path", "groups"),
    [
        ("sources/", ["Example Agency", "Foreign Ministry", "No publisher given"]),
        ("sources/by-kind/", ["Transcripts", "Wire reports", "No kind given"]),
        ("sources/by-grade/", ["B: usually reliable", "C: fairly reliable", "Not graded"]),
    ],
)
def test_there_is_an_index_by_publisher_by_kind_and_by_grade(path, groups, site):
    built = site(DESK).write("content/sources/talk.md", "---\ntitle: A talk\n---\n").build().fine()
    page = built.page(path)
    assert [each.text() for each in page.css(".group h2")] == groups
    assert [each.text() for each in page.css(".group .count")] == (
        ["1", "2", "0"] if path == "sources/" else ["2", "1", "0"]
    )


def test_machines_read_what_a_brief_cites_and_what_a_source_is(site):
    built = site(DESK).build().fine()
    url = "https://desk.example/sources/mfa-0226/"
    article = graph(built, A)["NewsArticle"]
    assert article["citation"] == [
        {"@id": f"{url}#source", "name": "Briefing in Doha"},
        "Notes of the desk",
        {"@id": "https://desk.example/sources/wire/#source", "name": "Diplomats to meet"},
    ]
    source = graph(built, "sources/mfa-0226/")["CreativeWork"]
    assert source["@id"] == f"{url}#source"
    assert source["archivedAt"] == "https://archive.example/mfa-0226"
    assert source["publisher"]["@id"] == "https://desk.example/actors/ministry/#actor"
    assert graph(built, "sources/wire/")["NewsArticle"]["name"] == "Diplomats to meet"


def graph(built, page):
    script = built.page(page).css_first('script[type="application/ld+json"]')
    return {node["@type"]: node for node in json.loads(script.text())["@graph"]}


def test_a_feed_carries_citations_with_whole_addresses(site):
    built = site(DESK).build().fine()
    feed = built.text("feed.xml")
    assert "https://desk.example/sources/mfa-0226/" in feed
    assert "26 February 2025" in feed
