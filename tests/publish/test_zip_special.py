"""What is special about an archive: its name, its bytes, older archives, foreign files."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.folder import FolderTarget
from briefgen.publish.targets.zip import ZipTarget
from tests.publish.judging import assert_live
from tests.publish.sending import begun, go_back, parcel, publish, release_of, site


def test_the_same_site_gives_the_same_archive_at_any_time(tmp_path: Path) -> None:
    archives = []
    for name in ("one.zip", "other.zip"):
        publish(ZipTarget(tmp_path / name), site("a"))
        archives.append((tmp_path / name).read_bytes())
    publish(ZipTarget(tmp_path / "other.zip"), site("b"))
    publish(ZipTarget(tmp_path / "other.zip"), site("a"))
    assert archives[0] == archives[1] == (tmp_path / "other.zip").read_bytes()


def test_an_archive_holds_the_files_in_order_without_times_and_nothing_else(tmp_path: Path) -> None:
    publish(ZipTarget(tmp_path / "desk.zip"), site("a"))
    with ZipFile(tmp_path / "desk.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(site("a"))
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.external_attr >> 16 for each in archive.infolist()} == {0o100644}


def test_the_list_of_what_is_in_an_archive_lies_beside_it(tmp_path: Path) -> None:
    sent = publish(ZipTarget(tmp_path / "desk.zip"), site("a"))
    told = json.loads((tmp_path / "desk.zip.release.json").read_bytes())
    assert told["id"] == sent.release.id
    assert set(told["files"]) == set(site("a"))


def test_a_path_may_hold_the_day_and_the_release(tmp_path: Path) -> None:
    sent = publish(ZipTarget(tmp_path / "{date}" / "desk-{release}.zip"), site("a"))
    assert (tmp_path / "2026-01-02" / f"desk-{sent.release.id}.zip").is_file()


def test_other_braces_and_signs_of_patterns_are_names(tmp_path: Path) -> None:
    folder = tmp_path / "{x}" / "[a]*"
    folder.mkdir(parents=True)
    sent = publish(ZipTarget(folder / "d[1]-{release}.zip"), site("a"))
    assert_live(ZipTarget(folder / "d[1]-{release}.zip"), site("a"), sent)


def test_archives_with_names_of_their_own_are_never_removed(tmp_path: Path) -> None:
    for salt in "abcd":
        publish(ZipTarget(tmp_path / "desk-{release}.zip", keep=2), site(salt))
    assert len(list(tmp_path.glob("desk-*.zip"))) == 4


def test_what_is_live_does_not_depend_on_the_clocks_of_publishers(tmp_path: Path) -> None:
    target = ZipTarget(tmp_path / "desk-{release}.zip")
    publish(target, site("a"))
    live = target.current()
    late = replace(release_of(site("b"), live), id="1999", at="1999-12-31T23:59:59Z")
    target.begin(late, live)
    sent = publish(target, site("b"), live=live, release=late)
    assert_live(target, site("b"), sent)
    assert_live(target, site("c"), publish(target, site("c")))


def test_a_second_release_of_the_same_name_is_refused(tmp_path: Path) -> None:
    for target in (ZipTarget(tmp_path / "desk-{release}.zip"), FolderTarget(tmp_path / "live")):
        sent = publish(target, site("a"))
        with pytest.raises(Refused, match="already"):
            target.begin(sent.release, target.current())


def test_an_older_archive_that_was_taken_away_cannot_be_gone_back_to(tmp_path: Path) -> None:
    target = ZipTarget(tmp_path / "desk-{release}.zip")
    first = publish(target, site("a"))
    second = publish(target, site("b"))
    (tmp_path / f"desk-{first.release.id}.zip").unlink()
    assert target.releases() == (second.release,)
    with pytest.raises(Refused, match="no archive has"):
        go_back(target, first.release)


def test_of_archives_whose_name_was_taken_as_many_are_kept_as_asked_for(tmp_path: Path) -> None:
    target = ZipTarget(tmp_path / "desk.zip", keep=3)
    sent = [publish(target, site(salt)).release for salt in "abcde"]
    assert target.releases() == (sent[4], sent[3], sent[2])
    back = go_back(target, sent[2])
    assert_live(target, site("c"), back)


def test_archives_are_kept_by_what_followed_what_and_not_by_clocks(tmp_path: Path) -> None:
    target = ZipTarget(tmp_path / "desk.zip", keep=2)
    publish(target, site("a"))
    live = target.current()
    ahead = replace(release_of(site("b"), live), id="2099", at="2099-01-01T00:00:00Z")
    target.begin(ahead, live)
    publish(target, site("b"), live=live, release=ahead)
    sent = [publish(target, site(salt)).release for salt in "cd"]
    assert target.releases() == tuple(reversed(sent))


def test_a_file_that_is_not_ours_is_refused_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "desk.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("mine.txt", "mine")
    before = file.read_bytes()
    with pytest.raises(Refused, match="not an archive of briefgen's"):
        ZipTarget(file).current()
    with pytest.raises(Refused, match="not an archive of briefgen's"):
        ZipTarget(file).begin(release_of(site("a"), None), None)
    assert file.read_bytes() == before


def test_a_file_that_is_in_the_place_of_a_new_archive_is_refused(tmp_path: Path) -> None:
    release = release_of(site("a"), None)
    (tmp_path / f"desk-{release.id}.zip").write_text("mine")
    with pytest.raises(Refused, match="not an archive of briefgen's"):
        ZipTarget(tmp_path / "desk-{release}.zip").begin(release, None)


def test_an_archive_whose_list_belongs_to_another_is_not_ours(tmp_path: Path) -> None:
    file = tmp_path / "desk.zip"
    publish(ZipTarget(file), site("a"))
    ours = file.read_bytes()
    publish(ZipTarget(file), site("b"))
    file.write_bytes(ours)
    with pytest.raises(Refused, match="its list is lost"):
        ZipTarget(file).current()


def test_damage_in_an_archive_is_found_and_not_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "desk.zip"
    target = ZipTarget(file)
    publish(target, site("a"))
    data = bytearray(file.read_bytes())
    data[60] ^= 255
    file.write_bytes(data)
    assert target.digest(min(site("a"))) is None
    with pytest.raises(Refused, match="no archive has"):
        publish(target, site("a") | {"index.html": b"new"})


def test_an_archive_that_lacks_a_file_is_not_made(tmp_path: Path) -> None:
    with ZipTarget(tmp_path / "desk.zip") as target:
        release = begun(target, site("a"), None)
        target.put(parcel("index.html", site("a")["index.html"]))
        with pytest.raises(Refused, match="lacks"):
            target.point(release, None)
    assert not (tmp_path / "desk.zip").exists()


def test_while_one_makes_an_archive_nobody_else_begins(tmp_path: Path) -> None:
    path = tmp_path / "desk-{release}.zip"
    with ZipTarget(path) as one, ZipTarget(path) as other:
        begun(one, site("a"), None)
        with pytest.raises(Overtaken, match="another publisher is at work"):
            begun(other, site("b"), None)


def test_a_folder_that_is_not_there_and_a_name_that_is_a_path_are_refused(tmp_path: Path) -> None:
    release = release_of(site("a"), None)
    with pytest.raises(Refused, match="does not exist"):
        ZipTarget(tmp_path / "none" / "desk.zip").begin(release, None)
    with pytest.raises(Refused, match="cannot be the name"):
        ZipTarget(tmp_path / "desk.zip").begin(replace(release, id="../x"), None)
