"""A summary that is taken from the text calls things as the text does."""

DESK = """
-- content/briefs/doha.md --
---
title: Lavrov in Doha
date: 2025-01-01
---
Text.
-- content/actors/qatar.md --
---
name: Qatar
kind: state
---
-- content/briefs/paris.md --
---
title: Paris
date: 2025-01-02
---
It was cold. Paris *watched*
[[doha]] with [[qatar]], then [[doha|them]]. [[doha]] again, but no `doha`.
"""


def test_a_link_by_id_shows_the_title_in_the_summary_too(site):
    built = site(DESK).build().fine()
    summary = (
        "It was cold. Paris watched Lavrov in Doha with Qatar, then them. "
        "Lavrov in Doha again, but no doha."
    )
    built.has("briefs/paris/index.html", f'<meta name="description" content="{summary}">')
    built.has("index.html", summary)


def test_a_new_title_is_in_the_summary_at_once(site):
    desk = site(DESK)
    desk.build().fine()
    desk.edit("content/briefs/doha.md", "Lavrov in Doha", "A visit to Doha")
    desk.build().fine().has("index.html", "Paris watched A visit to Doha with")
