"""Let two publishers race for a bucket: the older never overwrites the newer.

usage: python -m tests.publish.race_s3 [TIMES]
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier

from briefgen.publish.target import Overtaken, Target
from briefgen.publish.targets.s3 import S3Target
from tests.publish.judging import alive, assert_live
from tests.publish.racing import race as race_in_steps
from tests.publish.s3_server import VARIABLES, s3_server
from tests.publish.sending import Sent, publish, site

_PATIENCE = 60.0


def race(open_target: Callable[[], Target], salt: str) -> int:
    """Publish, then let two publish at once what follows it; return how many were overtaken.

    Both have seen the same release live, so at most one may win; with none everything stays
    live that was, but for pages that the next publisher puts right.
    """
    chance = Random(salt)
    base = site(salt)
    with open_target() as target:
        publish(target, base)
        live = alive(target)
    start = Barrier(2)

    def publisher(name: str, delay: int) -> tuple[dict[str, bytes], Sent | None]:
        files = {path: f"{path} {salt} {name}".encode() * 9 for path in base if "b" in path}
        files |= {"index.html": name.encode(), f"only-{name}.html": b"<p>"}
        with open_target() as target:
            for _ in range(delay):
                target.current()
            start.wait(_PATIENCE)
            try:
                return files, publish(target, files, live=live)
            except Overtaken:
                target.abandon()
                return files, None

    with ThreadPoolExecutor(2) as workers:
        both = [workers.submit(publisher, name, chance.randrange(3)) for name in ("one", "other")]
        ended = [each.result(_PATIENCE) for each in both]
    winners = [(files, sent) for files, sent in ended if sent is not None]
    assert len(winners) == 1, f"{len(winners)} won"
    files, sent = winners[0]
    with open_target() as target:
        assert_live(target, files, sent)
        assert sent.release.parent == live.release.id
        for path in base.keys() | {"only-one.html", "only-other.html"}:
            assert path in files or target.digest(path) is None, f"{path} is left of another"
    return len(ended) - len(winners)


def main(times: int) -> None:
    """Race so many times at once, and as often at chosen moments; tell what came of it."""
    os.environ.update(VARIABLES)
    with s3_server() as server:
        bucket = server.new_bucket()

        def open_target() -> Target:
            return S3Target(bucket, "desk", endpoint=server.endpoint)

        overtaken = sum(race(open_target, f"race {number}") for number in range(times))
        tally = race_in_steps(open_target, open_target, times)
    sys.stdout.write(f"{times} races: {overtaken} publishers were overtaken, no site was mixed\n")
    sys.stdout.write(f"{times} races in steps: {tally}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
