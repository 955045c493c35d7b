"""A publisher that stops at any moment leaves the whole old site, or the whole new one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.tracked import ROOT


@pytest.mark.parametrize("how", ["kill", "fail"])
@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_readers_see_a_whole_site_wherever_a_publisher_stops(
    kind: str, how: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.publish.cut_off", kind, how, str(tmp_path), "4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
