"""What a release holds besides the outputs of a build: what is kept, and what hosts read."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from briefgen.publish.changes import changes
from briefgen.publish.headers import cache_control
from briefgen.publish.plan import following
from briefgen.publish.release import Release, ReleaseFile
from briefgen.publish.ship import Shipment, ship
from briefgen.publish.target import Parcel
from briefgen.publish.targets.folder import FolderTarget
from briefgen.publish.used import used_files
from tests.publish.desk import DESK, DOHA, Published, watch
from tests.publish.remotes import bare, seen

PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def desk(site):
    return Published(site(DESK))


@pytest.fixture
def forge(desk):
    """Return a desk that publishes to a branch, and what readers of that branch get."""
    remote = bare(desk.live.with_name("live.git"))
    desk.site.edit("site.toml", "folder:../live", "git:../live.git#pages")
    return desk, lambda: seen(remote)


def stylesheet(desk) -> str:
    (found,) = [path for path in desk.files() if path.startswith("static/site.") and "css" in path]
    return found


def named(desk, name: str) -> list[str]:
    return [path for path in desk.files() if path.startswith(f"static/{name}.")]


def test_that_a_stylesheet_is_kept_no_longer_is_no_reason_to_publish(desk):
    desk.publish()
    old = stylesheet(desk)
    desk.site.write("static/site.css", "body { color: red }")
    second = desk.publish()
    assert second.release.kept == (old,)
    for _ in range(2):
        outcome = desk.publish()
        assert (outcome.is_done, outcome.live) == (True, second.release)
        assert outcome.changes.is_empty
    assert old in desk.files()
    desk.site.edit(DOHA, "They met.", "They met again.")
    assert old in desk.publish().changes.removed_paths


def test_what_was_taken_out_of_static_and_no_page_used_goes_at_once(desk):
    for name in ("plan.txt", "plan.json", "plan.pdf"):
        desk.site.write(f"static/{name}", "a plan")
    desk.site.write("static/map.png", PICTURE)
    desk.publish()
    assert all(named(desk, name) for name in ("plan", "map"))
    desk.site.remove("static/plan.txt", "static/plan.json", "static/plan.pdf", "static/map.png")
    assert len(desk.publish().changes.removed_paths) == 4
    assert not any(named(desk, name) for name in ("plan", "map"))


def test_what_pages_and_stylesheets_name_is_used(tmp_path):
    bytes_of = {
        "index.html": b'<link href="static/a%20b.00000001.css"><a href="static/plan.00000002.pdf">',
        "static/a b.00000001.css": b"@font-face { src: url(letters.00000003.woff2) }",
        "static/plan.00000002.pdf": b"",
        "static/letters.00000003.woff2": b"",
        "static/map.00000004.png": b"",
    }
    places = {}
    for number, (path, data) in enumerate(bytes_of.items()):
        places[path] = tmp_path / str(number)
        places[path].write_bytes(data)
    files = {path: listed(data, path) for path, data in bytes_of.items()}
    expected = ("static/a b.00000001.css", "static/letters.00000003.woff2")
    assert used_files(files, places) == expected


def test_a_file_that_is_cached_otherwise_is_sent_again():
    before = Release(id="1", at="", files={"a.css": listed(b"a", "static/a.css")})
    after = replace(before, files={"a.css": listed(b"a", "a.css")})
    assert changes(before, after).paths == ("a.css",)


def test_it_is_sent_also_where_the_target_has_its_bytes(tmp_path):
    def parcel(path, file):
        return Parcel(path, b"a", file, "text/css", cache_control(file))

    with HasAll(tmp_path / "live") as target:
        for number, name in enumerate(("static/a.css", "a.css")):
            files = {"a.css": listed(b"a", name)}
            release = Release(
                id=f"{number}", at="2026-01-01T12:00:00+00:00", parent="0" * number, files=files
            )
            shipment = Shipment(target, release, target.current(), parcel)
            assert ship(shipment, watch).sent == (("a.css",) if number else ())
            assert target.puts == number


class HasAll(FolderTarget):
    """A target that believes to have all bytes, and puts what is sent all the same."""

    puts = 0

    def has(self, path, file):
        super().put(Parcel(path, b"a", file, "", ""))
        return True

    def put(self, parcel):
        self.puts += 1
        super().put(parcel)


def test_a_file_that_the_live_release_only_kept_is_not_kept_again():
    live = Release(
        id="2",
        at="",
        files={path: listed(b"", path) for path in ("static/1.css", "static/2.css")},
        used=("static/2.css",),
        kept=("static/1.css",),
    )
    assert following(live, {}).kept == ("static/2.css",)
    assert following(live, live.own_files).kept == ("static/1.css",)


def test_a_branch_tells_its_host_to_serve_it_as_it_is_and_by_which_name(forge):
    desk, there = forge
    desk.publish()
    assert there()[".nojekyll"] == b""
    assert "CNAME" not in there()
    desk.site.edit("site.toml", '#pages"', '#pages"\ncname = "desk.example"')
    outcome = desk.publish()
    assert (outcome.is_done, outcome.changes.paths) == (True, ("CNAME",))
    assert there()["CNAME"] == b"desk.example\n"
    desk.site.edit("site.toml", 'cname = "desk.example"', "")
    assert desk.publish().changes.removed_paths == ("CNAME",)
    assert "CNAME" not in there()


def test_other_targets_get_no_files_of_forges(desk):
    desk.publish()
    assert {".nojekyll", "CNAME"}.isdisjoint(desk.files())


def listed(data: bytes, path: str) -> ReleaseFile:
    stage = "fingerprinted" if path.startswith("static/") else "page"
    return ReleaseFile(sha256(data).hexdigest(), len(data), stage)
