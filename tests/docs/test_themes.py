"""Everything a template gets is documented: views, their parts, functions."""

import importlib
import pkgutil
import re

import msgspec
import pytest

import briefgen.views
from briefgen.content.document import Heading
from briefgen.dates import Moment
from briefgen.render.functions import shared_names
from briefgen.render.templates import PAGE_NAMES
from briefgen.views.site import SiteView
from tests.docs.tables import keys, page, section

DOCUMENT = "docs/themes.md"
NOT_IN_TEMPLATES = {
    f"briefgen.views.{name}" for name in ("body", "calendar_file", "linking", "machine", "planned")
}
"""What is read by machines, and what has become HTML before a template sees it."""


def shown() -> dict[str, type[msgspec.Struct]]:
    """Return name -> struct of all that templates may see: views and what they are made of."""
    found: dict[str, type[msgspec.Struct]] = {"Heading": Heading}
    for module in pkgutil.iter_modules(briefgen.views.__path__, "briefgen.views."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if not isinstance(value, type) or not issubclass(value, msgspec.Struct):
                continue
            made_for_pages = value.__doc__ and module.name not in NOT_IN_TEMPLATES
            if value.__module__ == module.name and made_for_pages and not name.startswith("_"):
                found[name] = value
    del found["SiteView"]
    return found


def fields_in(text: str) -> set[str]:
    return {key.removeprefix("page.").removeprefix("site.") for key in keys(text)}


@pytest.mark.parametrize("name", shown())
def test_a_view_has_all_its_fields_in_the_guide_and_no_others(name: str):
    assert fields_in(section(page(DOCUMENT), name)) == set(shown()[name].__struct_fields__)


def test_the_site_has_all_its_fields_in_the_guide_and_no_others():
    documented = fields_in(section(page(DOCUMENT), "The site"))
    assert documented == set(SiteView.__struct_fields__)


def test_a_date_has_its_fields_in_the_guide():
    properties = {name for name, value in vars(Moment).items() if isinstance(value, property)}
    assert fields_in(section(page(DOCUMENT), "Moment")) == (properties | {"text"}) - {"sort_key"}


def test_every_function_of_a_template_is_in_the_guide_and_no_other():
    documented = {
        match[1]
        for key in keys(section(page(DOCUMENT), "Functions"))
        if (match := re.match(r"(\w+)\(", key))
    }
    given = set(shared_names("en")) | set(PAGE_NAMES) - {"page", "site"} | {"range"}
    assert documented == given
