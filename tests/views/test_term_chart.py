"""Terms on an axis of years."""

import pytest

from briefgen.views.term_chart import TermBar, TermChart, YearMark, term_chart
from tests.catalog.desk import m, role


def bar(start: float, length: float, *, is_begun: bool = True, is_ended: bool = True) -> TermBar:
    return TermBar(start=start, length=length, is_begun=is_begun, is_ended=is_ended)


def test_a_term_has_the_place_and_the_length_of_its_years():
    roles = (role("B", "2010", "2019"), role("A", "2000", "2004"))
    assert term_chart(roles, m("2019-06-01")) == TermChart(
        (YearMark(2000, 0.0), YearMark(2005, 25.0), YearMark(2010, 50.0), YearMark(2015, 75.0)),
        (bar(50.0, 50.0), bar(0.0, 25.0)),
    )


def test_an_open_term_runs_to_the_edge_which_is_the_year_of_the_newest_brief():
    roles = (role("B", "2020"), role("A", end="2019"))
    chart = term_chart(roles, m("2029-02-01"))
    assert chart is not None
    assert chart.bars == (
        bar(9.09, 90.91, is_ended=False),
        bar(0.0, 9.09, is_begun=False),
    )
    assert [mark.year for mark in chart.years] == [2020, 2025]


def test_a_term_that_ends_after_the_newest_brief_makes_the_axis_longer():
    chart = term_chart((role("B", "2020", "2031"), role("A", "2018")), m("2025-01-01"))
    assert chart is not None
    assert [each.start + each.length for each in chart.bars if each] == [100.0, 100.0]


def test_months_and_days_count():
    chart = term_chart((role("B", "2024-07"), role("A", "2024", "2024-06")), m("2024-12-31"))
    assert chart is not None
    assert chart.bars == (bar(50.0, 50.0, is_ended=False), bar(0.0, 50.0))


def test_a_day_is_still_to_be_seen_and_never_beyond_the_edge():
    chart = term_chart((role("B", "2024-12-31", "2024-12-31"), role("A", "1900")), m("2024"))
    assert chart is not None
    assert chart.bars[0] == bar(99.0, 1.0)


def test_a_role_without_dates_has_no_bar():
    chart = term_chart((role("C", "2001"), role("B", "2000"), role("A")), None)
    assert chart is not None
    assert chart.bars[2] is None


@pytest.mark.parametrize("roles", [(), (role("A", "2000"),), (role("A"), role("B", "2000"))])
def test_of_one_term_there_is_no_chart(roles):
    assert term_chart(roles, m("2025-01-01")) is None


@pytest.mark.parametrize("years", [1, 3, 7, 20, 60, 150, 900])
def test_there_are_a_few_marks_at_any_length(years):
    chart = term_chart((role("B", "1000"), role("A", end=str(999 + years))), None)
    assert chart is not None
    assert len(chart.years) <= 6
    assert all(0 <= mark.place <= 84 for mark in chart.years)
