"""What a publication to an SSH server that was cut off has left, and what puts it right."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.site import Site, tree
from tests.publish.desk import DESK, DOHA, Published
from tests.publish.faults import Killed, cut_off
from tests.publish.places import place


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Published]:
    with place("sftp", tmp_path) as where:
        site = Site(tmp_path / "site", DESK)
        site.edit("site.toml", 'target = "folder:../live"', where.settings)
        desk = Published(site)
        desk.live = tmp_path / "sshd" / "root" / "live"
        yield desk


def _served(desk: Published) -> dict[str, bytes]:
    return {path: data for path, data in tree(desk.live).items() if path[:10] != "_briefgen/"}


def _cut(desk: Published, at: int) -> None:
    """Publish, and be killed at a request that changes something there."""
    with cut_off(at, "kill"), pytest.raises(Killed):
        desk.publish(allow_deletes=True)


@pytest.mark.parametrize("at", [1, 2, 5, 9, 13, 17])
def test_what_was_taken_back_after_an_interruption_does_not_stay_live(
    at: int, desk: Published
) -> None:
    assert desk.publish().is_done
    before = _served(desk)
    desk.site.edit(DOHA, "They met.", "They met in vain.")
    desk.site.write("content/briefs/leak.md", "---\ntitle: A leak\ndate: 2025-03-01\n---\nX.\n")
    _cut(desk, at)
    desk.site.edit(DOHA, "They met in vain.", "They met.").remove("content/briefs/leak.md")
    outcome = desk.publish()
    assert outcome.is_done, outcome.problems
    assert _served(desk) == before
    begun = outcome.release
    assert begun is not None
    after = desk.publish()
    assert after.live == begun
