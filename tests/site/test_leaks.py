"""What is withheld is nowhere: not on a page, in a count, a feed, an asset or a message."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.harness.built import Built
from tests.harness.site import NOW, Site
from tests.site.desk import DESK

WITHHOLDING = {
    "a draft": "draft: true",
    "a brief whose status is draft": "status: draft",
    "an embargo": "embargo: 2026-01-02",
    "an expired brief": "expires: 2025-12-31",
    "a marking above the ceiling": "tlp: AMBER",
}
CANARY = "Zyx"
SECRET = """---
title: {canary}title
date: 2025-04-04
summary: {canary}summary
actors: [Lavrov, {canary}actor]
tags: [talks, {canary}tag]
authors: [{canary}author]
takeaways: [{canary}takeaway]
desk: {canary}desk
slug: {slug}slug
aliases: [/{slug}alias/]
image: {{src: {canary}head.png, alt: {canary}alt, credit: {canary}credit}}
extra: {{note: {canary}extra}}
statements:
  - text: {canary}said
    by: {canary}speaker
    to: [{canary}listener]
    via: {canary}via
    at: {canary}occasion
  - {{text: {canary}more, by: Lavrov, source: {canary}cited, original: {canary}original}}
{withheld}
---
{canary}body follows [[2025-03-01-paris]] and [[Lavrov]].

![{canary}figure]({canary}asset.png)

It was “{canary}said” and “{canary}more”.

> {canary}quoted
>
> — [[Lavrov]], {canary}place

> {canary}quoted again
>
> — {canary}unknown

## {canary}heading
"""


def secret(withheld: str) -> str:
    return SECRET.format(canary=CANARY, slug=CANARY.lower(), withheld=withheld)


def withholding(site, withheld: str) -> Site:
    """Return the desk with one brief that is full of canaries and must not be seen."""
    desk = site(DESK).write("content/briefs/zyxfile.md", secret(withheld))
    for name in ("head", "asset"):
        desk.write(f"content/briefs/{CANARY}{name}.png", f"{CANARY}bytes{name}".encode())
    return desk


def shows_nothing(built: Built) -> None:
    built.nowhere(CANARY, CANARY.lower(), CANARY.upper())


@pytest.mark.parametrize("name", WITHHOLDING)
def test_what_is_withheld_is_nowhere_in_the_site(name, site):
    desk = withholding(site, WITHHOLDING[name])
    built = desk.build().works()
    shows_nothing(built)
    (withheld,) = built.report.withheld
    assert withheld.path == "content/briefs/zyxfile.md"
    assert withheld.reason


@pytest.mark.parametrize("name", WITHHOLDING)
def test_a_site_is_the_same_whether_it_withholds_a_brief_or_never_had_it(name, site):
    without = site(DESK).build().fine()
    withholds = withholding(site, WITHHOLDING[name])
    withholds.build().works()
    assert withholds.tree() == {path: (without.out / path).read_bytes() for path in without.files}


@pytest.mark.parametrize("name", WITHHOLDING)
def test_drafts_are_shown_when_asked_for(name, site):
    built = withholding(site, WITHHOLDING[name]).build(drafts=True).works()
    if name == "a marking above the ceiling":
        shows_nothing(built)
    else:
        built.has("briefs/zyxslug/index.html", f"{CANARY}body")


def test_all_of_it_appears_once_it_is_released(site):
    built = withholding(site, "").build().works()
    page = built.text("briefs/zyxslug/index.html")
    for part in ("title", "summary", "actor", "tag", "author", "takeaway", "body", "heading"):
        assert CANARY + part in page
    ledger = built.text("statements/index.html")
    for part in ("said", "speaker", "listener", "via", "occasion", "quoted", "place", "unknown"):
        assert CANARY + part in ledger
    built.has("zyxalias/index.html")
    built.has("media/briefs/Zyxasset.png")
    built.has("media/briefs/Zyxhead.png")


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/New_York"])
@pytest.mark.parametrize(("seconds", "is_shown"), [(-1, False), (0, True), (1, True)])
def test_an_embargo_ends_at_its_instant(zone, seconds, is_shown, site):
    desk = withholding(site, "embargo: 2026-01-02T09:00:00Z")
    desk.edit("site.toml", 'author = "The desk"', f'timezone = "{zone}"')
    end = datetime(2026, 1, 2, 9, tzinfo=UTC)
    built = desk.build(now=end + timedelta(seconds=seconds)).works()
    assert ("briefs/zyxslug/index.html" in built.files) is is_shown
    if not is_shown:
        shows_nothing(built)
        assert built.report.next_change == end


def test_a_site_says_when_it_next_changes(site):
    desk = withholding(site, "embargo: 2026-02-01T00:00Z\nexpires: 2026-03-01T00:00Z")
    assert desk.build().report.next_change == datetime(2026, 2, 1, tzinfo=UTC)
    later = desk.build(now=datetime(2026, 2, 2, tzinfo=UTC)).report
    assert later.next_change == datetime(2026, 3, 1, tzinfo=UTC)
    assert desk.build(now=datetime(2026, 3, 2, tzinfo=UTC)).report.next_change is None


def test_a_withheld_brief_is_removed_from_a_site_that_had_it(site):
    desk = withholding(site, "expires: 2026-01-02")
    desk.build().works().has("briefs/zyxslug/index.html")
    shows_nothing(desk.build(now=NOW + timedelta(days=40)).works())


def test_a_withheld_actor_or_tag_leaves_no_trace(site):
    desk = site(DESK).add("""
        -- content/actors/zyxperson.md --
        ---
        name: Zyx Person
        draft: true
        member_of: [Russia]
        ---
        Zyx was here, with [[Lavrov]].
        -- content/tags/zyxtag.md --
        ---
        name: Zyxtag
        parent: talks
        embargo: 2027-01-01
        ---
        Zyx.
        """)
    shows_nothing(desk.build().works())


def test_the_messages_of_a_build_say_nothing_of_what_is_withheld(site):
    desk = withholding(site, "draft: true").write(
        "content/briefs/y.md",
        "---\ntitle: Y\ndate: 2025-04-05\n---\nSee [[Zyxtitl]] and [[Zyxtag]].\n",
    )
    built = desk.build().fails()
    told = json.dumps([f"{each.message} {each.advice}" for each in built.problems()])
    assert f"{CANARY}title" not in told
    assert "zyxfile" not in told
