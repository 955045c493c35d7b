"""A remote repository of a test."""

from pathlib import Path

from briefgen.publish.targets.git import GitTarget
from tests.publish.remotes import bare


class Place:
    """A remote repository, and targets that publish to its branch `pages`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = bare(folder / "site.git")

    def open(self, cname: str = "", work: str = "work.git", keep: int = 5) -> GitTarget:
        address = self.remote.as_uri()
        return GitTarget(address, "pages", self.folder / work, cname=cname, keep=keep)
