"""Events, places, sources and dossiers: each has a page, an index, and the briefs that name it."""

DESK = """
-- content/actors/lavrov.md --
---
name: Sergey Lavrov
---
-- content/events/2025-02-18-riyadh.md --
---
title: The meeting in Riyadh
start: 2025-02-18
place: Riyadh
participants: [Sergey Lavrov]
---
Both sides agreed to go on.
-- content/places/riyadh.md --
---
name: Riyadh
country: SA
lat: 24.63
lon: 46.72
---
-- content/sources/paper.md --
---
title: A paper
reliability: B
---
-- content/dossiers/talks.md --
---
title: The talks
---
Where things stand.
-- content/briefs/2025-02-18-a.md --
---
title: They met
dateline: Riyadh
events: [The meeting in Riyadh]
sources: [paper]
dossier: The talks
---
Word came from [[riyadh]].
"""

INLINE = """
-- content/briefs/2025-02-18-a.md --
---
title: They met
events:
  - id: 2025-02-18-riyadh
    title: The meeting in Riyadh
    start: 2025-02-18
sources:
  - id: paper
    title: A paper
    credibility: 2
---
Of [[The meeting in Riyadh]] little is known.
-- content/briefs/2025-02-19-b.md --
---
title: They met again
events: [2025-02-18-riyadh]
---
See [[events/2025-02-18-riyadh]].
"""

FILE = """
-- content/events/2025-02-18-riyadh.md --
---
title: The meeting in Riyadh
start: 2025-02-18
---
-- content/sources/paper.md --
---
title: A paper
---
"""


def test_each_has_a_page_that_lists_its_briefs_and_stands_in_an_index(site):
    built = site(DESK).build().fine()
    pages = {
        "events/": "events/2025-02-18-riyadh/",
        "places/": "places/riyadh/",
        "sources/": "sources/paper/",
        "dossiers/": "dossiers/talks/",
    }
    for index, page in pages.items():
        assert page in built.links(index)
        assert "briefs/2025-02-18-a/" in built.links(page)
        assert index in built.links("", "nav a")
    assert built.links("briefs/2025-02-18-a/", "main p a")["places/riyadh/"] == "Riyadh"


def test_a_brief_calls_what_it_names_by_its_title(site):
    built = site(DESK).build().fine()
    links = built.links("briefs/2025-02-18-a/")
    assert links["sources/paper/"] == "A paper"
    assert links["events/2025-02-18-riyadh/"] == "The meeting in Riyadh"


def test_a_site_without_any_has_no_index_of_them(site):
    built = site("-- content/briefs/2025-02-18-a.md --\n---\ntitle: A\n---\nB\n").build().fine()
    assert not [path for path in built.files if path.startswith(("events/", "places/", "sources/"))]


def test_an_event_and_a_source_written_in_a_brief_have_their_pages(site):
    built = site(INLINE).build().fine()
    assert set(built.links("events/2025-02-18-riyadh/")) >= {
        "briefs/2025-02-18-a/",
        "briefs/2025-02-19-b/",
    }
    assert "briefs/2025-02-18-a/" in built.links("sources/paper/")


def test_what_becomes_a_file_keeps_its_address_and_is_told_once(site):
    desk = site(INLINE)
    desk.build().fine()
    before = desk.tree()
    desk.add(FILE).build().fine()
    assert desk.tree() == before


def test_what_a_withheld_brief_writes_is_withheld_with_it(site):
    desk = site(INLINE).edit(
        "content/briefs/2025-02-18-a.md", "title: They met\n", "title: They met\ndraft: true\n"
    )
    built = desk.build()
    built.fails("content/briefs/2025-02-19-b.md:5:5: BG304")
    desk.edit("content/briefs/2025-02-19-b.md", "See [[events/2025-02-18-riyadh]].", "None.")
    desk.build().fine().nowhere("Riyadh", "A paper")
