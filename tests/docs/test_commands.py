"""Every command and option is documented in the README, and every link in the documents works."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefgen.build.report import Report
from briefgen.build.verify import Verification
from briefgen.cli.commands import briefgen
from briefgen.cli.report import report_json
from tests.docs.tables import headings, page
from tests.rules.tracked import ROOT, named, tracked


def commands(group: click.Group, path: str = "briefgen") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def options(command: click.Command) -> set[str]:
    found = (each for each in command.params if isinstance(each, click.Option))
    return {name for each in found for name in (*each.opts, *each.secondary_opts)}


@pytest.mark.parametrize("name", [name for name, _ in commands(briefgen)])
def test_the_readme_has_every_command(name: str):
    assert name in page("README.md")


@pytest.mark.parametrize("command", [each for _, each in commands(briefgen)], ids=lambda c: c.name)
def test_the_readme_has_every_option(command: click.Command):
    assert {each for each in options(command) if each not in page("README.md")} == set()


def test_the_readme_has_every_field_of_a_report():
    fields = json.loads(report_json(Report(), Verification()))
    assert {each for each in fields if f"`{each}`" not in page("README.md")} == set()


@pytest.mark.parametrize("command", [each for _, each in commands(briefgen)], ids=lambda c: c.name)
def test_every_option_has_its_help(command: click.Command):
    assert command.help
    for each in command.params:
        assert not isinstance(each, click.Option) or each.help


def documents() -> list[Path]:
    return [file for file in tracked() if file.suffix == ".md" and "content" not in file.parts]


def anchor(heading: str) -> str:
    """Return the fragment under which a forge shows a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("file", documents(), ids=named)
def test_a_link_between_documents_leads_somewhere(file: Path):
    text = re.sub(r"```.*?```|`[^`]*`", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, fragment = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if fragment and target.suffix == ".md":
            assert fragment in {anchor(each) for each in headings(target)}, link
