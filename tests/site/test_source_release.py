"""Sources that are withheld: they are nowhere, and what would name them stops the build."""

from datetime import timedelta

import pytest

from tests.harness.site import NOW
from tests.site.test_leaks import WITHHOLDING

WITHHOLDING = {name: how for name, how in WITHHOLDING.items() if "status" not in how}
SOURCE = """---
title: Zyxtitle
publisher: Zyxpublisher
url: https://zyxhost.example/
archived: https://zyxarchive.example/
summary: Zyxsummary
kind: interview
terms: background
reliability: A
slug: zyxslug
aliases: [/zyxalias/]
{withheld}
---
Zyxbody.
"""
BRIEF = """---
title: X
date: 2025-01-02
{fields}
---
So it is{note}.
"""


def desk(site, withheld, fields="", note=""):
    made = site("").write("content/sources/zyxid.md", SOURCE.format(withheld=withheld))
    made.write("content/sources/paper.md", "---\ntitle: A paper\nreliability: B\n---\n")
    return made.write("content/briefs/x.md", BRIEF.format(fields=fields, note=note or "[^paper]"))


@pytest.mark.parametrize("name", WITHHOLDING)
def test_a_withheld_source_is_nowhere(name, site):
    built = desk(site, WITHHOLDING[name]).build().works()
    built.nowhere("Zyx", "zyx", "ZYX")
    assert [each.text() for each in built.page("sources/").css("h1 .count")] == ["1"]


@pytest.mark.parametrize("name", WITHHOLDING)
@pytest.mark.parametrize(
    ("fields", "note", "place"),
    [
        ("sources: [zyxid]", "", "4:11"),
        ("sources: [Zyxtitle]", "", "4:11"),
        ("sources: [{id: zyxid, credibility: 1}]", "", "4:16"),
        ("", "[^zyxid]", "6:9"),
        ("", "[^zyxid#4:10]", "6:9"),
    ],
)
def test_who_cites_a_withheld_source_is_told_and_not_its_name(name, fields, note, place, site):
    made = desk(site, WITHHOLDING[name], fields, note)
    built = made.build()
    line = f"content/briefs/x.md:{place}: BG361"
    built.warns(line) if "expired" in name else built.fails(line)
    (problem,) = built.problems()
    assert "zyx" not in f"{problem.message} {problem.advice}".casefold()


def test_an_event_that_cites_a_withheld_source_is_told(site):
    made = desk(site, "draft: true")
    event = (
        "---\ntitle: A\nstart: 2025\nsources: [zyxid]\nreadouts: [{side: B, source: zyxid}]\n---\n"
    )
    built = made.write("content/events/a.md", event).build()
    built.fails("content/events/a.md:4:11: BG361", "content/events/a.md:5:30: BG361")


def test_all_of_it_appears_once_it_is_released(site):
    made = desk(site, "embargo: 2026-01-02", "sources: [paper]")
    made.build().works().nowhere("Zyx")
    built = made.build(now=NOW + timedelta(days=2)).works()
    page = built.text("sources/zyxslug/index.html")
    for part in ("title", "publisher", "host", "archive", "summary", "body"):
        assert f"zyx{part}" in page.casefold()
    built.has("zyxalias/index.html")


def test_a_source_that_a_withheld_brief_writes_out_is_withheld_with_it(site):
    inline = "sources: [{id: zyxid, title: Zyxtitle, publisher: Zyxpublisher}]\ntlp: AMBER"
    made = site("").write("content/briefs/x.md", BRIEF.format(fields=inline, note="[^zyxid]"))
    made.write("content/briefs/y.md", BRIEF.format(fields="", note=""))
    made.build().works().nowhere("Zyx", "zyx")
    made.write("content/briefs/y.md", BRIEF.format(fields="", note="[^zyxid]"))
    made.build().fails("content/briefs/y.md:6:9: BG361")


CEILING = 'title = "The Desk"\n[release]\nceiling = "AMBER"\n'


