"""What gathering costs as a site grows."""

import gc
import sys
from collections.abc import Callable, Iterable

import pytest

from briefgen.catalog.catalog import Appearance, LinkIn, Related, Together
from briefgen.catalog.links import Leads
from briefgen.catalog.suggestions import MOST
from briefgen.nearest import nearest
from tests.catalog.desk import actor, brief, catalog_of, file_link, gathered, mention, ref

PEOPLE = [actor(f"a{n}", f"Actor {n}") for n in range(20)]


def site(briefs: int) -> list:
    """Return briefs with five actors of 20, five tags of 12 and three links each."""
    return PEOPLE + [
        brief(
            f"b{n}",
            *(mention(f"b{n // step}") for step in (2, 3, 5)),
            date=f"20{10 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}",
            actors=[f"a{(n * step) % 20}" for step in (1, 3, 7, 9, 11)],
            tags=tuple(f"t{(n * step) % 12}" for step in (1, 5, 7, 11, 13)),
        )
        for n in range(briefs)
    ]


def calls(work: Callable[[], object]) -> int:
    """Count the functions that some work calls, those of the library too."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


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
    assert len(problems) == 200
    assert len(set(looked)) == MOST


def test_a_name_that_is_written_again_is_looked_for_once(monkeypatch):
    looked: list[str] = []
    monkeypatch.setattr(
        "briefgen.catalog.mistakes.nearest", lambda word, *_: looked.append(word) or ()
    )
    _, problems = gathered(*(brief(f"x{n}", mention("Nobody")) for n in range(9)), *PEOPLE)
    assert len(problems) == 9
    assert looked == ["nobody"] * 2
