"""Let two publishers race for one branch: python -m tests.publish.race_git ROUNDS."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.publish.targets.git import GitTarget
from tests.publish.racing import Tally, race
from tests.publish.remotes import bare


def race_git(folder: Path, rounds: int) -> Tally:
    """Race from two repositories for one branch of a third."""
    remote = bare(folder / "site.git").as_uri()
    return race(
        lambda: GitTarget(remote, "pages", folder / "one.git"),
        lambda: GitTarget(remote, "pages", folder / "other.git"),
        rounds,
    )


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        print(race_git(Path(name), int(sys.argv[1])))  # noqa: T201 - a command
