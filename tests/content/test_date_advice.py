"""A date in another form: what is told to write, and where nothing is, since it may be two days."""

import pytest

from briefgen.dates import FORMS
from tests.content.desk import parse


def advice(written: str) -> str:
    (problem,) = parse(f"---\ntitle: X\ndate: {written}\n---\nA body.\n").problems
    assert problem.code == "BG231"
    return problem.advice


@pytest.mark.parametrize(
    "written",
    [
        "26 February 2025",
        "26 Feb 2025",
        "26 Feb. 2025",
        "26th February, 2025",
        "26-FEB-2025",
        "February 26, 2025",
        "Wednesday, 26 February 2025",
        "2025 February 26",
        "26.02.2025",
        "26.2.2025",
        "26/02/2025",
        "02/26/2025",
        "2025/02/26",
        "2025/2/26",
        "2025.02.26",
        "2025-2-26",
    ],
)
def test_a_day_that_can_be_told_is_told(written: str):
    assert advice(written) == "write 2025-02-26"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("February 2025", "2025-02"),
        ("Sept. 2025", "2025-09"),
        ("2025/02", "2025-02"),
        ("2025-2", "2025-02"),
        ("5/5/2025", "2025-05-05"),
    ],
)
def test_a_month_or_a_day_of_its_own_number_is_told(written: str, told: str):
    assert advice(written) == f"write {told}"


@pytest.mark.parametrize(
    "written",
    [
        "05/02/2025",
        "5.2.2025",
        "26.02.25",
        "2025/26/02",
        "31 February 2025",
        "32/01/2025",
        "26 Ma 2025",
        "26 Febuary 2025",
        "26 février 2025",
        "26 Feb 0025",
        "26 or 27 February 2025",
        "tomorrow",
        "٢٦/٠٢/٢٠٢٥",
    ],
)
def test_where_it_may_be_another_day_or_none_the_forms_are_told(written: str):
    assert advice(written) == FORMS
