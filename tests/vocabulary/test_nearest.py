"""The words nearest to a misspelt one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.nearest import nearest

KEYS = ("title", "date", "summary", "draft", "tags", "actors")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("dat", "date"),
        ("sumary", "summary"),
        ("drfat", "draft"),
        ("tag", "tags"),
        ("actor", "actors"),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(word: str, meant: str):
    assert nearest(word, KEYS) == (meant,)


@pytest.mark.parametrize("word", ["", "on", "content", "1", "zzzzzz"])
def test_a_word_unlike_all_others_finds_none(word: str):
    assert nearest(word, KEYS) == ()


def test_a_misspelt_surname_finds_a_full_name():
    assert nearest("Lavrow", ["Marco Rubio", "Sergey Lavrov"]) == ("Sergey Lavrov",)


def test_a_whole_name_is_nearer_than_a_part_of_one():
    assert nearest("Lavrow", ["Sergey Lavrov", "Lavrov"], 2) == ("Lavrov", "Sergey Lavrov")


def test_one_slip_in_a_whole_name_is_near_enough():
    assert nearest("Sergey Lavrow", ["Marco Rubio", "Sergey Lavrov"]) == ("Sergey Lavrov",)


def test_ties_stay_in_their_order_and_a_candidate_comes_once():
    assert nearest("cat", ["hat", "bat", "hat"], 3) == ("hat", "bat")


def distance(one: str, other: str) -> int:
    """Count slips the slow way: the table of distances in full."""
    table = [
        [max(i, j) if 0 in (i, j) else 0 for j in range(len(other) + 1)]
        for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(st.text("abc", min_size=1, max_size=9), st.text("abc", min_size=1, max_size=9))
def test_near_means_few_slips(word: str, other: str):
    most = min(max(1, len(word) // 3), 4)
    assert bool(nearest(word, [other])) == (distance(word, other) <= most)


def test_nothing_is_near_to_nothing():
    assert nearest("x", [""]) == ()
