"""The page of an actor in depth, and the index of actors by organization."""

import pytest

DESK = """
-- content/actors/anna.md --
---
name: Anna Berg
names:
  - {value: Анна Берг, lang: ru, kind: native}
  - Berg
  - {value: آنا, lang: fa}
  - {value: Anna Holm, kind: former, to: 1999}
  - {value: Annie, kind: weak}
roles:
  - {title: Foreign Minister, org: Norland, from: 2019}
  - {title: Envoy, org: The Circle, from: 2004, to: 2010}
---
-- content/actors/carl.md --
---
name: Carl Dahl
roles:
  - {title: Foreign minister, org: Norland, from: 2012, to: 2019-01}
  - {title: Envoy, org: the circle, from: 2010, acting: true}
  - {title: President, org: NO, from: 2030}
---
-- content/actors/norland.md --
---
name: Norland
names: [NO]
kind: state
member_of: [League]
---
-- content/actors/league.md --
---
name: League
kind: body
---
-- content/places/nordby.md --
---
name: Nordby
---
-- content/briefs/2025-01-01-a.md --
---
title: In Nordby
dateline: Nordby
actors: [Anna Berg]
---
-- content/briefs/2025-01-02-b.md --
---
title: In Nordby again
dateline: Nordby
actors: [Anna Berg]
---
-- content/briefs/2025-01-03-c.md --
---
title: In a place without a page
dateline: Sund
actors: [Anna Berg]
---
"""
INDEX = "actors/by-organization/"


@pytest.fixture
def built(site):
    return site(DESK).build().fine()


def test_names_stand_together_by_script_in_their_language_and_direction(built):
    glance = built.page("actors/anna/").css_first(".glance")
    assert [node.text() for node in glance.css("dt")] == ["Cyrillic", "Names", "Arabic"]
    cyrillic, latin, former, arabic = glance.css("dd")
    assert cyrillic.css_first("span").attributes == {"lang": "ru", "dir": "ltr"}
    assert cyrillic.text().split() == ["Анна", "Берг", "Russian"]
    assert (latin.text(), former.text()) == ("Berg", "Anna Holm formerly until 1999")
    assert arabic.css_first("span").attributes == {"lang": "fa", "dir": "rtl"}
    assert "Annie" not in built.main("actors/anna/")


def test_the_terms_of_two_roles_are_drawn_beside_their_words(built):
    page = built.page("actors/anna/")
    assert "since 2019 Foreign Minister" in built.main("actors/anna/")
    bars = [node.attributes for node in page.css("td svg rect.held")]
    assert [(each["x"], each["width"]) for each in bars] == [
        ("68.18%", "31.82%"),
        ("0.0%", "31.82%"),
    ]
    assert [node.attributes["aria-hidden"] for node in page.css("table svg")] == ["true"] * 3


def test_a_state_shows_who_holds_and_held_its_offices(built):
    offices = built.page("actors/norland/").css_first(".offices")
    lines = [" ".join(node.text(separator=" ").split()) for node in offices.css("div")]
    assert lines == [
        "Foreign Minister Anna Berg since 2019 Carl Dahl 2012 – January 2019",
        "President Carl Dahl since 2030 to come",
    ]
    assert f"{INDEX}#org-norland" in built.links("actors/norland/")


def test_the_index_by_organization_has_offices_and_members(built):
    page = built.page(INDEX)
    assert [node.text() for node in page.css("section h2")] == ["League", "Norland", "The Circle"]
    assert built.links(INDEX, "section h2 a") == {
        "actors/league/": "League",
        "actors/norland/": "Norland",
    }
    lines = [" ".join(node.text(separator=" ").split()) for node in page.css(".entries li")]
    assert lines == [
        "Norland Member 0",
        "Berg, Anna Foreign Minister since 2019 3",
        "Carl Dahl Foreign minister 2012 – January 2019 0",
        "Carl Dahl President since 2030 0",
        "Carl Dahl Envoy (acting) since 2010 0",
        "Berg, Anna Envoy 2004–2010 3",
    ]
    assert INDEX in built.links("actors/", "nav a")


def test_a_page_says_where_an_actor_is_found(built):
    links = built.links("actors/anna/", "aside .counts a")
    assert links == {"places/nordby/": "Nordby"}
    assert "Where Nordby 2" in built.main("actors/anna/")


