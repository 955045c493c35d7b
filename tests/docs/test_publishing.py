"""What the guide to publishing shows can be used as it stands."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from briefgen.cli.release_lines import outcome_json
from briefgen.cli.target_option import Meant
from briefgen.config import Host
from briefgen.config_file import read_config
from briefgen.publish.outcome import Outcome
from briefgen.target_address import FORMS
from tests.docs.tables import page, section

DOCUMENT = "docs/publishing.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page(DOCUMENT), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", [each for each in blocks("toml") if "[publish" in each])
def test_the_settings_that_are_shown_are_understood(block: str, tmp_path: Path):
    assert tomllib.loads(block)["publish"]
    (tmp_path / "site.toml").write_text(f'title = "X"\n{block}', encoding="utf-8")
    assert read_config(tmp_path)[1] == ()


@pytest.mark.parametrize("block", [each for each in blocks("toml") if "[publish" not in each])
def test_a_part_of_settings_fits_the_table_it_is_for(block: str, tmp_path: Path):
    text = f'title = "X"\n[publish.live]\ntarget = "s3://bucket"\n{block}'
    (tmp_path / "site.toml").write_text(text, encoding="utf-8")
    assert read_config(tmp_path)[1] == ()


@pytest.mark.parametrize("block", blocks("yaml"))
def test_the_files_for_ci_publish_and_keep_what_is_remembered(block: str):
    assert isinstance(yaml.safe_load(block), dict)
    assert "briefgen publish --yes" in block
    assert ".briefgen" in block


def test_every_kind_of_target_and_every_host_has_its_place():
    text = page(DOCUMENT)
    assert {kind for kind in FORMS if f"`{kind}:" not in text} == set()
    hosts = {host for host in Host.__args__ if host}
    assert {host for host in hosts if f'"{host}"' not in text} == set()


def test_every_field_of_the_report_is_there():
    fields = re.findall(r'^  "(\w+)":', outcome_json(Outcome(), Meant()), re.MULTILINE)
    described = section(page(DOCUMENT), "For programs")
    assert {field for field in fields if f"`{field}`" not in described} == set()
