"""What is special about a folder: the link, shared files, old releases, foreign things."""

import os
from errno import EPERM
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.build.state.manifest import digest
from briefgen.publish.release import encode_release
from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.folder import FolderTarget
from briefgen.publish.targets.zip import ZipTarget
from tests.publish.judging import assert_live
from tests.publish.sending import begun, go_back, parcel, publish, release_of, site


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "live"


def test_the_site_is_a_link_that_can_be_moved_with_its_releases(live: Path) -> None:
    sent = publish(FolderTarget(live), site("a"))
    assert live.is_symlink()
    assert str(live.readlink()) == f"live.releases/{sent.release.id}"
    moved = live.parent / "elsewhere"
    moved.mkdir()
    for name in ("live", "live.releases"):
        (live.parent / name).rename(moved / name)
    assert_live(FolderTarget(moved / "live"), site("a"), sent)


def test_to_ask_writes_nothing(live: Path) -> None:
    for target in (FolderTarget(live), ZipTarget(live.with_suffix(".zip"))):
        with target:
            assert target.current() is None
            assert target.releases() == ()
            assert target.digest("index.html") is None
    assert list(live.parent.iterdir()) == []


def test_nothing_of_briefgens_own_lies_among_the_files_that_are_served(live: Path) -> None:
    sent = publish(FolderTarget(live), site("a"))
    there = {each.relative_to(live).as_posix() for each in live.rglob("*") if each.is_file()}
    assert there == set(sent.release.files)


def test_files_that_stay_are_shared_and_a_changed_one_leaves_the_old_release_alone(
    live: Path,
) -> None:
    first = publish(FolderTarget(live), site("a"))
    second = publish(FolderTarget(live), site("a") | {"index.html": b"new"})
    old, new = (live.parent / "live.releases" / each.release.id for each in (first, second))
    assert (old / "feed.xml").samefile(new / "feed.xml")
    assert (old / "index.html").read_bytes() == site("a")["index.html"]
    assert (new / "index.html").read_bytes() == b"new"