def test_who_shares_three_briefs_has_a_page_with_the_actor(site):
    desk = site(DESK)
    for number, others in enumerate(("Norland, League", "Norland, League", "Norland")):
        desk.edit(
            f"content/briefs/2025-01-0{number + 1}-{'abc'[number]}.md",
            "actors: [Anna Berg]",
            f"actors: [Anna Berg, {others}]",
        )
    built = desk.build().fine()
    pairs = [path for path in built.links("actors/anna/") if path.startswith("connections/")]
    assert pairs == ["connections/anna/norland/"]
    built.has("connections/anna/norland/index.html")


def test_many_members_are_cut_short_with_a_link_to_all(site):
    desk = site(DESK)
    for number in range(30):
        name = f"name: Land {number:02}\nkind: state\nmember_of: [League]"
        desk.write(f"content/actors/l{number}.md", f"---\n{name}\n---\n")
    built = desk.build().fine()
    members = built.links("actors/league/", ".glance dd a")
    assert len(members) == 25
    assert members[f"{INDEX}#org-league"] == "7 more"
    assert len(built.page(INDEX).css("#org-league li")) == 31


def test_many_links_from_elsewhere_are_cut_short(site):
    desk = site(DESK)
    for number in range(30):
        desk.write(f"content/pages/p{number}.md", f"---\ntitle: P {number}\n---\nSee [[Berg]].\n")
    built = desk.build().fine()
    page = built.page("actors/anna/")
    assert len(page.css(".after .backlinks > li")) == 24
    assert page.css_first(".after .rest").text() == "24 of 30"


def test_a_site_without_organizations_has_no_index_by_organization(site):
    text = "-- content/actors/a.md --\n---\nname: A\nroles: [{title: Envoy}]\n---\n"
    built = site(text).build().fine().lacks(f"{INDEX}index.html")
    assert INDEX not in built.links("actors/", "nav a")


def test_nothing_of_a_withheld_actor_is_in_offices_members_and_counts(site):
    desk = site(DESK).edit("content/actors/carl.md", "name: Carl", "embargo: 2027\nname: Carl")
    desk.edit("content/actors/norland.md", "name: Norland", "name: Norland")
    desk.build().fine().nowhere("Carl", "Dahl", "President", "2012", "acting")


EVENT = """
-- content/events/talks.md --
---
title: Talks in Sund
start: 2025-01-05
status: occurred
place: Sund
participants: [Anna Berg]
---
-- content/places/sund.md --
---
name: Sund
---
"""


def test_the_places_of_events_count_too(site):
    built = site(DESK).add(EVENT).build().works()
    assert "Where Nordby 2 Sund 2" in built.main("actors/anna/")


FIELDS = """
    name: {}Name
    names:
      - {}Variant
      - {{value: {}Native, lang: ru, kind: native, from: 2001}}
      - {{value: {}Former, kind: former, to: 2002}}
    sort: {}Sort
    summary: {}Summary
    roles:
      - {{title: {}Office, org: Norland, from: 2004, to: 2026-05}}
      - {{title: {}Post, org: {}Body, country: {}Country, to: 2003}}
    member_of: [League, {}Club]
    metonyms: [{}Metonym]
    same_as: {{wikidata: Q7417, site: "https://{}site.example/"}}
    image: {{src: ../media/{}pic.svg, alt: {}Alt, caption: {}Caption, credit: {}Credit}}
"""
REASONS = ("draft: true", "embargo: 2026-02-01", "expires: 2025-06-01", "tlp: AMBER")


@pytest.mark.parametrize("reason", REASONS)
def test_no_field_of_a_withheld_actor_is_anywhere(reason, site):
    front = FIELDS.replace("\n    ", "\n").replace("{}", "Zq")
    front = front.replace("{{", "{").replace("}}", "}").strip()
    desk = site(DESK).write("content/actors/zqid.md", f"---\n{front}\n{reason}\n---\nZqBody.\n")
    desk.write("content/media/Zqpic.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    built = desk.build().works().nowhere("Zq", "zq", "7417")
    text = " ".join(f"{each.message} {each.advice}" for each in built.problems())
    assert "Zq" not in text.replace("content/actors/zqid.md", "")
    shown = desk.edit("content/actors/zqid.md", f"{reason}\n", "").build().works()
    found = "".join(shown.text(path) for path in shown.files if path.endswith(".html"))
    for word in (
        *("Name", "Variant", "Native", "Former", "Sort", "Summary", "Office", "Post", "Body"),
        *("Club", "Metonym", "site", "Alt", "Caption", "Credit"),
    ):
        assert f"Zq{word}" in found, word
    for page in ("actors/norland/", "actors/league/", INDEX, "actors/"):
        assert "actors/zqid/" in shown.links(page)
