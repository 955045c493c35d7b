"""Rows 44 and 45 of the table of hostile inputs: templates."""

from collections.abc import Callable

import pytest

from tests.harness.site import Site
from tests.hostile.row import GOOD, USAGE, Row, attempt, judge

BAD_TEMPLATES = {
    (44, "an include from outside"): "{% include '../secret' %}",
    (44, "an include of itself"): "{% include 'brief.html' %}",
    (44, "a template that extends itself"): "{% extends 'brief.html' %}",
    (45, "a name that is not defined"): "<p>{{ page.nothing }}</p>",
    (45, "a mistake of syntax"): "<p>\n{% if %}",
    (45, "a loop without end"): "{% for n in range(10 ** 12) %}{% endfor %}",
}
ROWS = [
    Row(
        row=row,
        name=name,
        files={"templates/brief.html": text},
        refused=("?",),
        exit=USAGE,
        seconds=20,
    )
    for (row, name), text in BAD_TEMPLATES.items()
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_template_that_is_hostile(row: Row, site: Callable[[], Site]):
    attempt(row, site())


def test_row_44_a_template_that_is_a_link_outside_is_refused(site: Callable[[], Site]):
    desk = site().add(GOOD)
    desk.build().fine()
    (desk.folder.parent / "outside.html").write_text("canary", encoding="utf-8")
    (desk.folder / "templates").mkdir()
    (desk.folder / "templates/brief.html").symlink_to(desk.folder.parent / "outside.html")
    built = desk.build()
    judge(Row(row=44, name="a link", files={}, refused=("?",), exit=USAGE), built)
    built.nowhere("canary")
