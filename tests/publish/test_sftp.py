"""Publishing to a folder of a real SSH server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.publish.targets.sftp import SftpTarget
from tests.publish.contract import (
    CHECKS,
    Check,
    OpenTarget,
    check_back,
    check_change,
    check_kept,
    check_threads,
)
from tests.publish.sshd import Sshd, led_to, sshd


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def led(server: Sshd, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    """Return a server that this test's SSH clients know."""
    return led_to(server, monkeypatch)


@pytest.fixture
def open_target(led: Sshd, tmp_path: Path) -> OpenTarget:
    return lambda: SftpTarget(led.user, led.host, led.port, f"{tmp_path}/live")


@pytest.mark.parametrize("check", CHECKS)
def test_a_folder_of_a_server_does_what_every_target_does(
    check: Check, open_target: OpenTarget
) -> None:
    check(open_target)


def test_it_does_so_where_files_cannot_have_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sshd(tmp_path / "sshd", sftp="internal-sftp -P hardlink") as server:
        led_to(server, monkeypatch)
        for check in (check_change, check_back, check_kept):
            check(lambda: SftpTarget(server.user, server.host, server.port, f"{tmp_path}/live"))


def test_it_does_so_where_few_channels_are_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sshd(tmp_path / "sshd", "MaxSessions 2") as server:
        led_to(server, monkeypatch)
        check_threads(lambda: SftpTarget("", server.host, server.port, f"{tmp_path}/live"))
