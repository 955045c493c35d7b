"""Publishing to a bucket: what is asked of the server, what readers get, and what is kept."""

from time import process_time

import pytest

from briefgen.publish.ship import Shipment, ship, wrong_at
from briefgen.publish.target import Refused
from tests.publish.back_s3 import go_back_and_check, prepared
from tests.publish.judging import alive, assert_live
from tests.publish.s3_place import Place, place, server
from tests.publish.sending import go_back, parcel, publish, release_of, site
from tests.publish.sweep_s3 import send

__all__ = ["place", "server"]

PAGES = {f"briefs/b{number}/index.html": f"brief {number} ".encode() * 99 for number in range(1000)}


def test_only_what_changed_is_sent_and_going_back_computes_for_five_seconds_at_most(
    place: Place,
) -> None:
    changed = PAGES | {"briefs/b7/index.html": b"<p>mended"}
    with place.open_target() as target:
        first = publish(target, PAGES)
    place.server.log()
    with place.open_target() as target:
        publish(target, changed)
    assert place.written() == ["briefs/b7/index.html"]
    began = process_time()
    with place.open_target() as target:
        back = go_back(target, first.release)
    assert process_time() - began < 5
    assert place.written() == ["briefs/b7/index.html"]
    with place.open_target() as target:
        assert_live(target, PAGES, back)


def test_going_back_needs_three_requests_for_each_page_that_differs(place: Place) -> None:
    """A copy of what is live, a read of what was, a write; checking them all is one more."""
    bucket = prepared(place.server, 50)
    place.server.log()
    go_back_and_check(place.server, bucket, 50)
    assert len(place.server.log()) < 3 * 50 + 30


def test_a_small_change_needs_few_requests(place: Place) -> None:
    files = site("few")
    with place.open_target() as target:
        publish(target, files)
        place.server.log()
        publish(target, files | {"index.html": b"<p>mended"})
    asked = place.server.log()
    writes = [f"{each.method} {each.status}" for each in asked if each.is_write]
    claim, note, copy, page, record, pointer, through, unclaim = ["PUT 200"] * 7 + ["POST 200"]
    tried = ["PUT 412", "PUT 412"]
    assert writes == [claim, *tried, note, copy, page, record, pointer, through, unclaim]
    assert len(asked) - len(writes) <= 10


def test_looking_whether_there_is_something_to_do_writes_nothing(place: Place) -> None:
    with place.open_target() as target:
        publish(target, site("nothing"))
    place.server.log()
    with place.open_target() as target:
        alive(target)
        assert len(target.releases()) == 1
        assert target.digest("index.html")
    assert [each for each in place.server.log() if each.is_write] == []


def test_types_and_cache_headers_reach_readers_and_come_back_with_old_bytes(place: Place) -> None:
    old = {"index.html": b"<p>old", "assets/look.0a1b2c3d.css": b"p { color: red }"}
    with place.open_target() as target:
        first = publish(target, old)
        publish(target, {"index.html": b"<p>new"})
        assert place.read("assets/look.0a1b2c3d.css")[0] == 404
        go_back(target, first.release)
    for path, kind, cache in (
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("assets/look.0a1b2c3d.css", "text/css; charset=utf-8", "max-age=31536000, immutable"),
    ):
        status, headers, data = place.read(path)
        assert (status, data) == (200, old[path])
        assert headers["content-type"] == kind
        assert headers["cache-control"].endswith(cache)


def test_equal_bytes_at_two_paths_keep_the_headers_of_each(place: Place) -> None:
    files = {"a.html": b"same", "a.json": b"same"}
    with place.open_target() as target:
        first = publish(target, files)
        publish(target, {"a.html": b"other", "a.json": b"other"})
        go_back(target, first.release)
    assert place.read("a.html")[1]["content-type"] == "text/html; charset=utf-8"
    assert place.read("a.json")[1]["content-type"] == "application/json"


