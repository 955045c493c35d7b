"""Which role is held on a date."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from briefgen.catalog.roles import RolesNow, held_on, latest_first, next_role_change, roles_now
from briefgen.content.schema.actor import Actor
from tests.catalog.desk import m, role

MINISTER = role("Minister", "2004-03-09", "2021-05")
ENVOY = role("Envoy", "2019")
DEPUTY = role("Deputy", end="2004")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


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


def now(text: str) -> RolesNow:
    return roles_now(Actor(name="A", roles=(MINISTER, ENVOY, DEPUTY)), at(text), UTC)


@pytest.mark.parametrize(
    ("instant", "held", "over"),
    [
        ("2004-03-08T23:59Z", (DEPUTY,), ()),
        ("2004-03-09T00:00Z", (MINISTER, DEPUTY), ()),
        ("2005-01-01T00:00Z", (MINISTER,), (DEPUTY,)),
        ("2021-05-31T23:59Z", (ENVOY, MINISTER), (DEPUTY,)),
        ("2021-06-01T00:00Z", (ENVOY,), (MINISTER, DEPUTY)),
    ],
)
def test_a_role_is_held_from_its_first_instant_to_its_last(instant, held, over):
    assert now(instant) == RolesNow(held, over)


def test_the_present_role_is_the_one_begun_last_of_those_held():
    assert now("2020-01-01T00:00Z").present == ENVOY
    assert RolesNow().present is None


def test_a_role_to_come_is_neither_held_nor_over():
    assert roles_now(
        Actor(name="A", roles=(role("Head", "2030"),)), at("2029-12-31T23:59Z"), UTC
    ) == (RolesNow())


def test_a_day_begins_in_the_zone_of_the_site():
    head = Actor(name="A", roles=(role("Head", "2030-01-02"),))
    zone = ZoneInfo("Europe/Istanbul")
    assert roles_now(head, at("2030-01-01T20:59Z"), zone).held == ()
    assert roles_now(head, at("2030-01-01T21:00Z"), zone).held == head.roles


def test_the_dead_hold_no_role():
    dead = Actor(name="A", roles=(ENVOY,), died=m("2022"))
    assert roles_now(dead, at("2021-01-01T00:00Z"), UTC) == RolesNow(over=(ENVOY,))
    assert next_role_change(dead, at("2018-01-01T00:00Z"), UTC) is None


@pytest.mark.parametrize(
    ("instant", "change"),
    [
        ("2003-01-01T00:00Z", "2004-03-09T00:00Z"),
        ("2004-03-09T00:00Z", "2005-01-01T00:00Z"),
        ("2018-01-01T00:00Z", "2019-01-01T00:00Z"),
        ("2019-01-01T00:00Z", "2021-06-01T00:00Z"),
        ("2021-06-01T00:00Z", None),
    ],
)
def test_what_is_told_next_changes_where_a_role_begins_or_ends(instant, change):
    actor = Actor(name="A", roles=(MINISTER, ENVOY, DEPUTY))
    expected = at(change) if change else None
    assert next_role_change(actor, at(instant), UTC) == expected
