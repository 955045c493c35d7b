"""What gathering costs as a site grows."""

import gc
from collections.abc import Iterable

import pytest

from briefgen.catalog.catalog import LinkIn, Related, Together
from briefgen.catalog.links import Leads
from briefgen.catalog.record import Appearance
from briefgen.catalog.suggestions import MOST
from briefgen.nearest import nearest
from tests.catalog.cost import PEOPLE, calls, site
from tests.catalog.desk import brief, catalog_of, file_link, gathered, mention, ref


def test_four_times_the_briefs_are_about_four_times_the_work():
    few, many = site(200), site(800)
    catalog_of(*many)  # names are folded once and remembered
    assert calls(lambda: catalog_of(*many)) < 4.4 * calls(lambda: catalog_of(*few))


def test_what_there_is_most_of_is_nothing_to_the_garbage_collector():
    b = ref("brief b")
    many = [Appearance(b), LinkIn(b), Related(b, (b,)), Together(b, 1), Leads(b, mention("x"))]
    assert not any(gc.is_tracked(each) for each in many)


@pytest.mark.parametrize(
    "documents",
    [
        [brief(f"x{n}", actors=[f"Nobody {n}"]) for n in range(200)],
        [brief("x", *(mention(f"Nobody {n}") for n in range(200)))],
        [brief("x", *(file_link(f"briefs/nobody-{n}.md") for n in range(200)))],
        [brief("x", *(file_link(f"nobody-{n}.pdf") for n in range(200)))],
    ],
    ids=["actors without a file", "names", "documents", "files"],
)
def test_no_more_is_suggested_than_a_person_reads(documents, monkeypatch):
    looked: list[str] = []

    def counted(word: str, candidates: Iterable[str], n: int = 1) -> tuple[str, ...]:
        looked.append(word)
        return nearest(word, candidates, n)

    monkeypatch.setattr("briefgen.catalog.mistakes.nearest", counted)
    _, problems = gathered(*PEOPLE, *documents)
    assert sum(each.code != "BG374" for each in problems) == 200
    assert len(set(looked)) == MOST


def test_a_name_that_is_written_again_is_looked_for_once(monkeypatch):
    looked: list[str] = []
    monkeypatch.setattr(
        "briefgen.catalog.mistakes.nearest", lambda word, *_: looked.append(word) or ()
    )
    _, problems = gathered(*(brief(f"x{n}", mention("Nobody")) for n in range(9)), *PEOPLE)
    assert len(problems) == 9
    assert looked == ["nobody"] * 2
