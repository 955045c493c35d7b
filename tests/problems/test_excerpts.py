"""What a person reads in the terminal for each kind of mistake, to the letter."""

from pathlib import Path

import pytest

from tests.problems.case import case_files, read_case, say


@pytest.mark.parametrize("file", case_files(), ids=lambda file: file.stem)
def test_a_mistake_is_shown_as_its_case_says(file: Path, tmp_path: Path):
    case = read_case(file)
    assert say(case, tmp_path / "site") == case.said


@pytest.mark.parametrize("file", case_files(), ids=lambda file: file.stem)
def test_a_case_shows_the_problem_it_is_named_for(file: Path):
    assert file.stem[:5] in read_case(file).said