def test_a_document_may_not_cite_a_source_for_fewer_readers_than_its_own(site):
    made = desk(site, "tlp: AMBER", "tlp: GREEN", "[^zyxid]").write("site.toml", CEILING)
    built = made.build().fails("content/briefs/x.md:6:9: BG362")
    assert "zyx" not in built.problems()[0].message.casefold()
    made.edit("content/briefs/x.md", "tlp: GREEN", "tlp: AMBER")
    made.build().fine()


def test_a_source_shows_its_marking(site):
    made = desk(site, "tlp: GREEN").write("site.toml", CEILING)
    assert "TLP:GREEN" in made.build().fine().text("sources/zyxslug/index.html")


def test_a_source_in_a_brief_is_marked_as_the_brief_is(site):
    inline = "sources: [{id: talk, title: A talk}]\ntlp: AMBER"
    made = site("").write("site.toml", CEILING)
    made.write("content/briefs/x.md", BRIEF.format(fields=inline, note="[^talk]"))
    made.write("content/briefs/y.md", BRIEF.format(fields="", note="[^talk]"))
    made.build().fails("content/briefs/y.md:6:9: BG362")


ROUND_TABLE = """
-- content/sources/round-table.md --
---
title: A round table
terms: chatham-house
---
-- content/actors/anna-berg.md --
---
name: Anna Berg
---
-- content/actors/norland.md --
---
name: Norland
kind: state
---
"""
QUOTED = """---
title: X
date: 2025-01-02
---
> We must move fast.
>
> — {speaker}, Norland [^round-table]
"""


@pytest.mark.parametrize("speaker", ["[[Anna Berg]]", "Anna Berg"])
def test_who_spoke_under_the_chatham_house_rule_must_not_be_told(speaker, site):
    made = site(ROUND_TABLE).write("content/briefs/x.md", QUOTED.format(speaker=speaker))
    assert "BG363" in made.build().fails().codes()


@pytest.mark.parametrize("source", ["round-table", "A round table", "A Round Table"])
def test_nor_where_the_statement_calls_the_source_by_its_title(source, site):
    entry = f"{{text: move fast, by: Anna Berg, source: {source}}}"
    front = f"title: X\ndate: 2025-01-02\nactors: [Anna Berg]\nstatements: [{entry}]"
    made = site(ROUND_TABLE).write("content/briefs/x.md", f"---\n{front}\n---\nWe move fast.\n")
    assert "BG363" in made.build().fails().codes()
    made.edit("content/briefs/x.md", "by: Anna Berg", "by: A participant")
    assert "BG363" not in made.build().works().codes()


@pytest.mark.parametrize("source", ["zyxid", "Zyxtitle"])
def test_a_statement_may_not_name_a_source_for_fewer_readers_than_its_brief(source, site):
    entry = f"{{text: it is, by: A participant, source: {source}}}"
    made = desk(site, "tlp: AMBER", f"tlp: GREEN\nstatements: [{entry}]")
    made.write("site.toml", CEILING).build().fails("content/briefs/x.md:5:55: BG362")


def test_that_somebody_spoke_there_may_be_told(site):
    made = site(ROUND_TABLE).write("content/briefs/x.md", QUOTED.format(speaker="A participant"))
    assert "BG363" not in made.build().works().codes()
    made.edit("content/sources/round-table.md", "chatham-house", "on-record")
    made.edit("content/briefs/x.md", "A participant", "[[Anna Berg]]")
    assert "BG363" not in made.build().works().codes()


def test_what_is_only_left_out_contradicts_no_other_brief(site):
    one = "sources: [{id: paper, title: A paper, publisher: P}]"
    made = site("").write("content/briefs/a.md", BRIEF.format(fields=one, note="[^paper]"))
    two = "sources: [{id: paper, title: A paper}]"
    made.write("content/briefs/b.md", BRIEF.format(fields=two, note="[^paper]"))
    made.build().fine()
    made.edit("content/briefs/b.md", "title: A paper", "title: A paper, publisher: Q")
    made.build().warns("content/briefs/b.md:4:50: BG364")
