"""An interrupt is quiet at every moment, and says of the site only what is so."""

import subprocess
import sys

import pytest

from briefgen.cli.exit_codes import Interrupted
from briefgen.cli.interrupts import told_of_interrupts
from tests.cli.run import Call
from tests.harness.site import tree
from tests.rules.tracked import ROOT

AS_IT_WAS = "interrupted; the site on disk is as it was"
GO_ON = "interrupted; build again to finish"


def interrupt(*_arguments, **_options):
    raise KeyboardInterrupt


def told(*stages):
    def build():
        with told_of_interrupts(None) as watcher:
            for stage in stages:
                watcher(*stage)
            raise KeyboardInterrupt

    with pytest.raises(Interrupted) as caught:
        build()
    return str(caught.value)


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ([], AS_IT_WAS),
        ([("parse", 3, 9)], AS_IT_WAS),
        ([("compare", 0, 1)], GO_ON),
        ([("compare", 0, 1), ("render", 8, 9)], AS_IT_WAS),
        ([("render", 9, 9)], GO_ON),
        ([("render", 0, 0)], GO_ON),
        ([("write", 0, 9)], GO_ON),
        ([("write", 9, 9), ("scan", 0, 1)], GO_ON),
    ],
)
def test_the_site_is_told_to_be_as_it_was_only_before_anything_moved(stages, said):
    assert told(*stages) == said


def test_an_interrupted_build_tells_of_the_site_and_leaves_it(desk, monkeypatch):
    desk.build().fine()
    before = tree(desk.folder / "public")
    desk.edit("content/pages/about.md", "What this desk does", "What it does")
    monkeypatch.setattr("briefgen.build.edition.survey.gather", interrupt)
    desk.edit("content/pages/about.md", "title: About", "title: About us")
    with pytest.raises(Interrupted, match=AS_IT_WAS):
        Call(desk.folder, "build")
    assert tree(desk.folder / "public") == before


def test_any_other_command_is_quiet_too(desk, monkeypatch):
    monkeypatch.setattr("briefgen.cli.list.inventory", interrupt)
    with pytest.raises(Interrupted, match=r"^interrupted$"):
        Call(desk.folder, "list", "briefs")


@pytest.mark.parametrize("module", ["signal", "click", "briefgen.cli.commands"])
def test_an_interrupt_while_the_program_loads_leaves_no_traceback(module, tmp_path):
    (tmp_path / "run.py").write_text(
        "import builtins, runpy, sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "load = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        f"    if name == {module!r}:\n"
        "        raise KeyboardInterrupt\n"
        "    return load(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "sys.argv = ['briefgen', 'list', 'briefs']\n"
        f"runpy.run_path({str(ROOT / 'briefgen/__main__.py')!r}, run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, tmp_path / "run.py"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "interrupted\n")
