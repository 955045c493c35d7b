"""Connections: who appears with whom, and what stands behind each number."""

import pytest

DESK = """
-- site.toml --
title = "The Desk"
base_url = "https://desk.example/"
-- content/actors/anna.md --
---
name: Anna Berg
roles: [{title: Minister, from: 2024}]
---
-- content/actors/bert.md --
---
name: Bert Holm
---
-- content/actors/carl.md --
---
name: Carl Dahl
---
-- content/actors/dora.md --
---
name: Dora Lund
---
-- content/briefs/one.md --
---
title: One
date: 2025-01-01
actors: [Anna Berg, Bert Holm, Carl Dahl]
events:
  - {id: quay-day, title: Quay day, start: 2025-01-01, participants: [Bert Holm, Anna Berg]}
  - {id: late-day, title: Late day, start: 2025-01-01, participants: [Bert Holm]}
---
A.
-- content/briefs/two.md --
---
title: Two
date: 2025-01-02
actors: [Anna Berg, Bert Holm, Carl Dahl]
---
B.
-- content/briefs/three.md --
---
title: Three
date: 2025-01-03
actors: [Bert Holm, Anna Berg]
---
C.
-- content/briefs/four.md --
---
title: Four
date: 2025-01-04
actors: [Anna Berg]
---
[[Dora Lund]] was there.
"""
PAIR = "connections/anna/bert/"


def matrix(built):
    """Return the names of rows to the texts of their cells, in the order of the page."""
    rows = built.page("connections/").css(".matrix tbody tr")
    return {
        row.css_first("th").text(): [cell.text(strip=True) for cell in row.css("td")]
        for row in rows
    }


def listed(built, path="connections/"):
    return [
        (item.css_first("p").text(), item.css_first(".number, summary").text())
        for item in built.page(path).css(".pairs > li")
    ]


def test_the_matrix_counts_the_briefs_of_each_two(site):
    built = site(DESK).build().fine()
    assert matrix(built) == {
        "Anna Berg": ["4", "", "3", "2", "1"],
        "Bert Holm": ["3", "3", "", "2", ""],
        "Carl Dahl": ["2", "2", "2", "", ""],
        "Dora Lund": ["1", "1", "", "", ""],
    }
    heads = [each.text() for each in built.page("connections/").css(".matrix thead th")]
    assert heads == ["Actor", "Briefs", "Anna Berg", "Bert Holm", "Carl Dahl", "Dora Lund"]


def test_the_list_has_those_who_share_most_first(site):
    assert listed(site(DESK).build().fine()) == [
        ("Anna Berg and Bert Holm", "3"),
        ("Anna Berg and Carl Dahl", "2"),
        ("Bert Holm and Carl Dahl", "2"),
        ("Anna Berg and Dora Lund", "1"),
    ]


def test_each_number_leads_to_the_briefs_behind_it(site):
    built = site(DESK).build().fine()
    cells = built.links("connections/", ".matrix td a")
    assert set(cells) == {PAIR, "briefs/four/"}
    for place in ("#_behind-1", "#_behind-3"):
        assert list(built.links("connections/", f"{place} a")) == ["briefs/two/", "briefs/one/"]
    targets = {
        each.attributes["popovertarget"] for each in built.page("connections/").css("button")
    }
    assert targets == {"_behind-1", "_behind-3"}
    rows = built.page("connections/").css(".pairs > li")
    assert [len(row.css(".titles a")) for row in rows] == [0, 2, 2, 1]


def test_two_who_share_three_briefs_have_a_page(site):
    built = site(DESK).build().fine()
    assert list(built.links(PAIR, ".briefs a")) == ["briefs/three/", "briefs/two/", "briefs/one/"]
    people = built.links(PAIR, ".people a")
    assert list(people) == ["actors/anna/", "actors/bert/"]
    assert "Minister" in built.main(PAIR)
    assert built.links(PAIR, ".rail .titles a") == {"events/quay-day/": "Quay day"}
    pages = [path for path in built.files if path.startswith("connections/")]
    assert pages == [f"{PAIR}index.html", "connections/index.html"]


def test_their_page_strikes_out_what_was_cancelled_and_leaves_out_whom_it_missed(site):
    desk = site(DESK)
    desk.edit("content/briefs/one.md", "title: Quay day,", "title: Quay day, status: cancelled,")
    built = desk.build().works()
    assert [each.text() for each in built.page(PAIR).css(".rail .titles del")] == ["Quay day"]
    assert "Cancelled" in built.main(PAIR)
    desk.edit(
        "content/briefs/one.md", "[Bert Holm, Anna", "[{actor: Bert Holm, part: absent}, Anna"
    )
    assert "Quay day" not in desk.build().works().main(PAIR)


