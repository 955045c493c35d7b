"""Tags that may be one."""

import pytest

from tests.catalog.desk import actor, brief, gathered, tag

TURKIYE = actor("turkiye", "Türkiye", names=["Turkey"], metonyms=("Ankara",))


def told(*documents) -> list[str]:
    _, problems = gathered(*documents)
    return [each.message for each in problems]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UN", "United Nations"),
        ("U.N.", "united nations"),
        ("ВТО", "Всемирная торговая организация"),
    ],
)
def test_initials_and_what_they_stand_for(one, other):
    assert told(brief("a", tags=(one,)), brief("b", tags=(other,))) == [
        f'the tag "{one}" may be the tag "{other}"'
    ]


def test_two_names_of_one_actor():
    assert told(TURKIYE, brief("a", tags=("Turkey", "Türkiye"))) == [
        'the tag "Turkey" may be the tag "Türkiye"'
    ]


def test_initials_of_a_tag_that_has_a_file_belong_under_its_names():
    _, (problem,) = gathered(tag("nations", "United Nations"), brief("a", tags=("UNO", "EU", "UN")))
    assert problem.advice == 'write "United Nations", or list "UN" under names in tags/nations.md'


@pytest.mark.parametrize(
    "tags",
    [
        ("un", "United Nations"),
        ("UN", "Unions"),
        ("U", "Unrest"),
        ("Ankara", "Türkiye"),
        ("EU", "United Nations"),
    ],
)
def test_nothing_is_said_of_what_merely_looks_alike(tags):
    assert told(TURKIYE, brief("a", tags=tags)) == []


def test_two_that_have_a_file_are_two():
    documents = (tag("x", "EU"), tag("eu-2", "European Union"), brief("a", tags=("EU",)))
    assert told(*documents) == []
