"""Names that become links: what an edit makes a build search, and what it writes."""

from datetime import UTC, datetime

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW, tree

DESK = """
-- site.toml --
title = "The Desk"
base_url = "https://desk.example/"
[feeds]
per_term = false
-- content/actors/berg.md --
---
name: Anna Berg
---
A minister.
-- content/actors/norland.md --
---
name: Norland
---
A state.
-- content/briefs/2025-01-01-a.md --
---
title: A
summary: S
---
Berg of Norland spoke.
-- content/briefs/2024-01-01-both.md --
---
title: Both
summary: S
actors: [Anna Berg, Norland]
---
-- content/briefs/2025-01-02-b.md --
---
title: B
summary: S
---
Nobody spoke.
"""


@pytest.fixture
def desk(site):
    made = site(DESK)
    made.build().fine()
    return made


def searched(desk, **options):
    """Build; return the report, and in how many documents names were looked for."""
    steps = {}

    def watch(stage, _, total):
        steps[stage] = total

    report = build(desk.folder, BuildOptions(now=NOW, **options), watch)
    assert report.succeeded
    return report, steps.get("link", 0)


def test_a_build_with_nothing_to_do_searches_nothing(desk):
    report, count = searched(desk)
    assert (report.written, count) == ((), 0)


def test_a_changed_text_is_searched_alone(desk):
    desk.edit("content/briefs/2025-01-02-b.md", "Nobody", "Anna Berg")
    report, count = searched(desk)
    assert count == 1
    assert "briefs/2025-01-02-b/index.html" in report.written


def test_a_word_more_before_a_name_moves_its_link_and_is_no_fact(desk):
    desk.edit("content/briefs/2025-01-01-a.md", "of Norland", "of great old Norland")
    report, count = searched(desk)
    assert count == 1
    assert set(report.written) == {"briefs/2025-01-01-a/index.html", "feed.xml", "feed.json"}
    link = '<a class="mention" href="../../actors/norland/" dir="auto">Norland</a> spoke'
    assert link in (desk.out / "briefs/2025-01-01-a/index.html").read_text("utf-8")


def test_another_name_is_looked_for_everywhere_and_rewrites_what_holds_it(desk):
    desk.edit("content/actors/berg.md", "name: Anna Berg", "name: Anna Berg\nnames: [Berg]")
    report, count = searched(desk)
    assert count == 5
    assert "briefs/2025-01-01-a/index.html" in report.written
    assert "briefs/2025-01-02-b/index.html" not in report.written
    desk.edit("content/actors/berg.md", "\nnames: [Berg]", "")
    desk.build().fine()
    assert '<a class="mention" href="../../actors/berg/"' not in (
        desk.out / "briefs/2025-01-01-a/index.html"
    ).read_text("utf-8")


def test_what_says_no_name_of_an_actor_anew_searches_nothing(desk):
    desk.edit("content/actors/norland.md", "name: Norland", "name: Norland\nsummary: Far north.")
    _, count = searched(desk)
    assert count == 1


def test_a_name_is_a_link_from_the_instant_its_document_is_released(desk):
    desk.remove("content/briefs/2024-01-01-both.md")
    desk.edit("content/actors/norland.md", "name: Norland", "name: Norland\nembargo: 2026-03-01")
    page = "briefs/2025-01-01-a/index.html"
    for month, is_linked in ((2, False), (4, True), (2, False)):
        report = desk.build(now=datetime(2026, month, 1, tzinfo=UTC)).fine().report
        assert ("actors/norland/" in (desk.out / page).read_text("utf-8")) == is_linked
        clean = desk.build(now=datetime(2026, month, 1, tzinfo=UTC), out=desk.folder / "clean")
        assert tree(clean.out) == tree(desk.out)
        assert report.succeeded


def test_names_are_found_alike_by_one_process_and_by_several(desk):
    for number in range(120):
        text = f"---\ntitle: N{number}\ndate: 2025-02-01\n---\nNorland {number} and Anna Berg.\n"
        desk.write(f"content/briefs/n{number}.md", text)
    build(desk.folder, BuildOptions(now=NOW, out=desk.folder / "one", jobs=1))
    build(desk.folder, BuildOptions(now=NOW, out=desk.folder / "two", jobs=2))
    one = tree(desk.folder / "one")
    assert one == tree(desk.folder / "two")
    assert b"actors/norland/" in one["briefs/n7/index.html"]
