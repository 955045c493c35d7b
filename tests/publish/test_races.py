"""Two publishers that start from the same live release: one wins, whole, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from briefgen.publish.target import Live, Overtaken, Target
from briefgen.publish.targets.folder import FolderTarget
from briefgen.publish.targets.zip import ZipTarget
from tests.publish.judging import assert_live
from tests.publish.sending import Sent, publish, site

ROUNDS = 50


@pytest.mark.parametrize(
    "open_target",
    [
        lambda folder: FolderTarget(folder / "live"),
        lambda folder: ZipTarget(folder / "desk.zip"),
        lambda folder: ZipTarget(folder / "desk-{release}.zip"),
    ],
    ids=["folder", "zip", "zips"],
)
def test_of_two_publishers_exactly_one_wins_each_time(
    open_target: Callable[[Path], Target], tmp_path: Path
) -> None:
    barrier = Barrier(2)

    def run(live: Live | None, files: dict[str, bytes]) -> Sent | None:
        with open_target(tmp_path) as target:
            barrier.wait()
            try:
                return publish(target, files, live=live)
            except Overtaken:
                return None

    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            live = open_target(tmp_path).current()
            sites = [site(f"{number} of {who}") for who in ("one", "other")]
            sent = list(pool.map(run, (live, live), sites))
            winners = [pair for pair in zip(sent, sites, strict=True) if pair[0] is not None]
            assert len(winners) == 1
            won, files = winners[0]
            assert_live(open_target(tmp_path), files, won)
