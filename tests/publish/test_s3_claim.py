"""Two publishers at one bucket: one at a time, and no dead one in the way of others."""

import json
import signal
import subprocess
import sys
from threading import Thread

import pytest
from msgspec import structs

from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets import s3_claim
from tests.publish.judging import alive, assert_live
from tests.publish.race_s3 import race
from tests.publish.s3_moto import Plan
from tests.publish.s3_place import Place, place, server
from tests.publish.sending import begun, parcel, publish, release_of, site
from tests.publish.sweep_s3 import send
from tests.rules.tracked import ROOT

__all__ = ["place", "server"]

_WORKER = """
import sys
from briefgen.publish.targets.s3 import S3Target
from tests.publish.sending import begun, parcel, site
with S3Target(sys.argv[1], "web/desk", endpoint=sys.argv[2]) as target:
    files = site("killed")
    begun(target, files, target.current())
    for path in sorted(files)[:5]:
        target.put(parcel(path, files[path]))
    print("working", flush=True)
    sys.stdin.read()
"""


def _begin_and_be_killed(place: Place) -> None:
    """Let another process begin, and send five files; check that it keeps us out; kill it."""
    command = [sys.executable, "-c", _WORKER, place.bucket, place.server.endpoint]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "working\n"
        with place.open_target() as target, pytest.raises(Overtaken, match="at work"):
            begun(target, site("ours"), target.current())
        process.send_signal(signal.SIGKILL)


def test_the_claim_of_a_killed_publisher_is_taken_over_and_its_work_is_used(place: Place) -> None:
    with place.open_target() as target:
        publish(target, site("before"))
    _begin_and_be_killed(place)
    with place.open_target() as target:
        sent = publish(target, site("killed"))
        assert len(sent.there) == 5
        assert_live(target, site("killed"), sent)


def test_what_a_killed_publisher_wrote_over_is_brought_back(place: Place) -> None:
    files = site("before")
    with place.open_target() as target:
        publish(target, files)
    _begin_and_be_killed(place)
    with place.open_target() as target:
        send(target, files | {"more.html": b"<p>more"})
        for path, data in files.items():
            assert place.read(path)[2] == data
        assert not alive(target).unfinished


def test_a_first_publisher_that_was_killed_leaves_a_place_that_is_ours(place: Place) -> None:
    _begin_and_be_killed(place)
    with place.open_target() as target:
        assert target.current() is None
        assert_live(target, site("after"), publish(target, site("after")))


def _claimed_elsewhere(place: Place, seconds: int = 0) -> None:
    """Let a publisher on another machine have claimed the place so many seconds ago."""
    claim = {"release": "other", "owner": "0" * 32}
    path = place.path("_briefgen/sending.json")
    place.server.put(path, json.dumps(claim).encode())
    place.server.age(path, seconds)


def test_a_claim_of_another_machine_holds_for_a_quarter_of_an_hour(place: Place) -> None:
    with place.open_target() as target:
        publish(target, site("before"))
        release = release_of(site("x"), alive(target))
        _claimed_elsewhere(place, 14 * 60)
        with pytest.raises(Overtaken, match="at work"):
            target.begin(release, alive(target))
        _claimed_elsewhere(place, 15 * 60 + 60)
        target.begin(release, alive(target))


def test_who_is_kept_out_is_told_which_file_to_delete(place: Place) -> None:
    _claimed_elsewhere(place)
    with place.open_target() as target:
        with pytest.raises(Overtaken, match=r"delete _briefgen/sending\.json"):
            publish(target, site("x"))
        place.server.delete(place.path("_briefgen/sending.json"))
        publish(target, site("x"))


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00Z", "2199-01-01T00:00:00Z"])
def test_a_claim_is_as_old_as_the_server_says_whatever_the_clocks_of_publishers(
    place: Place, at: str
) -> None:
    files = site("clock")
    with place.open_target() as first, place.open_target() as second:
        first.begin(structs.replace(release_of(files, None), at=at), None)
        with pytest.raises(Overtaken, match="at work"):
            publish(second, files)
        place.server.age(place.path("_briefgen/sending.json"), 16 * 60)
        publish(second, files)


def test_a_claim_that_nobody_understands_is_taken_over(place: Place) -> None:
    place.server.put(place.path("_briefgen/sending.json"), b"?")
    with place.open_target() as target:
        publish(target, site("after"))


def test_a_publisher_renews_its_claim_while_it_works(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = site("long")
    with place.open_target() as target:
        release = begun(target, files, None)
        target.put(parcel("index.html", files["index.html"]))
        place.server.age(place.path("_briefgen/sending.json"), 16 * 60)
        later = s3_claim.clock() + 250
        monkeypatch.setattr(s3_claim, "clock", lambda: later)
        target.put(parcel("feed.xml", files["feed.xml"]))
        with place.open_target() as other, pytest.raises(Overtaken, match="at work"):
            publish(other, files)
        publish(target, files, live=None, release=release)


def test_a_publisher_that_slept_writes_over_nothing_newer(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, newer = site("old"), site("old") | {"index.html": b"<p>newer", "new.html": b"<p>newer"}
    older = site("old") | {"index.html": b"<p>older", "new.html": b"<p>older"}
    with place.open_target() as asleep, place.open_target() as awake:
        publish(asleep, old)
        live = alive(asleep)
        release = begun(asleep, older, live)
        _claimed_elsewhere(place, 16 * 60)
        sent = publish(awake, newer, live=live)
        for path in ("index.html", "new.html"):
            with pytest.raises(Overtaken):
                asleep.put(parcel(path, older[path]))
        later = s3_claim.clock() + 1000
        monkeypatch.setattr(s3_claim, "clock", lambda: later)
        with pytest.raises(Overtaken):
            asleep.put(parcel("feed.xml", older["feed.xml"] + b"not in the newer release"))
        with pytest.raises(Overtaken):
            asleep.point(release, live)
        asleep.abandon()
        assert_live(awake, newer, sent)


def test_a_publisher_that_lost_its_claim_does_not_go_live(place: Place) -> None:
    files = site("lost")
    with place.open_target() as target:
        release = begun(target, files, None)
        for path, data in files.items():
            target.put(parcel(path, data))
        _claimed_elsewhere(place)
        with pytest.raises(Overtaken, match="in our place"):
            target.point(release, None)
        target.abandon()
        assert target.current() is None
    assert json.loads(place.read("_briefgen/sending.json")[2])["owner"] == "0" * 32


def test_a_server_without_conditions_is_not_written_to(place: Place) -> None:
    place.server.fail(Plan(how="ignore"))
    with place.open_target() as target, pytest.raises(Refused, match="conditional"):
        publish(target, site("none"))
    assert {each.split("/")[-1] for each in place.server.writes() if "PUT" in each} == {
        "sending.json"
    }


def test_the_older_of_two_never_overwrites_the_newer(place: Place) -> None:
    for number in range(5):
        race(place.open_target, f"race {number}")


def test_threads_of_one_publisher_do_not_overtake_each_other(place: Place) -> None:
    files = {f"{number}.html": b"x" * number for number in range(40)}
    with place.open_target() as target:
        begun(target, files, None)
        threads = [Thread(target=target.put, args=(parcel(path, files[path]),)) for path in files]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(target.has(path, parcel(path, files[path]).file) for path in files)
