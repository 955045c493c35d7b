"""After a publication that was cut off the next one leaves what its release lists, and no more."""

from contextlib import suppress
from hashlib import sha256

import pytest

from briefgen.publish.ship import Shipment, ship
from briefgen.publish.target import Foreign, Refused
from briefgen.publish.targets.s3 import S3Target
from tests.harness.site import Site
from tests.publish.desk import DESK, DOHA, Published
from tests.publish.faults import Killed, cut_off
from tests.publish.judging import alive, assert_live
from tests.publish.s3_moto import Plan
from tests.publish.s3_place import Place, place, server
from tests.publish.sending import begun, go_back, parcel, publish, release_of, site

__all__ = ["place", "server"]

MISTAKE = "content/briefs/mistake.md"


@pytest.fixture
def desk(place: Place, tmp_path) -> Published:
    """Give a site that is published to the bucket."""
    published = Published(Site(tmp_path / "site", DESK))
    there = f'target = "s3://{place.bucket}/web/desk"\nendpoint = "{place.server.endpoint}"'
    toml = published.site.folder / "site.toml"
    toml.write_text(toml.read_text().replace('target = "folder:../live"', there))
    return published


def _whole(place: Place, outcome) -> None:
    """Require that an outcome is done, and that the bucket has its release, byte for byte."""
    assert outcome.is_done, outcome.problems
    with place.open_target() as target:
        live = alive(target)
    assert not live.unfinished
    found = {path: sha256(place.read(path)[2]).hexdigest() for path in _of_the_site(place)}
    assert found == {path: file.digest for path, file in live.release.files.items()}


def _of_the_site(place: Place) -> list[str]:
    start = "web/desk/"
    paths = (path.removeprefix(start) for path in place.server.paths(place.bucket))
    return [path for path in paths if not path.startswith("_briefgen/")]


def _mistake(desk: Published) -> str:
    """Write a page by mistake, and change another; return what the other was."""
    doha = (desk.site.folder / DOHA).read_text()
    desk.site.write(DOHA, doha.replace("They met.", "They never met."))
    desk.site.write(MISTAKE, "---\ntitle: A mistake\ndate: 2025-03-01\n---\nNobody should read.\n")
    return doha


@pytest.mark.parametrize("how", ["fail", "kill"])
@pytest.mark.parametrize("at", [2, 5, 8])
def test_a_mistake_that_was_half_sent_is_gone_when_it_is_taken_back(
    place: Place, desk: Published, how: str, at: int
) -> None:
    _whole(place, desk.publish())
    doha = _mistake(desk)
    with cut_off(at, how), suppress(Killed):
        assert not desk.publish().is_done
    desk.site.write(DOHA, doha)
    (desk.site.folder / MISTAKE).unlink()
    _whole(place, desk.publish())
    place.server.log()
    _whole(place, desk.publish())
    assert place.server.writes() == []


def test_what_could_not_be_deleted_is_deleted_by_the_next_publication_and_can_come_back(
    place: Place, desk: Published
) -> None:
    desk.site.write(MISTAKE, "---\ntitle: A mistake\ndate: 2025-03-01\n---\nNobody should read.\n")
    first = desk.publish()
    before = {path: place.read(path)[2] for path in _of_the_site(place)}
    (desk.site.folder / MISTAKE).unlink()
    place.server.fail(Plan(how="answer", status=403, code="AccessDenied", methods=("POST",)))
    assert not desk.publish(allow_deletes=True).is_done
    assert place.read("briefs/mistake/index.html")[0] == 200
    place.server.fail(Plan())
    _whole(place, desk.publish())
    assert place.read("briefs/mistake/index.html")[0] == 404
    back = desk.roll_back(first.release.id)
    assert back.is_done, back.problems
    assert {path: place.read(path)[2] for path in before} == before


