"""The log of corrections: all of them, newest first, with what was withdrawn."""

import json

DESK = """
-- content/briefs/a.md --
---
title: Alpha
date: 2025-01-01
corrections:
  - {date: 2025-01-05, text: It was noon., was: It was one.}
  - {date: 2025-02-01, text: Words made plainer., kind: clarification}
---
A.
-- content/briefs/b.md --
---
title: Beta
date: 2025-01-02
status: withdrawn
corrections: [{date: 2025-01-20, text: It did not happen., kind: withdrawal}]
---
B.
-- content/briefs/c.md --
---
title: Gamma
date: 2025-01-03
corrections: [{date: 2025-01-04, text: Sent anew., kind: note}]
---
C.
-- content/briefs/d.md --
---
title: Delta
date: 2025-01-03
status: withdrawn
---
D.
"""


def entries(built, path="corrections/"):
    return [
        " ".join(item.text(separator=" ").split())
        for item in built.page(path).css(".corrections > li")
    ]


def test_all_corrections_stand_in_it_newest_first(site):
    assert entries(site(DESK).build().fine()) == [
        "1 Feb 2025 Clarification Alpha Words made plainer.",
        "20 Jan 2025 Withdrawal Beta It did not happen.",
        "5 Jan 2025 Correction Alpha It was noon. It said: It was one.",
        "4 Jan 2025 Note Gamma Sent anew.",
    ]


def test_each_leads_to_where_it_stands_in_the_brief(site):
    built = site(DESK).build().fine()
    links = built.links("corrections/", ".corrections a")
    assert set(links) == {f"briefs/{each}/#_corrections" for each in "abc"}
    for each in "abc":
        assert built.page(f"briefs/{each}/").css_first("#_corrections") is not None


def test_withdrawn_briefs_are_listed_with_or_without_a_word_of_why(site):
    built = site(DESK).build().fine()
    assert list(built.links("corrections/", "[aria-labelledby=_withdrawn] a")) == [
        "briefs/d/",
        "briefs/b/",
    ]


def test_a_long_log_goes_on_over_pages(site):
    desk = site(DESK).write("site.toml", 'title = "X"\n[lists]\nper_page = 3\n')
    built = desk.build().fine()
    assert len(entries(built)) == 3
    assert entries(built, "corrections/page/2/") == ["4 Jan 2025 Note Gamma Sent anew."]
    assert built.page("corrections/page/2/").css_first("[aria-labelledby=_withdrawn]") is None


def test_the_home_page_leads_to_it_and_the_menu_too(site):
    built = site(DESK).build().fine()
    assert "corrections/" in built.links("", ".rail a")
    assert "corrections/" in built.links("", "nav a")


def test_what_was_withdrawn_without_a_word_has_a_log_too(site):
    front = "title: X\ndate: 2025-01-01\nstatus: withdrawn"
    desk = site(f"-- content/briefs/x.md --\n---\n{front}\n---\nX.\n")
    built = desk.build().fine()
    assert list(built.links("corrections/", "[aria-labelledby=_withdrawn] a")) == ["briefs/x/"]
    assert built.page("corrections/").css_first("ol.corrections") is None
    assert "corrections/" in built.links("", "nav a")
    desk.write("site.toml", 'title = "X"\n[menu]\nLog = "/corrections/"\n').build().fine()


def test_a_desk_without_corrections_has_no_log(site):
    built = site("-- content/briefs/x.md --\n---\ntitle: X\ndate: 2025-01-01\n---\n").build().fine()
    built.lacks("corrections/index.html")
    assert "corrections/" not in built.links("")


def test_machines_find_the_corrections_of_an_article(site):
    built = site(DESK).build().fine()
    text = built.page("corrections/").css_first("script[type*=json]").text()
    articles = {node["headline"]: node for node in json.loads(text)["@graph"] if "headline" in node}
    told = articles["Alpha"]["correction"]
    assert [each["text"] for each in told] == ["Words made plainer.", "It was noon."]
    assert {each["@type"] for each in told} == {"CorrectionComment"}
    brief = json.loads(built.page("briefs/a/").css_first("script[type*=json]").text())
    assert articles["Alpha"]["@id"] == brief["@graph"][0]["@id"]


def test_a_withheld_brief_is_corrected_nowhere(site):
    desk = site(DESK)
    desk.build().fine()
    before = desk.tree()
    front = "title: Zyx\ndate: 2025-03-01\nstatus: withdrawn\nembargo: 2027-01-01"
    text = f"---\n{front}\ncorrections: [{{date: 2025-03-02, text: Zyx}}]\n---\nZyx.\n"
    desk.write("content/briefs/zyx.md", text).build().fine()
    assert desk.tree() == before
