"""What a build has to say it says each time, at the places where things are now."""

from datetime import UTC, datetime

import pytest

LATER = datetime(2026, 3, 1, tzinfo=UTC)

DESK = """
-- site.toml --
title = "The Desk"

[menu]
Gone = "gone"
-- content/briefs/a.md --
---
title: A
date: 2025-01-01
actors: [Stubb]
---
A note.[^1]

![](../quay.png)
-- content/pages/gone.md --
---
title: Gone
expires: 2026-02-01
---
-- content/quay.png --
made up
-- content/quay.png.md --
---
depicts: [Nobody]
---
"""
TOLD = (
    "content/briefs/a.md:4:10: BG302",
    "content/briefs/a.md:6:8: BG270",
    "content/briefs/a.md:8:1: BG308",
    "site.toml:4:8: BG304",
)


def moved(line, path):
    """Return a line of `TOLD` one line further down, if it is of a file."""
    name, row, rest = line.split(":", 2)
    return f"{name}:{int(row) + 1}:{rest}" if name == path else line


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build(now=LATER).warns(*TOLD)
    return made


def test_a_build_that_does_nothing_says_the_same(desk):
    desk.build(now=LATER).wrote().warns(*TOLD)


@pytest.mark.parametrize("path", ["site.toml", "content/briefs/a.md"])
def test_a_line_that_moves_is_told_where_it_is(desk, path):
    text = desk.tree("")[path].decode()
    first, rest = text.split("\n", 1)
    desk.write(path, f"{first}\n# A comment.\n{rest}")
    expected = [moved(line, path) for line in TOLD]
    desk.build(now=LATER).wrote().warns(*expected)


def test_a_paragraph_above_moves_what_is_told_of_a_text(desk):
    desk.edit("content/briefs/a.md", "A note.", "Before.\n\nA note.")
    below = ("content/briefs/a.md:8:8: BG270", "content/briefs/a.md:10:1: BG308")
    desk.build(now=LATER).warns(TOLD[0], *below, TOLD[3])


def test_what_the_clock_brings_is_told_and_taken_back(desk):
    desk.build().warns(*TOLD[:-1])
    desk.build(now=LATER).warns(*TOLD)


def test_what_is_mended_is_told_no_more(desk):
    desk.edit("content/quay.png.md", "depicts:", "alt: A quay.\ndepicts:")
    desk.build(now=LATER).warns(TOLD[0], TOLD[1], TOLD[3])
    desk.edit("content/briefs/a.md", "[Stubb]", "[]")
    desk.build(now=LATER).warns(TOLD[1], TOLD[3])


def test_an_error_leaves_what_is_known_of_the_rest(desk):
    before = desk.tree()
    desk.write("content/tags/wrong.md", "---\nname: [\n---\n").build(now=LATER).fails()
    assert desk.tree() == before
    desk.remove("content/tags/wrong.md").build(now=LATER).wrote().warns(*TOLD)