def test_what_could_not_be_deleted_is_kept_before_the_next_release_removes_it(place: Place) -> None:
    files = site("kept") | {"gone.html": b"<p>gone", "over.html": b"<p>over"}
    with place.open_target() as target:
        first = publish(target, files)
        place.server.fail(Plan(how="answer", status=403, methods=("POST",)))
        with pytest.raises(Refused, match="deleting"):
            publish(target, site("kept"))
        place.server.fail(Plan())
    for path in ("gone.html", "over.html"):  # As if the copies were not made, either.
        digest = first.release.files[path].digest
        place.server.delete(place.path(f"_briefgen/objects/{digest}/{path}"))
    with place.open_target() as target:
        publish(target, site("kept") | {"over.html": b"<p>other"})
        assert place.read("gone.html")[0] == 404
        assert_live(target, files, go_back(target, first.release))


def test_a_note_that_nobody_understands_says_that_something_is_unfinished(place: Place) -> None:
    with place.open_target() as target:
        sent = publish(target, site("note"))
        place.server.put(place.path("_briefgen/unfinished.json"), b"?")
        assert alive(target).unfinished
        again = publish(target, site("note"))
        assert not alive(target).unfinished
        assert again.release.content == sent.release.content


def test_a_kept_file_that_somebody_else_changed_is_let_go(place: Place) -> None:
    style = "assets/look.11111111.css"
    with place.open_target() as target:
        publish(target, site("style") | {style: b"p { color: red }"})
        place.server.put(place.path(style), b"p { color: blue }")
        live = alive(target)
        files = site("style") | {"index.html": b"<p>"}
        release = release_of(files, live, kept=(style,))
        shipment = Shipment(target, release, live, lambda path, _: parcel(path, files[path]))
        ship(shipment, lambda *_: None)
        assert alive(target).release.files.keys() == files.keys()
        assert not alive(target).unfinished
    assert place.read(style)[0] == 404


def test_a_site_below_another_stays_as_it_is(place: Place) -> None:
    """One is published to live, another to a folder below it, as a test of the same site."""
    test = S3Target(place.bucket, "web/desk/test", endpoint=place.server.endpoint)
    with place.open_target() as live:
        publish(live, site("live"))
    with test:
        sent = publish(test, site("test"))
        publish(test, site("test") | {"index.html": b"<p>next"})
        below = _below(place)
        with place.open_target() as live:
            begun(live, site("live") | {"draft.html": b"<p>"}, alive(live))
            live.put(parcel("draft.html", b"<p>"))
        with place.open_target() as live:
            publish(live, {"index.html": b"<p>all else is gone"})
        assert _of_the_site(place) == ["index.html", *(path for path in below if "test/" in path)]
        assert _below(place) == below
        assert_live(test, site("test"), go_back(test, sent.release))


def test_a_site_may_be_published_above_another_but_not_into_it(place: Place) -> None:
    with S3Target(place.bucket, "web/desk/test", endpoint=place.server.endpoint) as test:
        publish(test, site("test"))
    below = _below(place)
    with place.open_target() as live:
        publish(live, site("live"))
        with pytest.raises(Foreign, match="another site is published to test/"):
            publish(live, site("live") | {"test/index.html": b"<p>"})
        publish(live, site("other"))
    assert _below(place) == below


def test_a_page_that_another_site_has_taken_over_is_not_deleted(place: Place) -> None:
    with place.open_target() as live:
        publish(live, site("live") | {"test/index.html": b"<p>ours"})
    # Whoever publishes there first has to empty the place.
    place.server.delete(place.path("test/index.html"))
    with S3Target(place.bucket, "web/desk/test", endpoint=place.server.endpoint) as test:
        publish(test, {"index.html": b"<p>theirs"})
    with place.open_target() as live:
        publish(live, site("live"))
    assert place.read("test/index.html")[2] == b"<p>theirs"


def _below(place: Place) -> dict[str, bytes]:
    """Return all that the site below the other has in the bucket."""
    start = "web/desk/test/"
    paths = [path for path in place.server.paths(place.bucket) if path.startswith(start)]
    return {
        path[len("web/desk/") :]: place.server.read(f"/{place.bucket}/{path}")[2] for path in paths
    }
