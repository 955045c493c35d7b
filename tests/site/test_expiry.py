"""The clock alone never keeps a document online: what expires goes, whatever leads to it."""

from datetime import UTC, datetime

import pytest

BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
AFTER = datetime(2026, 1, 3, tzinfo=UTC)

B = """
-- content/briefs/b.md --
---
title: Zyxtitle
summary: Zyxsummary
slug: bslug
date: 2024-05-06
actors: [Stubby]
tags: [stubtag]
aliases: [/old/b/]
expires: 2026-01-01
---
Zyxbody.

## Zyxheading
"""
A = """
-- content/briefs/a.md --
---
title: A
date: 2025-03-04
---
"""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("See [[b]].", "<p>See b.</p>"),
        ("See [[b#Zyxheading]].", "<p>See b.</p>"),
        ("See [[b|the *first*]].", "<p>See the <em>first</em>.</p>"),
        ("See [the *first*](b.md).", "<p>See the <em>first</em>.</p>"),
        ('See [it](b.md "Once") & [a](a.md).', '<p>See it &amp; <a href="./">a</a>.</p>'),
        ("See [[Stubby]].", "<p>See Stubby.</p>"),
        ("See [[tags/stubtag|tags]].", "<p>See tags.</p>"),
        ("So.\n\n![[b]]", "<p>So.</p>"),
    ],
)
def test_a_link_to_what_has_expired_becomes_plain_text(written, shown, site):
    desk = site(B + A + written)
    desk.build(now=BEFORE).works().has("briefs/bslug/index.html")
    after = desk.build(now=AFTER)
    assert after.works().codes() == ("BG304",)
    after.lacks("briefs/bslug/index.html").lacks("old/b/index.html").nowhere("Zyx")
    after.has("briefs/a/index.html", shown).lacks("briefs/a/index.html", 'href="\0"')


def test_a_link_with_a_note_in_it_loses_only_itself(site):
    desk = site(f"{B}{A}See [one[^1] two](b.md) and [[a|three]].\n\n[^1]: A note.\n")
    desk.build(now=BEFORE).works()
    after = desk.build(now=AFTER).works()
    assert after.main("briefs/a/").count("three") == 1
    page = after.page("briefs/a/")
    assert page.html.count("<a ") + page.html.count("<a>") == page.html.count("</a>")
    assert page.css_first('main a[href^="#fn"]') is not None
    after.nowhere("Zyx")


@pytest.mark.parametrize(
    "lines",
    ["follows: b", "translation_of: b\nlang: fr"],
)
def test_a_brief_that_follows_what_has_expired_stands_alone(lines, site):
    desk = site(B + A.replace("date:", f"{lines}\ndate:") + "So.")
    desk.build(now=BEFORE).works()
    desk.build(now=AFTER).warns("content/briefs/a.md:3:%s: BG304" % (lines.index(":") + 3))


def test_an_expired_actor_or_tag_leaves_the_lists_of_briefs(site):
    desk = site(A.replace("date:", "actors: [Zyxanna]\ntags: [zyxtag]\ndate:") + "So.").add("""
        -- content/actors/anna.md --
        ---
        name: Zyxanna
        expires: 2026-01-01
        ---
        -- content/tags/zyxtag.md --
        ---
        name: zyxtag
        expires: 2026-01-01
        ---
        """)
    desk.build(now=BEFORE).works()
    after = desk.build(now=AFTER)
    assert after.works().codes() == ("BG304", "BG304")
    after.nowhere("Zyx", "zyx", "anna")


MENU_TARGETS = """
b bslug briefs/bslug/ /old/b/ archive/2024/ archive/2024/05/ Stubby actors/stubby/ tags/stubtag/
Zyxtitle
"""


@pytest.mark.parametrize("target", MENU_TARGETS.split())
def test_an_entry_of_the_menu_that_led_to_it_disappears(target, site):
    desk = site(f'{B}{A}So.\n-- site.toml --\ntitle = "D"\n[menu]\n"Entry" = "{target}"\n')
    desk.build(now=BEFORE).works().has("briefs/a/index.html", "Entry")
    after = desk.build(now=AFTER)
    assert after.works().codes() == ("BG304",)
    after.nowhere("Entry", "Zyx")


def test_a_name_that_a_draft_shares_with_it_stops_no_build(site):
    draft = "\n-- content/actors/b.md --\n---\nname: B\ndraft: true\n---\n"
    desk = site(B + draft + A + "See [[b]].")
    desk.build(now=BEFORE).works()
    desk.build(now=AFTER).works().nowhere("Zyx")


@pytest.mark.parametrize("withheld", ["draft: true", "tlp: RED", "embargo: 2027-01-01"])
def test_what_something_else_withholds_too_is_still_an_error(withheld, site):
    other = B.replace("expires: 2026-01-01", withheld)
    site(other + A + "See [[b]].").build(now=AFTER).fails("content/briefs/a.md:5:5: BG304")


@pytest.mark.parametrize("withheld", ["draft: true", "tlp: RED"])
def test_an_expiry_does_not_soften_a_draft_or_a_marking(withheld, site):
    other = B.replace("expires:", f"{withheld}\nexpires:")
    site(other + A + "See [[b]].").build(now=AFTER).fails("content/briefs/a.md:5:5: BG304")
