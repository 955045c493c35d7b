"""A command loads what it needs and no more."""

import os
import subprocess
import sys

import pytest

from briefgen.cli.commands import briefgen
from tests.rules.tracked import ROOT

OTHERS = {"briefgen.cli.why", "briefgen.cli.clean", "briefgen.cli.list", "briefgen.cli.new"}
MAKING = {"briefgen.catalog.gather", "briefgen.render.render", "briefgen.views.view"}


RUN = """
import sys
sys.argv[0] = "briefgen"
from briefgen.cli.main import main
try:
    main()
finally:
    print("loaded", *sys.modules)
"""


def loaded(folder, *arguments):
    """Run in a process of its own, and return the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_build_with_nothing_to_do_loads_no_other_command_and_nothing_that_makes_pages(desk):
    asked = ("build", "--now", "2026-01-01")
    loaded(desk.folder, *asked)
    loaded(desk.folder, *asked)
    found = loaded(desk.folder, *asked)
    assert "briefgen.cli.build" in found
    assert found & {*OTHERS, *MAKING} == set()


@pytest.mark.parametrize("name", ["explain", "completion", "clean"])
def test_a_small_command_loads_no_build(name, desk):
    arguments = {"explain": ("explain", "BG301"), "completion": ("completion", "zsh")}
    found = loaded(desk.folder, *arguments.get(name, (name,)))
    assert "briefgen.build.build" not in found


def test_every_command_is_there_under_its_own_name():
    assert len(briefgen.commands) == len(set(briefgen.commands))
    for name, command in briefgen.commands.items():
        assert command.name == name
