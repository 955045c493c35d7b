"""The ids of a page are unique, whatever its author calls the headings."""

from collections import Counter

HEADINGS = "\n\n".join(
    f"## {name}\n\nText.[^n]"
    for name in ("Main", "Contents", "Latest", "Briefs", "Developing", "fn 1", "Briefs")
)


def test_headings_do_not_take_the_ids_of_the_page_around_them(site):
    text = f"""
-- content/briefs/2025-02-18-x.md --
---
title: X
actors: [Lavrov]
tags: [talks]
---
{HEADINGS}

[^n]: Note.
-- content/actors/lavrov.md --
---
name: Lavrov
---
{HEADINGS}

[^n]: Note.
-- content/tags/talks.md --
---
name: Talks
---
{HEADINGS}

[^n]: Note.
"""
    built = site(text).build().fine()
    for page in ("briefs/2025-02-18-x/", "actors/lavrov/", "tags/talks/", ""):
        ids = Counter(node.attributes["id"] for node in built.page(page).css("[id]"))
        assert [name for name, count in ids.items() if count > 1] == []
