"""Values are frozen, and pages are made from nothing but values."""

import importlib
import io
import pkgutil
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest

import briefgen
import briefgen.build.edition.layout as build_room
import briefgen.views
from briefgen.config import Config
from briefgen.content.parse import parse_source
from briefgen.content.scan import SourceFile
from tests.harness.site import tree
from tests.site.desk import DESK, NEW


def modules(package) -> list[str]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [each.name for each in found if not each.name.endswith("__main__")]


def structs(package) -> list[type[msgspec.Struct]]:
    found = {
        value
        for name in modules(package)
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct)
        if value.__module__.startswith(package.__name__) and not value.__name__.startswith("_")
    }
    return sorted(found, key=lambda struct: (struct.__module__, struct.__name__))


def named_types(hint) -> set[type]:
    """Return the types that a hint is made of."""
    inside = {each for part in get_args(hint) for each in named_types(part)}
    return inside | ({hint} if isinstance(hint, type) else set())


@pytest.mark.parametrize("struct", structs(briefgen), ids=lambda each: each.__name__)
def test_a_struct_is_frozen_and_says_what_it_is(struct):
    assert struct.__struct_config__.frozen
    assert struct.__doc__


@pytest.mark.parametrize("struct", structs(briefgen.views), ids=lambda each: each.__name__)
def test_a_view_holds_plain_values_and_no_lists(struct):
    kinds = {each for hint in get_type_hints(struct).values() for each in named_types(hint)}
    assert kinds & {list, set, Path} == set()
    assert {each.__module__ for each in kinds if each.__module__.startswith("briefgen.")} <= {
        *modules(briefgen.views),
        "briefgen.address",
        "briefgen.config",
        "briefgen.content.document",
        "briefgen.dates",
    }


def test_parsing_a_file_reads_no_other(monkeypatch):
    source = SourceFile(
        path="content/briefs/x.md",
        kind="brief",
        content_path="briefs/x.md",
        data=b"---\ntitle: X\ndate: 2025-01-01\nimage: a.png\n---\n[[A]], [b](b.md), ![c](c.png)\n",
    )
    expected = parse_source(source, Config(title="X"))

    def refuse(*_arguments, **_options):
        raise AssertionError("parsing opened a file")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(io, "open", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert parse_source(source, Config(title="X")) == expected
    assert expected.document is not None


def test_outputs_can_be_made_in_any_order(site, monkeypatch):
    desk = site(DESK).add(NEW)
    forwards = desk.build().fine()
    plan = build_room.plan

    def backwards(*arguments):
        outputs, problems = plan(*arguments)
        return tuple(reversed(outputs)), problems

    monkeypatch.setattr(build_room, "plan", backwards)
    backwards_built = desk.build(out=desk.folder / "backwards").fine()
    assert tree(backwards_built.out) == tree(forwards.out)
