"""Each rung of the ladder in the guide for writers builds, and adds what it says."""

import re

import pytest

from tests.docs.tables import page, section
from tests.harness.site import Site

RUNGS = re.findall(
    r"^```\n(.*?)^```$", section(page("docs/writing.md"), "How far to go"), re.MULTILINE | re.DOTALL
)

ADDED = (
    ("briefs/2025-02-18-riyadh/", "briefs/", "archive/2025/02/"),
    ("tags/peace-talks/", "actors/sergey-lavrov/", "actors/marco-rubio/"),
    ("places/riyadh/", "places/"),
    ("events/2025-02-18-meeting/", "events/", "timeline/", "calendar/", "sources/report/"),
    ("dossiers/talks/", "dossiers/", "statements/"),
)
"""The pages that each rung adds."""


def climbed(site, rung: int) -> Site:
    """Return a desk on a rung: each rung may write a file of the one below anew."""
    desk = site()
    for each in RUNGS[: rung + 1]:
        desk.add(each)
    return desk


@pytest.mark.parametrize("rung", range(len(ADDED)))
def test_a_rung_builds_without_the_ones_above_it_and_adds_its_pages(rung: int, site):
    built = climbed(site, rung).build().works()
    added = {address for each in ADDED[: rung + 1] for address in each}
    assert {each for each in added if f"{each}index.html" not in built.files} == set()
    above = {address for each in ADDED[rung + 1 :] for address in each} - {"events/"}
    assert {each for each in above if f"{each}index.html" in built.files} == set()


def test_there_is_one_example_for_each_rung():
    assert len(RUNGS) == len(ADDED)


def test_a_brief_of_the_first_rung_is_linked_from_where_readers_come(site):
    built = site(RUNGS[0]).build().fine()
    for index in ("", "briefs/", "archive/2025/02/"):
        assert "briefs/2025-02-18-riyadh/" in built.links(index)


def test_a_name_with_a_file_links_itself_in_plain_text(site):
    built = climbed(site, 2).build().works()
    links = built.links("briefs/2025-02-19-after-riyadh/", "main p a")
    assert links["actors/sergey-lavrov/"] == "Lavrov"
    assert links["places/riyadh/"] == "Riyadh"
