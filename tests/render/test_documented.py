"""What a template gets stands in docs/themes.md."""

import re
from typing import get_args

import pytest
from msgspec import Struct
from msgspec.structs import fields

from briefgen.address import Ref
from briefgen.dates import Moment
from briefgen.render.pages import TEMPLATES
from briefgen.render.templates import PAGE_NAMES, SHARED_NAMES
from briefgen.views.body import Passage
from briefgen.views.site import SiteView
from tests.docs.tables import keys, page, section

DOCUMENT = "docs/themes.md"


def structs_in(kind: object) -> set[type[Struct]]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return {kind}
    return {each for part in get_args(kind) for each in structs_in(part)}


def parts() -> list[type[Struct]]:
    """Return every struct that a view is made of, views aside."""
    found: dict[type[Struct], None] = {}
    waiting: list[type[Struct]] = [*TEMPLATES, SiteView]
    while waiting:
        for field in fields(waiting.pop()):
            # A passage has become HTML before a template sees it.
            new = structs_in(field.type) - set(found) - {Passage, Ref}
            found |= dict.fromkeys(sorted(new, key=lambda each: each.__name__))
            waiting += new
    return sorted(found, key=lambda each: each.__name__)


@pytest.mark.parametrize("view", TEMPLATES, ids=lambda each: each.__name__)
def test_every_field_of_a_view_is_documented_and_no_others(view):
    expected = {f"page.{field.name}" for field in fields(view)}
    assert keys(section(page(DOCUMENT), view.__name__)) == expected


@pytest.mark.parametrize("part", parts(), ids=lambda each: each.__name__)
def test_every_field_of_a_part_is_documented_and_no_others(part):
    expected = {field.name for field in fields(part)}
    if part is Moment:
        expected |= {"precision", "year", "month", "day"}
    assert keys(section(page(DOCUMENT), part.__name__)) == expected


def test_every_field_of_the_site_is_documented_and_no_others():
    expected = {f"site.{field.name}" for field in fields(SiteView)}
    assert keys(section(page(DOCUMENT), "The site")) == expected


def test_every_function_is_documented_and_no_others():
    written = keys(section(page(DOCUMENT), "Functions"))
    functions = set(PAGE_NAMES) - {"page", "site"} | set(SHARED_NAMES)
    assert {re.sub(r"\(.*", "", each) for each in written} == functions


def test_every_template_is_documented_and_no_others():
    written = keys(section(page(DOCUMENT), "Templates"))
    assert {each for each in written if each.endswith(".html")} == set(TEMPLATES.values())
