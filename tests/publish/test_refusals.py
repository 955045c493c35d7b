"""A target that refuses a request leaves readers a whole site, and the next attempt the rest."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from briefgen.publish.release import Release
from briefgen.publish.ship import Interrupted, Shipment, Shipped, ship
from briefgen.publish.target import Live, Refused, Target
from briefgen.publish.targets.folder import FolderTarget
from briefgen.publish.targets.zip import ZipTarget
from tests.publish.faulty import Faulty
from tests.publish.judging import alive
from tests.publish.sending import parcel, release_file, release_of

COUNT, EACH = 120, 10
OLD = {f"pages/{number}.html": b"old %d" % number for number in range(COUNT)}
NEW = {path: data.replace(b"old", b"new") for path, data in OLD.items()} | {"added.html": b"new"}
NEW["pages/1.html"] = OLD["pages/1.html"]
del NEW["pages/2.html"]


@pytest.mark.parametrize(
    "open_target",
    [lambda place: FolderTarget(place / "live"), lambda place: ZipTarget(place / "desk.zip")],
    ids=["folder", "zip"],
)
def test_any_request_may_be_refused(open_target: Callable[[Path], Target], tmp_path: Path) -> None:
    number = 0
    while refused_at(number, lambda: open_target(tmp_path)):
        number += EACH
    assert number > COUNT


def refused_at(number: int, open_target: Callable[[], Target]) -> bool:
    """Publish the old site, then the new one with one refusal, then again; tell whether it came."""
    with open_target() as target:
        shipped(target, OLD, target.current())
    expected = pytest.raises(Refused) if number == 0 else suppress(Interrupted)
    with Faulty(open_target(), number) as target, expected:
        shipped(target, NEW, target.current())
    with open_target() as again:
        live = alive(again).release
        files = NEW if target.asked[-1] == "delete" else OLD
        assert seen(again, live) == digests(files)
        if files is OLD:
            assert "delete" not in target.asked
            put = target.asked.count("put") - 1
            sent = shipped(again, NEW, again.current())
            assert len(sent.sent) <= COUNT - 1 - max(put, 0)
            assert seen(again, alive(again).release) == digests(NEW)
    return target.has_failed


def shipped(target: Target, files: dict[str, bytes], live: Live | None) -> Shipped:
    """Send a release as publishing does."""
    release = release_of(files, live)
    shipment = Shipment(target, release, live, lambda path, _: parcel(path, files[path]))
    return ship(shipment, lambda *_: None)


def seen(target: Target, release: Release) -> dict[str, str | None]:
    """Return the digests of what readers get for a release, and for files of the other one."""
    both = {*release.files, *OLD, *NEW}
    found = {path: target.digest(path) for path in both}
    return {path: digest for path, digest in found.items() if digest is not None}


def digests(files: dict[str, bytes]) -> dict[str, str | None]:
    """Return the digests of files."""
    return {path: release_file(path, data).digest for path, data in files.items()}