def test_a_disk_without_hard_links_gets_copies_as_old_as_the_files(
    live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(EPERM, "no")

    publish(FolderTarget(live), site("a"))
    os.utime(live / "feed.xml", ns=(10**18, 10**18))
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    sent = publish(FolderTarget(live), site("a") | {"index.html": b"new"})
    assert (live / "feed.xml").stat().st_nlink == 1
    assert (live / "feed.xml").stat().st_mtime_ns == 10**18
    assert_live(FolderTarget(live), site("a") | {"index.html": b"new"}, sent)


def test_a_file_is_newer_than_all_that_were_live_at_its_path_and_as_old_as_it_was_if_it_stays(
    live: Path,
) -> None:
    first = publish(FolderTarget(live), site("a"))
    ahead = 4 * 10**9
    for file in (live / "index.html", live / "feed.xml"):
        os.utime(file, (ahead, ahead))
    gone = site("a") | {"feed.xml": b"new"}
    del gone["index.html"]
    publish(FolderTarget(live), gone)
    assert (live / "feed.xml").stat().st_mtime == ahead + 1
    go_back(FolderTarget(live), first.release)
    assert (live / "index.html").stat().st_mtime == ahead + 1
    assert (live / "feed.xml").stat().st_mtime == ahead + 2
    publish(FolderTarget(live), site("a") | {"index.html": b"new"})
    assert (live / "feed.xml").stat().st_mtime == ahead + 2


def test_as_many_releases_are_kept_as_asked_for(live: Path) -> None:
    sent = [publish(FolderTarget(live, keep=3), site(salt)) for salt in "abcde"]
    kept = [each.release.id for each in reversed(sent[2:])]
    assert [each.id for each in FolderTarget(live).releases()] == kept
    root = live.parent / "live.releases"
    names = sorted(each.name for each in root.iterdir() if each.name not in ("lock", ".gitignore"))
    assert names == sorted([*kept, *(f"{each}.json" for each in kept)])
    with pytest.raises(Refused, match="no release has"):
        go_back(FolderTarget(live), sent[0].release)


def test_releases_are_kept_and_listed_by_what_followed_what_and_not_by_clocks(live: Path) -> None:
    target = FolderTarget(live, keep=2)
    first = publish(target, site("a"))
    now = target.current()
    ahead = replace(release_of(site("b"), now), id="2099", at="2099-01-01T00:00:00Z")
    target.begin(ahead, now)
    publish(target, site("b"), live=now, release=ahead)
    third = publish(target, site("c"))
    assert [each.id for each in target.releases()] == [third.release.id, ahead.id]
    fourth = publish(target, site("d"))
    assert [each.id for each in target.releases()] == [fourth.release.id, third.release.id]
    assert first.release.at < third.release.at < ahead.at


def test_a_file_that_could_not_be_kept_may_be_missing_from_what_was_begun(live: Path) -> None:
    for target in (FolderTarget(live), ZipTarget(live.with_suffix(".zip"))):
        with target:
            release = begun(target, {"index.html": b"1", "old.css": b"2"}, None)
            target.put(parcel("index.html", b"1"))
            del release.files["old.css"]
            target.point(release, None)
            assert target.digest("index.html") == digest(b"1")
            assert target.digest("old.css") is None


def test_an_empty_folder_gives_way_to_the_link(live: Path) -> None:
    live.mkdir()
    assert FolderTarget(live).current() is None
    assert_live(FolderTarget(live), site("a"), publish(FolderTarget(live), site("a")))


def test_a_folder_with_foreign_files_is_refused_and_stays_as_it_is(live: Path) -> None:
    live.mkdir()
    (live / "mine.txt").write_text("mine")
    for ask in (FolderTarget(live).current, FolderTarget(live).releases):
        with pytest.raises(Refused, match="files that are not ours"):
            ask()
    with pytest.raises(Refused, match="files that are not ours"):
        publish(FolderTarget(live), site("a"), live=None)
    assert [each.name for each in live.iterdir()] == ["mine.txt"]


def test_a_link_to_another_place_is_refused(live: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    live.symlink_to("other")
    with pytest.raises(Refused, match="not a release of briefgen's"):
        publish(FolderTarget(live), site("a"))
    assert list((tmp_path / "other").iterdir()) == []


def test_a_folder_on_a_disk_that_is_not_mounted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="mount its disk"):
        publish(FolderTarget(tmp_path / "mnt" / "live"), site("a"))
    assert list(tmp_path.iterdir()) == []


def test_releases_behind_a_link_are_refused(live: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "live.releases").symlink_to("other")
    with pytest.raises(Refused, match="is a link"):
        publish(FolderTarget(live), site("a"))


def test_a_live_release_whose_list_is_lost_is_refused_with_advice(live: Path) -> None:
    sent = publish(FolderTarget(live), site("a"))
    (live.parent / "live.releases" / f"{sent.release.id}.json").unlink()
    for ask in (FolderTarget(live).current, FolderTarget(live).releases):
        with pytest.raises(Refused, match="remove the link"):
            ask()
    live.unlink()
    again = publish(FolderTarget(live), site("a"))
    assert len(again.put) == 12


def test_a_file_that_somebody_changed_where_it_is_live_is_not_taken_over(live: Path) -> None:
    target = FolderTarget(live)
    publish(target, site("a"))
    (live / "feed.xml").write_bytes(b"changed")
    with pytest.raises(Refused, match=r"the live feed.xml is not what was sent"):
        publish(target, site("a") | {"index.html": b"new"})


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_what_is_no_file_any_more_where_one_was_live_is_not_taken_over(
    kind: str, live: Path
) -> None:
    publish(FolderTarget(live), site("a"))
    file = live / "feed.xml"
    file.unlink()
    if kind == "folder":
        file.mkdir()
    elif kind == "link":
        file.symlink_to("index.html")
    else:
        os.mkfifo(file)
    assert FolderTarget(live).digest("feed.xml") in (None, digest(b""))
    with pytest.raises(Refused, match=r"the live feed.xml is not what was sent"):
        publish(FolderTarget(live), site("a") | {"index.html": b"new"})


def test_a_release_that_lacks_a_file_is_not_made_live(live: Path) -> None:
    with FolderTarget(live) as target:
        release = begun(target, site("a"), None)
        target.put(parcel("index.html", site("a")["index.html"]))
        with pytest.raises(Refused, match="lacks"):
            target.point(release, None)
        assert target.current() is None


def test_while_one_publishes_nobody_else_begins(live: Path) -> None:
    with FolderTarget(live) as one, FolderTarget(live) as other:
        begun(one, site("a"), None)
        with pytest.raises(Overtaken, match="another publisher is at work"):
            begun(other, site("b"), None)
        one.abandon()
        publish(other, site("b"))


def test_paths_that_lead_out_of_the_folder_are_refused(live: Path) -> None:
    with FolderTarget(live) as target:
        begun(target, {"../out.html": b"x"}, None)
        with pytest.raises(Refused, match="could lead out"):
            target.put(parcel("../out.html", b"x"))
        with pytest.raises(Refused, match="could lead out"):
            target.digest("../live.releases/lock")
    names = {each.name for each in live.parent.iterdir()}
    assert names == {"live.releases"}


def test_a_release_whose_id_is_a_path_is_refused(live: Path) -> None:
    release = replace(release_of(site("a"), None), id="../elsewhere")
    with pytest.raises(Refused, match="cannot be the name of a file"):
        FolderTarget(live).begin(release, None)


def test_what_was_put_by_hand_into_an_unfinished_release_is_never_published(live: Path) -> None:
    with FolderTarget(live) as target:
        release = begun(target, site("a"), None)
    part = live.parent / "live.releases" / f"{release.id}.part"
    (part / "note.txt").write_text("by hand")
    (part / "link").symlink_to("/")
    publish(FolderTarget(live), site("a"))
    assert not (live / "note.txt").exists()
    assert not (live / "link").exists()


def test_the_link_may_be_set_back_by_hand(live: Path) -> None:
    first = publish(FolderTarget(live), site("a"))
    second = publish(FolderTarget(live), site("b"))
    live.unlink()
    live.symlink_to(f"live.releases/{first.release.id}")
    target = FolderTarget(live)
    assert_live(target, site("a"), first)
    assert target.releases() == (first.release, second.release)
    assert encode_release(go_back(target, second.release).release)
    assert (live / "index.html").read_bytes() == site("b")["index.html"]
