"""The cases in `cases/`: title, input and what comes of it, each ended by a line with a dot."""

from pathlib import Path

import pytest

from tests.content.markup.shown import shown

CASES = Path(__file__).parent / "cases"


def _cases():
    for file in sorted(CASES.glob("*.md")):
        blocks = file.read_text("utf-8").split("\n.\n")
        assert len(blocks) % 3 == 1, f"{file.name}: a block is missing"
        for title, written, expected in zip(blocks[::3], blocks[1::3], blocks[2::3], strict=False):
            yield pytest.param(written, expected, id=f"{file.stem}: {title.strip()}")


@pytest.mark.parametrize(("written", "expected"), list(_cases()))
def test_a_case_comes_out_as_written_down(written, expected):
    assert shown(written) == expected