def test_the_last_releases_are_kept_and_the_bytes_of_older_ones_forgotten(place: Place) -> None:
    with place.open_target(keep=2) as target:
        sent = [publish(target, {"index.html": f"<p>{n}".encode(), "x": b"x"}) for n in range(4)]
        assert [each.id for each in target.releases()] == [sent[3].release.id, sent[2].release.id]
        listing = place.server.read(f"/{place.bucket}?list-type=2&prefix=web/desk/_briefgen")[2]
        assert listing.count(b"/_briefgen/objects/") == 1
        assert listing.count(b"/_briefgen/releases/") == 2
        go_back(target, sent[2].release)
        assert place.read("index.html")[2] == b"<p>2"


def test_files_of_others_are_not_mixed_with_ours(place: Place) -> None:
    place.server.put(place.path("their.html"), b"theirs")
    place.server.log()
    files = site("mixed")
    with place.open_target() as target:
        release = release_of(files, None)
        with pytest.raises(Refused, match=r"not ours, such as their\.html"):
            target.begin(release, None)
    assert place.server.writes() == []


def test_a_file_that_somebody_puts_there_later_stays(place: Place) -> None:
    with place.open_target() as target:
        publish(target, site("later"))
        place.server.put(place.path("proof.txt"), b"theirs")
        publish(target, {"index.html": b"<p>"})
    assert place.read("proof.txt")[2] == b"theirs"
    assert place.read("feed.xml")[0] == 404


def test_what_an_attempt_left_is_removed_with_the_next_release(place: Place) -> None:
    with place.open_target() as target:
        publish(target, site("left"))
        files = site("left") | {"draft.html": b"<p>thought better of it", "index.html": b"<p>x"}
        target.begin(release_of(files, alive(target)), alive(target))
        target.put(parcel("draft.html", files["draft.html"]))
        target.put(parcel("index.html", files["index.html"]))
    with place.open_target() as target:
        files = site("left") | {"feed.xml": b"<feed/>"}
        assert sorted(send(target, files).sent) == ["feed.xml", "index.html"]
    assert {path: place.read(path)[2] for path in files} == files
    assert place.read("draft.html")[0] == 404


def test_a_file_that_somebody_changed_there_is_told_and_can_be_published_anew(place: Place) -> None:
    files = site("changed")
    with place.open_target() as target:
        publish(target, files)
    place.server.put(place.path("feed.xml"), b"<gone/>")
    with (
        place.open_target() as target,
        pytest.raises(Refused, match=r"feed\.xml is not what was sent"),
    ):
        publish(target, files | {"index.html": b"<p>one"})
    place.server.delete(place.path("_briefgen/release.json"))
    with place.open_target() as target:
        sent = publish(target, files)
        assert sent.put == ("feed.xml", "index.html")
        assert len(sent.there) == 10
        assert_live(target, files, sent)


def test_a_whole_shipment_arrives(place: Place) -> None:
    files = site("shipped")
    with place.open_target() as target:
        live = alive_after(place)
        release = release_of(files, live)
        shipped = ship(
            Shipment(target, release, live, lambda path, _: parcel(path, files[path])),
            lambda *_: None,
        )
        assert sorted(shipped.sent) == sorted(files)
        assert shipped.removed == ("old.html",)


def test_many_files_are_checked_with_few_requests_and_what_is_wrong_is_found(place: Place) -> None:
    files = {f"p{number}.html": f"<p>{number}".encode() for number in range(40)}
    with place.open_target() as target:
        release = release_of(files, None)
        shipment = Shipment(target, release, None, lambda path, _: parcel(path, files[path]))
        sent = ship(shipment, lambda *_: None).sent
        place.server.put(place.path("p7.html"), b"<p>8")
        place.server.delete(place.path("p9.html"))
        place.server.log()
        assert sorted(wrong_at(target, release, sent, lambda *_: None)) == ["p7.html", "p9.html"]
    assert len(place.server.log()) < 9


def alive_after(place: Place) -> object:
    """Publish one file that goes again, and return what is live."""
    with place.open_target() as target:
        publish(target, {"old.html": b"<p>old"})
        return target.current()
