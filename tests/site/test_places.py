"""Places: the page of each, the index with its map, and what leads to them."""

import json

import pytest

from tests.harness.built import words

DESK = """
-- content/actors/qatar.md --
---
name: Qatar
kind: state
metonyms: [Al Dawha]
---
-- content/places/gulf.md --
---
name: The Gulf
---
A sea.
-- content/places/doha.md --
---
name: Doha
names:
  - {value: الدوحة, lang: ar, kind: native}
  - {value: Al Bida, kind: former, to: 1850}
  - {value: the city, kind: weak}
country: QA
in: The Gulf
lat: 25.29
lon: 51.53
tz: Asia/Qatar
same_as: {wikidata: Q3861}
summary: Where they met.
---
-- content/places/palace.md --
---
name: The Palace
country: QA
in: Doha
---
-- content/places/riyadh.md --
---
name: Riyadh
country: SA
lat: 24.71
lon: 46.68
---
It is far from [[Doha]].
-- content/events/met.md --
---
title: They met
start: 2025-02-26
status: occurred
place: Doha
---
-- content/events/meet.md --
---
title: They will meet
start: 2025-03-01
status: announced
place: The Palace
outcome: Not known
---
-- content/events/met-once.md --
---
title: They met once
place: Doha
---
-- content/briefs/2025-02-26-a.md --
---
title: A word from the coast
dateline: Doha
---
Nothing else.
-- content/briefs/2025-02-27-b.md --
---
title: A word from elsewhere
dateline: Al Dawha
places: [Riyadh]
---
Of [[places/doha]] there was talk.
"""
PLACES = "".join(
    f"-- content/places/p{at}.md --\n---\nname: Place {at}\nlat: {at % 60}\nlon: {at}\n---\n"
    for at in range(120)
)


def graph(built, path: str) -> dict[str, dict]:
    text = built.page(path).css_first('script[type="application/ld+json"]').text()
    return {node["@type"]: node for node in json.loads(text)["@graph"]}


def listed(built, path: str, selector: str) -> list[str]:
    return [words(node) for node in built.page(path).css(selector)]


def test_a_place_shows_what_is_known_of_it(site):
    built = site(DESK).build().fine()
    built.has("places/doha/index.html", '<span lang="ar" dir="auto">الدوحة</span>')
    said = built.main("places/doha/")
    assert "Where they met." in said
    assert "formerly until 1850" in said
    assert "Qatar" in said
    assert "25.29° N, 51.53° E" in said
    assert "the city" not in said
    links = built.links("places/doha/")
    assert "https://www.wikidata.org/wiki/Q3861" in links
    assert links["places/gulf/"] == "The Gulf"
    assert links["places/palace/"] == "The Palace"


def test_south_and_west_have_no_minus(site):
    built = site("-- content/places/lima.md --\n---\nname: Lima\nlat: -12.05\nlon: -77.04\n---\n")
    assert "12.05° S, 77.04° W" in built.build().fine().main("places/lima/")


def test_what_the_history_of_an_event_ends_with_is_what_its_place_shows(site):
    history = "history: [{date: 2025-02-27, status: cancelled}]\noutcome"
    desk = site(DESK).edit("content/events/meet.md", "status: announced\n", "")
    desk.edit("content/events/meet.md", "outcome", history)
    page = desk.build().works().page("places/doha/")
    section = page.css_first("section[aria-labelledby=_events]")
    assert [each.text() for each in section.css("del")] == ["They will meet"]
    assert "Cancelled" in section.text()


def test_events_are_newest_first_with_those_in_the_place_and_those_without_a_date_last(site):
    built = site(DESK).build().fine()
    assert listed(built, "places/doha/", "section[aria-labelledby=_events] .title") == [
        "They will meet",
        "They met",
        "They met once",
    ]
    assert built.links("places/doha/", ".labels a") == {"places/palace/": "The Palace"}
    assert listed(built, "places/palace/", "section[aria-labelledby=_events] .title") == [
        "They will meet"
    ]


def test_briefs_are_those_from_the_place_and_those_that_name_it(site):
    built = site(DESK).build().fine()
    assert listed(built, "places/doha/", "section[aria-labelledby=_briefs] .title") == [
        "A word from elsewhere",
        "A word from the coast",
    ]
    assert "briefs/2025-02-27-b/" in built.links("places/riyadh/")


def test_a_dateline_leads_to_its_place_and_a_metonym_to_none(site):
    built = site(DESK).build().fine()
    assert built.links("briefs/2025-02-26-a/", ".dateline a") == {"places/doha/": "Doha"}
    assert built.links("briefs/2025-02-27-b/", ".dateline a") == {}
    assert "Al Dawha" in built.main("briefs/2025-02-27-b/")


def test_a_long_list_goes_on_over_pages_and_only_the_first_has_the_rest(site):
    desk = site(DESK).write(
        "site.toml", 'title = "D"\nbase_url = "https://d.example"\n[lists]\nper_page = 1\n'
    )
    built = desk.build().fine()
    assert listed(built, "places/doha/page/2/", ".briefs .title") == ["A word from the coast"]
    assert built.page("places/doha/page/2/").css("svg") == []
    assert "They met" not in built.main("places/doha/page/2/")


def test_a_place_has_feeds(site):
    built = site(DESK).build().fine()
    built.has("places/doha/feed.xml", "A word from the coast", "A word from elsewhere")
    built.has("places/doha/feed.json").lacks("places/palace/feed.xml")


