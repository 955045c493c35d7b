"""Publishing to a folder: what every target does, and what is special here."""

from pathlib import Path

import pytest

from briefgen.publish.targets.folder import FolderTarget
from tests.publish.contract import CHECKS, Check, check_target


@pytest.mark.parametrize("check", CHECKS)
def test_a_folder_does_what_every_target_does(check: Check, tmp_path: Path) -> None:
    check(lambda: FolderTarget(tmp_path / "live"))


@pytest.mark.parametrize("check", CHECKS)
def test_a_folder_with_compressed_files_does_it_too(check: Check, tmp_path: Path) -> None:
    check(lambda: FolderTarget(tmp_path / "live", precompress=True))


def test_a_folder_stays_good_from_one_release_to_the_next(tmp_path: Path) -> None:
    check_target(lambda: FolderTarget(tmp_path / "live"))
