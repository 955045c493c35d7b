"""Rows 44 and 45 of the table of hostile inputs: templates."""

from collections.abc import Callable

import pytest

from tests.harness.site import PLAIN_CONFIG, Site
from tests.hostile.row import GOOD, USAGE, Row, attempt, judge

LOOP = "{% for a in range(9 ** 5) %}{% for b in range(9 ** 5) %}{% endfor %}{% endfor %}"
BAD_TEMPLATES = {
    (44, "an include from outside"): ("{% include '../secret' %}", "1:13: BG505"),
    (44, "an include of itself"): ("{% include 'brief.html' %}", "1:1: BG508"),
    (44, "a template that extends itself"): ("{% extends 'brief.html' %}", "1:1: BG508"),
    (45, "a name that is not defined"): ("<p>{{ page.nothing }}</p>", "1:12: BG507"),
    (45, "a mistake of syntax"): ("<p>\n{% if %}", "2:1: BG506"),
    (45, "a range without end"): ("{% for n in range(10 ** 12) %}{% endfor %}", "1:1: BG512"),
    (45, "a loop without end"): (LOOP, "1:1: BG509"),
}
QUICK = f"{PLAIN_CONFIG}[limits]\nseconds_per_document = 0.5\n"
ROWS = [
    Row(
        row=row,
        name=name,
        files={"templates/brief.html": text, "site.toml": QUICK},
        refused=(f"templates/brief.html:{error}",),
        exit=USAGE,
        seconds=20,
    )
    for (row, name), (text, error) in BAD_TEMPLATES.items()
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
    judge(
        Row(row=44, name="a link", files={}, refused=("templates/brief.html: BG505",), exit=USAGE),
        built,
    )
    built.nowhere("canary")


def test_a_style_sheet_that_is_not_utf_8_is_refused(site: Callable[[], Site]):
    desk = site().add(GOOD).write("static/more.css", b"/* \xe9 */")
    desk.build().fails("static/more.css: BG514")
