"""A folder on a server of a test."""

from pathlib import Path

from briefgen.publish.targets.sftp import SftpTarget
from tests.publish.sshd import Sshd


class Place:
    """A folder on a server, and targets that publish to it."""

    def __init__(self, server: Sshd, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.live = folder / "live"
        self.room = self.live / "_briefgen"

    def open(self, keep: int = 5, path: str = "live", user: str = "", port: int = 0) -> SftpTarget:
        server = self.server
        where = f"{self.folder}/{path}"
        return SftpTarget(user or server.user, server.host, port or server.port, where, keep=keep)

    def claims(self) -> list[Path]:
        return sorted((self.room / "sending").glob("*/claim.json"))
