"""Files that documents link to: which are published."""

import os
import re
from pathlib import Path

import pytest

from briefgen.config import Limits
from briefgen.content.asset_check import PUBLISHED, asset_problems
from briefgen.content.scan import AssetFile
from briefgen.problem import Problem
from tests.docs.tables import page, section

LIMITS = Limits(asset_bytes=200)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def checked(folder: Path, name: str, data: bytes = b"x") -> tuple[Problem, ...]:
    (folder / name).write_bytes(data)
    return asset_problems(asset(folder / name), LIMITS)


def asset(file: Path) -> AssetFile:
    return AssetFile(f"briefs/{file.name}", file, f"content/briefs/{file.name}")


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{each.place.path}: {each.code} {each.message}" for each in problems if each.place]


@pytest.mark.parametrize("name", ["a.jpg", "A.PNG", "b.pdf", "c.d.csv", "e.json", "f.zip", "g.mp4"])
def test_what_is_only_shown_or_saved_is_published(tmp_path: Path, name: str):
    assert checked(tmp_path, name) == ()


ACTIVE = "html htm xhtml xht xml js mjs svgz shtml php mhtml mht wasm swf css md hta xsl exe"


@pytest.mark.parametrize("name", [*(f"x.{each}" for each in ACTIVE.split()), "x.HTML", "x.jpg.js"])
def test_what_could_run_is_refused(tmp_path: Path, name: str):
    (problem,) = checked(tmp_path, name)
    assert problem.code == "BG238"
    assert f'"{name}"' in problem.message
    assert ".zip" in problem.advice


@pytest.mark.parametrize("name", ["x", "jpg", "x.", "x.jpg ", ".jpg"])
def test_a_file_without_an_ending_that_is_known_is_refused(tmp_path: Path, name: str):
    (problem,) = checked(tmp_path, name)
    assert problem.code == "BG238"


def test_a_drawing_is_read(tmp_path: Path):
    assert checked(tmp_path, "x.svg", DRAWING.format("").encode()) == ()
    (problem,) = checked(tmp_path, "x.SVG", DRAWING.format("<script/>").encode())
    assert problem.code == "BG214"


def test_a_file_over_the_limit_is_refused(tmp_path: Path):
    assert checked(tmp_path, "x.jpg", b"x" * 200) == ()
    said = ["content/briefs/x.jpg: BG239 a file of 201 bytes is over the limit asset_bytes (200)"]
    assert told(checked(tmp_path, "x.jpg", b"x" * 201)) == said


@pytest.mark.parametrize("name", ["x.jpg", "x.svg"])
def test_a_file_that_is_gone_or_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    place = f"content/briefs/{name}"
    gone = asset_problems(asset(tmp_path / name), LIMITS)
    assert told(gone) == [f"{place}: BG207 this cannot be read: no such file or directory"]

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("briefgen.content.asset_check.os.open", refuse)
    refused = asset_problems(asset(tmp_path / name), LIMITS)
    assert told(refused) == [f"{place}: BG207 this cannot be read: permission denied"]


def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_told_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "x.jpg")
    (tmp_path / "y.jpg").mkdir()
    codes = [asset_problems(asset(tmp_path / name), LIMITS) for name in ("x.jpg", "y.jpg")]
    assert [problem.code for (problem,) in codes] == ["BG206", "BG206"]


def test_the_explanation_lists_the_kinds_that_are_published():
    title = "BG238 · A kind of file that is not published"
    text = section(page("docs/problems/front-matter.md"), title)
    (listed,) = re.findall(r"These are published: ([^.]*)\.", text)
    assert [each.strip() for each in listed.split(",")] == sorted(PUBLISHED)
