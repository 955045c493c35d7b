"""Which role is held on a date."""

import pytest

from briefgen.catalog.roles import held_on, latest_first, present_role
from briefgen.content.schema.actor import Actor
from tests.catalog.desk import m, role

MINISTER = role("Minister", "2004-03-09", "2021-05")
ENVOY = role("Envoy", "2019")
DEPUTY = role("Deputy", end="2004")


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2003", DEPUTY),
        ("2010-01-01", MINISTER),
        ("2004-03-09", MINISTER),
        ("2021-05-31", ENVOY),
        ("2004", MINISTER),
        ("2024-12-31T10:00:00+00:00", ENVOY),
    ],
)
def test_of_several_roles_the_one_begun_last_counts(day, held):
    actor = Actor(name="A", roles=(MINISTER, ENVOY, DEPUTY))
    assert held_on(latest_first(actor.roles), m(day)) == held


def test_there_may_be_none():
    actor = Actor(name="A", roles=(MINISTER,))
    assert held_on(latest_first(actor.roles), m("2022")) is None
    assert held_on((), m("2022")) is None


def test_an_acting_holder_counts_where_no_full_one_began_the_same_day():
    acting = role("Head", "2020", acting=True)
    full = role("Minister", "2020")
    assert held_on(latest_first((full, acting)), m("2021")) == full
    assert held_on((acting,), m("2021")) == acting


def test_the_present_role_is_one_whose_term_is_open():
    assert present_role(Actor(name="A", roles=(MINISTER, ENVOY))) == ENVOY
    assert present_role(Actor(name="A", roles=(MINISTER,))) is None


def test_the_dead_hold_no_role():
    assert present_role(Actor(name="A", roles=(ENVOY,), died=m("2022"))) is None