def test_their_page_has_what_either_said_of_the_other(site):
    desk = site(DESK)
    said = "statements: [{text: It is late, by: Anna Berg, about: [Bert Holm]}]"
    asked = "statements: [{text: Come back, by: Bert Holm, to: [Anna Berg]}]"
    desk.edit("content/briefs/one.md", "events:", f"{said}\nevents:")
    desk.edit("content/briefs/one.md", "A.\n", "It is late, she said.\n")
    desk.edit("content/briefs/two.md", "actors:", f"{asked}\nactors:")
    desk.edit("content/briefs/two.md", "B.\n", "Come back, he said.\n")
    built = desk.build().works()
    words = [each.text() for each in built.page(PAIR).css("#_said .words")]
    assert words == ["Come back", "It is late"]


def test_an_actor_leads_to_the_page_of_a_pair_where_there_is_one(site):
    built = site(DESK).build().fine()
    links = built.links("actors/anna/", ".rail a")
    assert {each for each in links if each.startswith("connections/")} == {PAIR}


def test_a_long_list_of_briefs_goes_on_over_pages(site):
    desk = site(DESK)
    desk.edit("site.toml", 'base_url = "https://desk.example/"', "[lists]\nper_page = 2")
    built = desk.build().fine()
    assert list(built.links(f"{PAIR}page/2/", ".briefs a")) == ["briefs/one/"]
    assert len(listed(built, "connections/page/2/")) == 2
    assert built.page("connections/page/2/").css_first(".matrix") is None


def test_the_page_of_two_is_made_again_for_their_own_briefs_alone(site):
    desk = site(DESK)
    desk.build().fine()
    desk.write(
        "content/briefs/five.md", "---\ntitle: Five\ndate: 2025-01-05\nactors: [carl, anna]\n---\n"
    )
    written = desk.build().fine().report.written
    assert f"{PAIR}index.html" not in written
    assert "connections/anna/carl/index.html" in written
    desk.edit("content/briefs/two.md", "title: Two", "title: The second")
    assert f"{PAIR}index.html" in desk.build().fine().report.written


def test_the_site_says_how_many_pairs_are_listed(site):
    desk = site(DESK).edit("site.toml", 'base_url = "https://desk.example/"', "[lists]\npairs = 2")
    built = desk.build().fine()
    assert [names for names, _ in listed(built)] == [
        "Anna Berg and Bert Holm",
        "Anna Berg and Carl Dahl",
    ]
    assert matrix(built)["Bert Holm"] == ["3", "3", "", "2", ""]


def test_a_pair_beyond_the_list_has_its_briefs_in_place(site):
    desk = site(DESK).edit("site.toml", 'base_url = "https://desk.example/"', "[lists]\npairs = 1")
    desk.edit(
        "content/briefs/three.md", "[Bert Holm, Anna Berg]", "[Bert Holm, Anna Berg, Carl Dahl]"
    )
    built = desk.build().fine()
    built.lacks("connections/anna/carl/index.html")
    titles = built.links("connections/", "#_behind-1 a")
    assert list(titles) == ["briefs/three/", "briefs/two/", "briefs/one/"]


@pytest.mark.parametrize("ids", [("a--b", "c"), ("a", "b--c"), ("page", "2")])
def test_no_two_pairs_have_one_address(ids, site):
    people = "".join(f"-- content/actors/{each}.md --\n---\nname: N {each}\n---\n" for each in ids)
    others = "-- content/actors/a-b.md --\n---\nname: O\n---\n"
    briefs = "".join(
        f"-- content/briefs/x{n}.md --\n---\ntitle: X{n}\ndate: 2025-02-0{n}\n"
        f"actors: [{', '.join(ids)}, a-b]\n---\n"
        for n in (1, 2, 3)
    )
    built = site(DESK).add(people + others + briefs).build().fine()
    one, other = sorted(ids)
    built.has(f"connections/{one}/{other}/index.html")


def test_a_site_in_which_nobody_meets_has_none(site):
    built = site("-- content/briefs/x.md --\n---\ntitle: X\ndate: 2025-01-01\nactors: [A]\n---\n")
    built = built.build().works()
    assert not [path for path in built.files if path.startswith("connections")]
    assert "connections/" not in built.links("", "nav a")


def test_the_menu_may_lead_there(site):
    desk = site(DESK).edit("site.toml", "base_url", '[menu]\nWho = "connections/"\n#')
    assert desk.build().fine().links("", "nav a") == {"connections/": "Who"}


def test_a_withheld_brief_or_actor_is_in_no_number(site):
    desk = site(DESK)
    desk.build().fine()
    before = desk.tree()
    desk.add("""
        -- content/briefs/zyx.md --
        ---
        title: Zyx
        date: 2025-02-01
        draft: true
        actors: [Anna Berg, Bert Holm, Carl Dahl, Zyx]
        ---
        -- content/actors/zyxa.md --
        ---
        name: Zyx Zyx
        embargo: 2027-01-01
        ---
        With [[Anna Berg]].
        """).build().fine()
    assert desk.tree() == before
    desk.edit("content/briefs/zyx.md", "draft: true\n", "").build().works()
    assert matrix(desk.build())["Anna Berg"][:2] == ["5", ""]
