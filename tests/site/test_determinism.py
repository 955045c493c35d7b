"""The same sources give the same bytes, whatever the machine."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.harness.site import tree
from tests.rules.tracked import ROOT
from tests.site.desk import DESK, NEW

MACHINES = {
    "another zone": {"TZ": "Pacific/Kiritimati"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def built_by_a_process(folder, out, environment):
    command = [sys.executable, "-m", "briefgen", "build", "--now", "2026-01-01", "--out", str(out)]
    kept = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **environment}
    subprocess.run(command, cwd=folder, env=kept, check=True, capture_output=True)
    return tree(out)


@pytest.fixture
def desk(site):
    made = site(DESK).add(NEW)
    for number in range(20):
        front = f"title: N{number}\ndate: 2025-01-05\ntags: [b{number % 3}, c]\nactors: [Russia]"
        made.write(
            f"content/briefs/n{number}.md",
            f"---\n{front}\n---\nSee [[Moscow]], and Lavrov and the United States.\n",
        )
    return made


@pytest.mark.parametrize("name", MACHINES)
def test_another_machine_gives_the_same_bytes(name, desk, tmp_path):
    expected = built_by_a_process(desk.folder, tmp_path / "one", {})
    assert built_by_a_process(desk.folder, tmp_path / "two", MACHINES[name]) == expected


def test_another_folder_and_another_order_of_files_give_the_same_bytes(desk, tmp_path):
    expected = built_by_a_process(desk.folder, tmp_path / "one", {})
    moved = tmp_path / "a" / "quite other folder"
    shutil.copytree(desk.folder / "content", moved / "content", copy_function=copied_late_first)
    shutil.copy(desk.folder / "site.toml", moved)
    os.utime(moved / "site.toml", (1, 1))
    assert built_by_a_process(moved, tmp_path / "two", {"PYTHONHASHSEED": "1"}) == expected


def copied_late_first(source, target):
    """Copy with another time stamp and mode."""
    shutil.copyfile(source, target)
    os.utime(target, (len(source), len(source)))
    os.chmod(target, 0o600)  # noqa: PTH101 - beside os.utime


def test_another_mask_of_file_modes_gives_the_same_bytes(desk, tmp_path):
    expected = desk.build(out=tmp_path / "one").works()
    before = os.umask(0o077)
    try:
        built = desk.build(out=tmp_path / "two").works()
    finally:
        os.umask(before)
    assert tree(built.out) == tree(expected.out)


def test_no_absolute_path_reaches_the_site(desk):
    built = desk.build().works()
    built.nowhere(str(desk.folder), desk.folder.name + "/content")
