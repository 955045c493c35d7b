"""Publishing to a folder of a real SSH server."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from briefgen.publish.targets.sftp import SftpTarget
from tests.publish.contract import CHECKS, Check, OpenTarget, check_target
from tests.publish.sshd import Sshd, sshd


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def led(server: Sshd, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    """Return a server that this test's SSH clients know."""
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    for name, value in server.environment().items():
        monkeypatch.setenv(name, value)
    return server


@pytest.fixture
def open_target(led: Sshd, tmp_path: Path) -> OpenTarget:
    return lambda: SftpTarget(led.user, led.host, led.port, f"{tmp_path}/live")


@pytest.mark.parametrize("check", CHECKS)
def test_a_folder_of_a_server_does_what_every_target_does(
    check: Check, open_target: OpenTarget
) -> None:
    check(open_target)
