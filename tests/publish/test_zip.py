"""Publishing to an archive: what every target does, and what is special here."""

from pathlib import Path

import pytest

from briefgen.publish.targets.zip import ZipTarget
from tests.publish.contract import CHECKS, Check, check_target


@pytest.mark.parametrize("check", CHECKS)
def test_an_archive_for_each_release_does_what_every_target_does(
    check: Check, tmp_path: Path
) -> None:
    check(lambda: ZipTarget(tmp_path / "desk-{release}.zip"))


@pytest.mark.parametrize("check", CHECKS)
def test_one_archive_that_is_replaced_does_it_too(check: Check, tmp_path: Path) -> None:
    check(lambda: ZipTarget(str(tmp_path / "desk.zip")))


@pytest.mark.parametrize("name", ["desk.zip", "desk-{release}.zip", "{date}/desk.zip"])
def test_archives_stay_good_from_one_release_to_the_next(name: str, tmp_path: Path) -> None:
    check_target(lambda: ZipTarget(tmp_path / name))
