"""Publishing to a branch of a git repository, by file:// and by ssh."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from briefgen.publish.target import Refused
from briefgen.publish.targets.git import GitTarget
from tests.publish.contract import (
    CHECKS,
    Check,
    check_back,
    check_broken_off,
    check_change,
    check_go_on,
)
from tests.publish.remotes import bare
from tests.publish.sshd import Sshd, led_to, sshd

_GO_ON = (check_go_on, check_broken_off)
"""What was put before lies where it was put."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def led(server: Sshd, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    """Return a server that this test's SSH clients know."""
    return led_to(server, monkeypatch)


@pytest.mark.parametrize("check", CHECKS)
def test_a_branch_does_what_every_target_does(check: Check, tmp_path: Path) -> None:
    remote = bare(tmp_path / "site.git")
    check(lambda: GitTarget(remote.as_uri(), "pages", tmp_path / "work.git"))


@pytest.mark.parametrize("check", [each for each in CHECKS if each not in _GO_ON])
def test_it_does_the_same_where_each_publisher_works_elsewhere(
    check: Check, tmp_path: Path
) -> None:
    remote, numbers = bare(tmp_path / "site.git"), count()
    check(lambda: GitTarget(remote.as_uri(), "pages", tmp_path / f"work{next(numbers)}.git"))


def test_it_does_the_same_over_ssh(led: Sshd, tmp_path: Path) -> None:
    remote = bare(tmp_path / "site.git")
    address = f"ssh://{led.user}@127.0.0.1:{led.port}{remote}"
    for check in (check_change, check_back):
        check(lambda: GitTarget(address, "pages", tmp_path / "work.git"))


def test_a_server_whose_key_is_not_known_is_refused(led: Sshd, tmp_path: Path) -> None:
    (led.home / ".ssh" / "known_hosts").rename(led.home / ".ssh" / "away")
    try:
        address = f"ssh://{led.user}@127.0.0.1:{led.port}{tmp_path}/site.git"
        with (
            GitTarget(address, "pages", tmp_path / "work.git") as target,
            pytest.raises(Refused, match="Host key verification failed") as refused,
        ):
            target.current()
    finally:
        (led.home / ".ssh" / "away").rename(led.home / ".ssh" / "known_hosts")
    assert not refused.value.may_pass


def test_a_server_that_does_not_answer_may_answer_later(led: Sshd, tmp_path: Path) -> None:
    with (
        GitTarget(f"ssh://{led.user}@127.0.0.1:1/site.git", "pages", tmp_path / "w") as target,
        pytest.raises(Refused, match="Connection refused") as refused,
    ):
        target.current()
    assert refused.value.may_pass
