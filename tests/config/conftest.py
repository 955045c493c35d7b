"""A folder for the settings of a site."""

from pathlib import Path

import pytest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path
