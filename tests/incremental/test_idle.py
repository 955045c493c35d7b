"""A build with little to do loads little: neither parser nor templates."""

import os
import subprocess
import sys

import pytest

from tests.incremental.desk_of_edits import DESK
from tests.rules.tracked import ROOT

PARSING = {"markdown_it", "mdit_py_plugins", "yaml", "frontmatter"}
RENDERING = {"jinja2", "markupsafe", "babel"}
WORKERS = {"multiprocessing"}


@pytest.fixture
def desk(site):
    made = site(DESK)
    loaded(made)
    # What was written in this very moment is not trusted to be as it was; only time helps there.
    loaded(made)
    return made


def loaded(desk):
    """Build in a process of its own, and return the modules that it loaded."""
    command = [sys.executable, "-X", "importtime", "-m", "briefgen", "build", "--now", "2026-01-01"]
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=desk.folder, env=known, check=True, capture_output=True, text=True
    )
    lines = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines())
    return {*lines}


def test_a_build_with_nothing_to_do_loads_neither_parser_nor_templates(desk):
    assert loaded(desk) & {*PARSING, *RENDERING, *WORKERS} == set()


def test_a_touched_file_is_read_and_not_parsed(desk):
    (desk.folder / "content/briefs/talks.md").touch()
    (desk.folder / "site.toml").touch()
    assert loaded(desk) & {*PARSING, *RENDERING, *WORKERS} == set()


def test_an_output_that_is_gone_is_rendered_and_nothing_parsed(desk):
    (desk.folder / "public/index.html").unlink()
    found = loaded(desk)
    assert found & {*PARSING, *WORKERS} == set()
    assert found >= {"jinja2"}


def test_a_changed_template_is_rendered_and_nothing_parsed(desk):
    desk.write("templates/not_found.html", "<!doctype html><title>Gone</title>")
    assert loaded(desk) & PARSING == set()


def test_a_changed_medium_is_copied_and_nothing_parsed(desk):
    desk.write("content/media/quay.png", "made up anew")
    assert loaded(desk) & {*PARSING, *WORKERS} == set()


def test_a_changed_body_is_parsed_alone(desk):
    desk.edit("content/briefs/talks.md", "Little.", "Much.")
    found = loaded(desk)
    assert found >= {"markdown_it", "jinja2"}
    assert found & WORKERS == set()
