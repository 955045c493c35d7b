"""The role that is printed is the one of the day: of the document's date, or of today."""

from datetime import UTC, datetime

import pytest

DESK = """
-- content/actors/berg.md --
---
name: Anna Berg
roles:
  - {title: Envoy, org: Norland, to: 2024}
  - {title: Minister, org: Norland, from: 2025, to: 2026-03}
  - {title: President, org: Norland, from: 2026-06-01}
---
-- content/briefs/2024-05-01-a.md --
---
title: An envoy speaks
actors: [Anna Berg]
---
-- content/briefs/2025-05-01-b.md --
---
title: A minister speaks
actors: [Anna Berg, {id: Anna Berg, as: host}]
---
"""
PAGES = ("actors/berg/", "actors/", "actors/by-kind/", "actors/by-country/")


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, tzinfo=UTC)


def role_of(built, page: str) -> str:
    node = built.page(page).css_first(".standing, .entries .role")
    return node.text() if node is not None else ""


@pytest.mark.parametrize(
    ("now", "role"),
    [
        (on(3, 31), "Minister, Norland"),
        (on(4, 1), ""),
        (on(5, 31), ""),
        (on(6, 1), "President, Norland"),
    ],
)
def test_a_role_that_is_over_or_to_come_is_not_the_present_one(site, now, role):
    built = site(DESK).build(now=now).fine()
    assert role_of(built, "actors/berg/") == role
    for page in PAGES[1:]:
        assert role_of(built, page) == (role or "Person")


def test_a_brief_says_the_role_of_its_day_and_the_one_of_today(site):
    desk = site(DESK)
    said = {
        on(3, 1): ("then Envoy, Norland now Minister, Norland", "Minister, Norland"),
        on(5, 1): ("then Envoy, Norland", "then Minister, Norland"),
        on(7, 1): (
            "then Envoy, Norland now President, Norland",
            "then Minister, Norland now President, Norland",
        ),
    }
    for now, lines in said.items():
        built = desk.build(now=now).fine()
        for page, line in zip(("2024-05-01-a", "2025-05-01-b"), lines, strict=True):
            (node,) = built.page(f"briefs/{page}/").css(".people li")
            assert " ".join(node.text(separator=" ").split()) == f"Anna Berg {line}"


def test_a_build_says_when_a_role_begins_or_ends(site):
    desk = site(DESK)
    for now, change in ((on(1, 2), on(4, 1)), (on(4, 1), on(6, 1)), (on(6, 1), None)):
        assert desk.build(now=now).fine().report.next_change == change


def test_the_roles_of_a_withheld_actor_change_nothing(site):
    desk = site(DESK).edit("content/actors/berg.md", "name: Anna", "draft: true\nname: Anna")
    desk.remove("content/briefs/2024-05-01-a.md", "content/briefs/2025-05-01-b.md")
    assert desk.build(now=on(1, 2)).fine().report.next_change is None


def test_when_the_day_comes_the_pages_that_tell_the_role_are_made_again(site):
    desk = site(DESK)
    desk.build(now=on(5, 31)).fine()
    briefs = ("2024-05-01-a", "2025-05-01-b")
    pages = (*PAGES, *(f"briefs/{brief}/" for brief in briefs))
    desk.build(now=on(6, 1)).fine().wrote(*(f"{page}index.html" for page in pages))
