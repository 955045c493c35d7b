"""Two documents of one id, of which one is withheld."""

SITE = """
-- content/briefs/a/x.md --
---
title: Public
date: 2025-01-01
---
What everybody may know.
-- content/briefs/b/x.md --
---
title: Hidden
date: 2025-01-01
draft: true
---
What nobody may know.
"""


def test_the_text_of_a_draft_is_never_printed_for_its_namesake(site):
    desk = site(SITE)
    desk.build().fine().has("briefs/x/index.html", "What everybody may know.")
    desk.edit("content/briefs/b/x.md", "may know", "may know yet")
    desk.build().fine().nowhere("nobody")
