"""Go back over pages that are all others, and tell how long that takes, and the server alone.

usage: python -m tests.publish.back_s3 [PAGES]
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from briefgen.publish.ship import ParcelOf, Shipment, ship, wrong_at
from briefgen.publish.targets.s3 import S3Target
from briefgen.publish.targets.s3_bucket import Bucket
from tests.publish.s3_server import VARIABLES, S3Server, s3_server
from tests.publish.sending import parcel, release_of

_AT_ONCE = 8


def pages(count: int, salt: str) -> dict[str, bytes]:
    """Return so many pages, other bytes for each salt."""
    return {f"briefs/b{n}/index.html": f"{salt} {n} ".encode() * 200 for n in range(count)}


def prepared(server: S3Server, count: int) -> str:
    """Publish pages, then other bytes for all of them; return the name of the bucket."""
    bucket = server.new_bucket()
    for salt in ("old", "new"):
        files = pages(count, salt)
        with S3Target(bucket, "www", endpoint=server.endpoint) as target:
            live = target.current()
            release = release_of(files, live)
            parcels = _parcels(files)
            ship(Shipment(target, release, live, parcels), lambda *_: None)
    return bucket


def go_back_and_check(server: S3Server, bucket: str, count: int) -> None:
    """Go back to the first pages as `briefgen rollback` does, and see that readers get them."""
    with S3Target(bucket, "www", endpoint=server.endpoint) as target:
        live = target.current()
        release = release_of(pages(count, "old"), live)
        shipped = ship(Shipment(target, release, live), lambda *_: None)
        assert len(shipped.sent) == count
        assert wrong_at(target, release, shipped.sent, lambda *_: None) == []


def bare(server: S3Server, bucket: str, count: int) -> float:
    """Return the seconds for as many copies, reads and writes, without all else."""
    store = Bucket(bucket, "bare", endpoint=server.endpoint, region="")
    files = pages(count, "bare")

    def write(path: str) -> None:
        store.write(path, files[path], {}, over=None)

    steps: tuple[Callable[[str], object], ...] = (
        lambda path: store.copy(path, f"copies/{path}"),
        store.read,
        lambda path: store.write(f"more/{path}", files[path], {}, over=None),
    )
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        list(workers.map(write, files))
        began = monotonic()
        for step in steps:
            list(workers.map(step, files))
        return monotonic() - began


def _parcels(files: dict[str, bytes]) -> ParcelOf:
    return lambda path, _: parcel(path, files[path])


def main(count: int = 1000) -> None:
    """Go back once."""
    os.environ.update(VARIABLES)
    with s3_server() as server:
        bucket = prepared(server, count)
        began = monotonic()
        go_back_and_check(server, bucket, count)
        took = monotonic() - began
        least = bare(server, bucket, count)
    sys.stdout.write(
        f"{count} pages: back in {took:.1f} s; the server alone takes {least:.1f} s "
        "for a copy, a read and a write of each\n"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
