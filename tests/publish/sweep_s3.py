"""Stop a publisher at each tenth request, in several ways: readers always have a whole site.

usage: python -m tests.publish.sweep_s3 [FILES [EACH]]
"""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep

from briefgen.publish.ship import Interrupted, Shipment, Shipped, ship
from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.s3 import S3Target
from tests.publish.linked import broken_links, linked_site
from tests.publish.s3_moto import Plan, Request
from tests.publish.s3_server import VARIABLES, S3Server, s3_server
from tests.publish.sending import parcel, release_of
from tests.rules.tracked import ROOT

WAYS = ("refused", "killed", "once", "back")
_PATIENCE_SECONDS = 60

Stopped = tuple[bool, list[Request]]
"""Whether a publisher was stopped, and what it had asked."""


def send(target: S3Target, files: dict[str, bytes]) -> Shipped:
    """Publish as `briefgen publish` does."""
    live = target.current()
    release = release_of(files, live)
    shipment = Shipment(target, release, live, lambda path, _: parcel(path, files[path]))
    return ship(shipment, lambda *_: None)


def sweep(server: S3Server, way: str, count: int, each: int) -> int:
    """Stop a publisher later and later, until it gets through; return how often it was stopped."""
    stop = 0
    while _stopped_at(server, way, count, stop * each):
        stop += 1
    return stop


def _stopped_at(server: S3Server, way: str, count: int, after: int) -> bool:
    """Stop a publisher, judge, let it go on, judge; tell whether it was stopped."""
    bucket = server.new_bucket()
    old, new = linked_site(count, "old"), linked_site(count, "new")

    def opened() -> S3Target:
        return S3Target(bucket, "www", endpoint=server.endpoint)

    def read(path: str) -> bytes | None:
        status, _, data = server.read(f"/{bucket}/www/{path}")
        return data if status == 200 else None

    with opened() as target:
        if way == "back":
            send(target, new)
        send(target, old)
    server.log()
    is_stopped, log = _WAYS[way](server, bucket, new, after)
    server.fail(Plan())
    assert broken_links(read) == [], f"{way} after {after}"
    with opened() as target:
        live = target.current()
        assert live is not None
        if live.release.files.keys() == old.keys():
            missing = [path for path in old if read(path) is None]
            assert missing == [], f"removed before the new one was live: {missing}"
        is_through = live.release.files.keys() == new.keys()
        server.log()
        if not is_through:
            send(target, new)
        changed = sum(old.get(path) != data for path, data in new.items())
        assert _sent(log, bucket) + _sent(server.log(), bucket) == changed, "more than the rest"
        assert broken_links(read) == []
        assert {path for path in new if read(path) != new[path]} == set()
        if not is_through:
            assert [path for path in old.keys() - new.keys() if read(path) is not None] == []
    return is_stopped


def _sent(log: list[Request], bucket: str) -> int:
    """Return how many files of the site were written."""
    puts = [each.path for each in log if each.method == "PUT" and each.status == 200]
    return sum(not path.startswith(f"/{bucket}/www/_briefgen/") for path in puts)


def _refused(server: S3Server, bucket: str, files: dict[str, bytes], after: int) -> Stopped:
    """Let the server refuse everything from one request on."""
    server.fail(Plan(how="answer", status=403, code="AccessDenied", after=after))
    target = S3Target(bucket, "www", endpoint=server.endpoint)
    try:
        with target:
            send(target, files)
    except (Refused, Interrupted):
        return True, server.log()
    return False, server.log()


def _back(server: S3Server, bucket: str, files: dict[str, bytes], after: int) -> Stopped:
    """Go back to a release with these files; let the server refuse all from one request on."""
    target = S3Target(bucket, "www", endpoint=server.endpoint)
    with suppress(Refused, Interrupted), target:
        live = target.current()
        release = release_of(files, live)
        server.fail(Plan(how="answer", status=403, code="AccessDenied", after=after))
        ship(Shipment(target, release, live), lambda *_: None)
    log = server.log()
    return any(each.status == 403 for each in log), log


def _once(server: S3Server, bucket: str, files: dict[str, bytes], after: int) -> Stopped:
    """Let one request fail in a way that passes: nobody should notice."""
    server.fail(Plan(how="drop", after=after, times=1))
    with S3Target(bucket, "www", endpoint=server.endpoint) as target:
        send(target, files)
    log = server.log()
    return any(each.status == 0 for each in log), log


def _killed(server: S3Server, bucket: str, files: dict[str, bytes], after: int) -> Stopped:
    """Kill the publisher, a process of its own, while it waits for an answer."""
    server.fail(Plan(how="hang", after=after))
    command = [sys.executable, "-m", "tests.publish.sweep_s3", "send", bucket, server.endpoint]
    log: list[Request] = []
    with subprocess.Popen([*command, str(len(files))], cwd=ROOT) as process:
        end = monotonic() + _PATIENCE_SECONDS
        while process.poll() is None and monotonic() < end:
            log += server.log()
            if any(each.status == 0 for each in log):
                process.kill()
            sleep(0.02)
    return process.returncode != 0, log + server.log()


_WAYS: dict[str, Callable[[S3Server, str, dict[str, bytes], int], Stopped]] = {
    "refused": _refused,
    "killed": _killed,
    "once": _once,
    "back": _back,
}


def main(count: int = 300, each: int = 10) -> None:
    """Sweep in all ways."""
    os.environ.update(VARIABLES)
    with s3_server() as server:
        for way in WAYS:
            stops = sweep(server, way, count, each)
            sys.stdout.write(
                f"{count} files, {way} at {stops} requests: readers had a whole site\n"
            )
            sys.stdout.flush()


def _send_only(bucket: str, endpoint: str, count: int) -> None:
    with suppress(Overtaken), S3Target(bucket, "www", endpoint=endpoint) as target:
        send(target, linked_site(count, "new"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["send"]:
        _send_only(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]))
