"""Let two publishers race for one folder of a server: python -m tests.publish.race_sftp ROUNDS."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.publish.targets.sftp import SftpTarget
from tests.publish.racing import Tally, race
from tests.publish.sshd import Sshd, sshd


def race_sftp(server: Sshd, folder: Path, rounds: int) -> Tally:
    """Race over two connections."""

    def opened() -> SftpTarget:
        return SftpTarget(server.user, server.host, server.port, f"{folder}/live")

    return race(opened, opened, rounds)


if __name__ == "__main__":
    with TemporaryDirectory() as name, sshd(Path(name)) as running:
        os.environ.pop("SSH_AUTH_SOCK", None)
        os.environ.update(running.environment())
        print(race_sftp(running, Path(name), int(sys.argv[1])))  # noqa: T201 - a command