def test_the_index_has_all_places_by_country_with_what_there_is(site):
    built = site(DESK).build().fine()
    assert listed(built, "places/", "section > h2") == [
        "Qatar",
        "Saudi Arabia",
        "No country given",
    ]
    assert listed(built, "places/", "#country-qa li") == [
        "Doha The Gulf 2 briefs 2 events",
        "The Palace Doha 1 event",
    ]


def test_the_map_shows_every_place_with_a_position_and_leads_to_it(site):
    built = site(DESK).build().fine()
    dots = built.page("places/").css("svg.map a.dot")
    assert [dot.attributes["aria-label"] for dot in dots] == ["Doha", "Riyadh"]
    assert set(built.links("places/", "svg a")) == {"places/doha/", "places/riyadh/"}
    assert built.page("places/").css_first("svg > title").text() == "Map of the places"


def test_a_place_is_shown_on_its_map_and_a_region_by_what_is_in_it(site):
    built = site(DESK).build().fine()
    assert built.page("places/doha/").css_first("svg .dot title").text() == "Doha"
    assert built.links("places/gulf/", "svg a") == {"places/doha/": "Doha"}
    assert built.page("places/palace/").css("svg") == []


def test_an_index_without_positions_has_no_map(site):
    built = site("-- content/places/doha.md --\n---\nname: Doha\n---\n").build().fine()
    assert built.page("places/").css("svg") == []


def test_a_page_with_a_map_is_small_and_holds_no_style_or_script_of_its_own(site):
    built = site(DESK + PLACES).build().fine()
    for path in ("places/", "places/doha/"):
        for node in built.page(path).css("svg *"):
            assert node.attributes.get("style") is None
    map_of = built.page("places/").css_first("svg").html
    assert len(map_of.encode()) < 30_000 + 150 * 122


def test_search_engines_are_told_where_it_is(site):
    built = site(DESK).build().fine()
    place = graph(built, "places/doha/")["Place"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 25.29, "longitude": 51.53}
    assert place["containedInPlace"]["@id"] == "https://desk.example/places/gulf/#place"
    assert [each["name"] for each in place["containsPlace"]] == ["The Palace"]
    assert place["sameAs"] == ["https://www.wikidata.org/wiki/Q3861"]
    assert place["address"]["addressCountry"]["name"] == "Qatar"
    assert place["alternateName"] == ["الدوحة", "Al Bida"]
    assert graph(built, "places/doha/")["CollectionPage"]["mainEntity"] == {"@id": place["@id"]}
    assert "geo" not in graph(built, "places/palace/")["Place"]


def test_countries_stand_under_their_names_in_the_language_of_the_site(site):
    desk = site(DESK).write("site.toml", 'title = "D"\nlanguage = "tr"\n')
    assert listed(desk.build().fine(), "places/", "section > h2")[:2] == [
        "Katar",
        "Suudi Arabistan",
    ]


def test_what_is_withheld_of_places_is_nowhere(site):
    desk = site(DESK).edit(
        "content/places/palace.md", "name: The Palace", "name: Xanadu\ndraft: true"
    )
    desk.edit("content/events/meet.md", "place: The Palace", "place: Riyadh")
    built = desk.build().fine().nowhere("Xanadu", "palace")
    assert listed(built, "places/doha/", ".glance dt")[:2] == ["Names", "Position"]
    assert "They will meet" not in built.main("places/doha/")


def test_what_names_a_withheld_place_is_told(site):
    desk = site(DESK).edit(
        "content/places/gulf.md", "name: The Gulf", "name: The Gulf\ndraft: true"
    )
    desk.build().fails("content/places/doha.md:8:5: BG304")


def test_deep_nesting_is_no_harm(site):
    files = (
        f"-- content/places/p{at}.md --\n---\nname: P {at}\n{f'in: p{at - 1}' * (at > 0)}\n---\n"
        for at in range(1100)
    )
    built = site("".join(files)).build().fine()
    assert list(built.links("places/p1099/", ".standing a"))[:2] == [
        "places/p1098/",
        "places/p1097/",
    ]


SECRET = """
-- content/places/zqfile.md --
---
name: Zqname
names: [Zqother, {{value: Zqnative, lang: ar, kind: native}}, {{value: Zqformer, kind: former}}]
country: Zqcountry
in: Doha
lat: 11.2233
lon: 44.5566
tz: Antarctica/Vostok
same_as: {{wikidata: Q98765, wikipedia: "https://zqwiki.example/w", site: "https://zqsite.example"}}
summary: Zqsummary
slug: zqslug
aliases: [/zqalias/]
{reason}
---
Zqbody leads to [[places/riyadh]].
"""
CANARIES = (
    *("Zqname", "Zqother", "Zqnative", "Zqformer", "Zqcountry", "11.2233", "44.5566", "Vostok"),
    *("Q98765", "zqwiki", "zqsite", "Zqsummary", "zqslug", "zqalias", "Zqbody"),
)


@pytest.mark.parametrize(
    "reason", ["draft: true", "embargo: 2026-01-02", "expires: 2025-12-31", "tlp: RED"]
)
def test_nothing_of_a_withheld_place_is_anywhere_and_all_of_it_is_when_it_is_released(
    site, reason: str
):
    desk = site(DESK + SECRET.format(reason=reason))
    before = site(DESK).build().fine()
    built = desk.build().works().nowhere(*CANARIES, "zqfile")
    assert {path: built.text(path) for path in built.files} == {
        path: before.text(path) for path in before.files
    }
    desk.edit("content/places/zqfile.md", reason, "draft: false")
    released = desk.build().fine()
    everything = "\n".join(f"{path}\n{released.text(path)}" for path in released.files)
    assert [each for each in CANARIES if each not in everything] == []
