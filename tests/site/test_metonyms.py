"""Capitals that stand for their governments, on a site."""

DESK = """
-- content/actors/russia.md --
---
name: Russia
kind: state
metonyms: [Moscow, the Kremlin]
---
-- content/briefs/2025-02-18-a.md --
---
title: Word from Moscow
dateline: Moscow
---
[[Moscow]] agrees, and [[russia|Moscow]] says so.
"""
PLACE = """
-- content/places/moscow.md --
---
name: Moscow
---
"""
BRIEF = "briefs/2025-02-18-a/"


def test_a_capital_is_the_government_until_there_is_a_place_of_the_name(site):
    desk = site(DESK)
    built = desk.build().fine()
    assert built.links(BRIEF, ".prose a") == {"actors/russia/": "Moscow"}
    built = desk.add(PLACE).build().fine()
    assert built.links(BRIEF, ".prose a") == {
        "places/moscow/": "Moscow",
        "actors/russia/": "Moscow",
    }
    assert BRIEF in built.links("places/moscow/")


def test_a_capital_that_is_withheld_as_a_place_leaves_the_government(site):
    desk = site(DESK).add(PLACE).edit("content/places/moscow.md", "name:", "draft: true\nname:")
    built = desk.build().fine().lacks("places/moscow/index.html")
    assert built.links(BRIEF, ".prose a") == {"actors/russia/": "Moscow"}
