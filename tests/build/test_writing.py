"""A build writes only what differs and removes only what it wrote."""

import errno
import os
from pathlib import Path

import msgspec
import pytest

from briefgen.build.output.files import move
from briefgen.build.output.staging import Staging
from briefgen.build.output.write import disk_refused, write
from briefgen.build.progress import Progress
from briefgen.build.state.manifest import Manifest, digest, load_manifest
from briefgen.build.state.places import state_of
from tests.build.staged import put, stage


def site(tmp_path):
    return tmp_path / "site", tmp_path / "site" / "public"


def names(out):
    return sorted(str(f.relative_to(out)) for f in out.rglob("*") if f.is_file())


def codes(written):
    return [problem.code for problem in written.problems]


def test_files_are_written_once_and_then_kept(tmp_path):
    folder, out = site(tmp_path)
    first = put(folder, out, {"index.html": "a", "x/index.html": "b"})
    assert first.written == ("index.html", "x/index.html")
    stamp = (out / "index.html").stat().st_mtime_ns
    second = put(folder, out, {"index.html": "a", "x/index.html": "c"})
    assert second.written == ("x/index.html",)
    assert second.kept == ("index.html",)
    assert stamp == (out / "index.html").stat().st_mtime_ns
    assert names(out) == ["index.html", "x/index.html"]


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a", "x/y/index.html": "b"})
    assert put(folder, out, {"index.html": "a"}).removed == ("x/y/index.html",)
    assert names(out) == ["index.html"]
    assert not (out / "x").exists()


def test_a_stranger_among_ours_is_kept(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a", "x/index.html": "b"})
    (out / "x" / "notes.txt").write_text("mine")
    put(folder, out, {"index.html": "a"})
    assert names(out) == ["index.html", "x/notes.txt"]


def test_a_file_edited_by_hand_is_left_and_said(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a", "x/index.html": "b"})
    (out / "index.html").write_text("by hand")
    (out / "x/index.html").write_text("by hand too")
    written = put(folder, out, {"index.html": "c"})
    assert codes(written) == ["BG802", "BG809"]
    assert (out / "index.html").read_text() == "by hand"
    assert (out / "x/index.html").read_text() == "by hand too"
    (out / "index.html").unlink()
    (out / "x/index.html").unlink()
    again = put(folder, out, {"index.html": "c"})
    assert codes(again) == []
    assert names(out) == ["index.html"]


def test_a_link_in_place_of_a_file_is_left_and_its_target_too(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    target = tmp_path / "precious"
    target.write_text("precious")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(target)
    assert codes(put(folder, out, {"index.html": "b"})) == ["BG802"]
    assert target.read_text() == "precious"


def test_a_folder_with_strangers_is_refused_untouched(tmp_path):
    folder, out = site(tmp_path)
    out.mkdir(parents=True)
    (out / "thesis.txt").write_text("ten years")
    assert put(folder, out, {"index.html": "a"}).code == "BG142"
    assert names(out) == ["thesis.txt"]


def test_a_lost_manifest_is_no_loss_where_the_bytes_are_what_we_would_write(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a", "x/index.html": "b"})
    state_of(folder, out).manifest.write_bytes(b"\x00garbage")
    again = put(folder, out, {"index.html": "a", "x/index.html": "b"})
    assert again.written == ()
    assert put(folder, out, {"index.html": "z"}).written == ("index.html",)
    assert names(out) == ["index.html"]


def test_a_lost_manifest_and_other_bytes_are_refused(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    state_of(folder, out).manifest.unlink()
    assert put(folder, out, {"index.html": "b"}).code == "BG142"
    assert (out / "index.html").read_text() == "a"


def test_a_manifest_of_another_version_is_as_good_as_none(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    kept = state_of(folder, out).manifest
    kept.write_text(kept.read_text().replace('"version":1', '"version":99'))
    assert load_manifest(kept) is None


def test_files_half_moved_by_a_killed_build_are_still_ours(tmp_path, monkeypatch):
    folder, out = site(tmp_path)
    put(folder, out, {"a.html": "1", "b.html": "1", "old.html": "1"})
    staging = Staging(
        out, load_manifest(state_of(folder, out).manifest), state_of(folder, out).staging
    )
    for path in ("a.html", "b.html", "new.html"):
        stage(staging, path, b"2")
    replaced = []

    class Killed(BaseException):
        pass

    def dies_at_the_second(self, target):
        if replaced:
            raise Killed
        replaced.append(target)
        self.rename(target)

    monkeypatch.setattr("pathlib.PosixPath.replace", dies_at_the_second)
    monkeypatch.setattr("briefgen.build.output.write.save_manifest", _saved_by_rename)
    with pytest.raises(Killed):
        write(staging, state_of(folder, out).manifest, Progress())
    monkeypatch.undo()
    assert (out / "a.html").read_text() == "2"
    assert state_of(folder, out).staging.exists()
    after = put(folder, out, {"a.html": "3", "b.html": "3", "new.html": "3"})
    assert codes(after) == []
    assert names(out) == ["a.html", "b.html", "new.html"]
    assert {"3"} == {(out / name).read_text() for name in names(out)}


def _saved_by_rename(file, manifest):
    file.write_bytes(msgspec.json.encode(manifest))


def test_an_output_folder_swapped_for_a_link_is_noticed_and_its_target_untouched(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"x/index.html": "a"})
    victim = tmp_path / "victim"
    victim.mkdir()
    staging = Staging(
        out, load_manifest(state_of(folder, out).manifest), state_of(folder, out).staging
    )
    stage(staging, "x/index.html", b"b")
    out.rename(tmp_path / "moved")
    out.symlink_to(victim)
    assert "BG803" in codes(write(staging, state_of(folder, out).manifest, Progress()))
    assert list(victim.iterdir()) == []


def test_a_folder_inside_swapped_for_a_link_is_noticed(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"x/index.html": "a", "y/index.html": "a"})
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "index.html").write_text("a")
    staging = Staging(
        out, load_manifest(state_of(folder, out).manifest), state_of(folder, out).staging
    )
    stage(staging, "y/index.html", b"b")
    (out / "x").rename(tmp_path / "moved")
    (out / "x").symlink_to(victim)
    written = write(staging, state_of(folder, out).manifest, Progress())
    assert codes(written) == ["BG809"]
    assert (victim / "index.html").read_text() == "a"


def test_a_state_folder_that_cannot_be_written_is_a_warning(tmp_path):
    folder, out = site(tmp_path)
    folder.mkdir()
    (folder / ".briefgen").write_text("a file where the folder should be")
    written = put(folder, out, {"index.html": "a"})
    assert {"BG801"} == set(codes(written))
    assert names(out) == ["index.html"]


def test_a_build_that_is_discarded_leaves_nothing(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    put(folder, out, {"index.html": "b"}, commit=False)
    assert (out / "index.html").read_text() == "a"
    assert names(out) == ["index.html"]


def test_a_site_that_moves_keeps_its_manifest(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    moved = tmp_path / "elsewhere"
    folder.rename(moved)
    written = put(moved, moved / "public", {"index.html": "b"})
    assert written.written == ("index.html",)
    assert Manifest() != load_manifest(state_of(moved, moved / "public").manifest)


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"v1.0": "a", "x/index.html": "a"})
    turned = put(folder, out, {"v1.0/index.html": "b", "x": "b"})
    assert codes(turned) == []
    assert names(out) == ["v1.0/index.html", "x"]
    assert turned.removed == ("v1.0", "x/index.html")
    back = put(folder, out, {"v1.0": "c", "x/index.html": "c"})
    assert codes(back) == []
    assert names(out) == ["v1.0", "x/index.html"]


def test_a_folder_of_somebody_else_where_a_page_goes_is_left(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    (out / "x").mkdir()
    (out / "x" / "notes.txt").write_text("mine")
    assert codes(put(folder, out, {"index.html": "b", "x": "b"})) == ["BG802"]
    assert (out / "x" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_in_the_way_is_found_before_anything_moves(tmp_path, kind):
    folder, out = site(tmp_path)
    put(folder, out, {"a.html": "1", "z/index.html": "1"})
    before = {name: (out / name).read_text() for name in names(out)}
    if kind == "file":
        (out / "y").write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        (out / "y").symlink_to(tmp_path / "elsewhere")
    refused = put(folder, out, {"a.html": "2", "y/index.html": "2", "z/index.html": "2"})
    assert codes(refused) == ["BG803"]
    assert refused.written == ()
    assert {name: (out / name).read_text() for name in before} == before
    assert not (tmp_path / "elsewhere" / "index.html").exists()


def test_a_disk_that_refuses_midway_says_how_far_it_came(tmp_path, monkeypatch):
    folder, out = site(tmp_path)
    put(folder, out, {"a.html": "1", "b.html": "1"})
    monkeypatch.setattr("briefgen.build.output.write.move", _full_at("b.html"))
    refused = put(folder, out, {"a.html": "2", "b.html": "2"})
    monkeypatch.undo()
    assert codes(refused) == ["BG804"]
    assert refused.written == ("a.html",)
    assert codes(put(folder, out, {"a.html": "2", "b.html": "2"})) == []
    assert (out / "b.html").read_text() == "2"


def _full_at(name):
    def moved(staged, target):
        if target.name == name:
            raise OSError(errno.ENOSPC, "No space left on device")
        staged.replace(target)

    return moved


def test_a_file_comes_from_another_disk_in_one_step_too(tmp_path, monkeypatch):
    staged, target = tmp_path / "staged", tmp_path / "page.html"
    staged.write_text("new")
    target.write_text("old")
    rename = Path.replace

    def across(self, to):
        if self == staged:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, to)

    monkeypatch.setattr(Path, "replace", across)
    move(staged, target)
    assert target.read_text() == "new"
    assert sorted(f.name for f in tmp_path.iterdir()) == ["page.html", "staged"]


@pytest.mark.parametrize(
    "path", ["../../victim", "/etc/victim", "a/../../victim", "a\0b", "", "a//b", "x" * 300, "a\\b"]
)
def test_a_manifest_that_leads_out_of_the_folder_is_damage(tmp_path, path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    kept = state_of(folder, out).manifest
    files = {"index.html": (digest(b"a"),), path: (digest(b"x"),)}
    kept.write_bytes(msgspec.json.encode({"files": files, "version": 1}))
    assert load_manifest(kept) is None
    (tmp_path / "victim").write_text("x")
    put(folder, out, {"index.html": "a"})
    assert (tmp_path / "victim").read_text() == "x"


def test_a_manifest_that_is_no_file_never_blocks(tmp_path):
    folder, out = site(tmp_path)
    put(folder, out, {"index.html": "a"})
    kept = state_of(folder, out).manifest
    kept.unlink()
    os.mkfifo(kept)
    assert load_manifest(kept) is None


def test_a_removal_that_the_disk_refuses_does_not_hide_what_was_written(tmp_path, monkeypatch):
    folder, out = site(tmp_path)
    put(folder, out, {"a.html": "1", "old.html": "1"})

    unlink = Path.unlink

    def refuse(self):
        if self.suffix == ".new":
            return unlink(self)
        raise OSError(errno.EIO, "Input/output error", str(self))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "unlink", refuse)
        refused = put(folder, out, {"a.html": "2"})
    assert codes(refused) == ["BG804"]
    assert refused.written == ("a.html",)
    assert put(folder, out, {"a.html": "2"}).removed == ("old.html",)


def test_a_move_that_is_refused_names_where_the_file_should_go():
    refusal = PermissionError(errno.EACCES, "Permission denied", "staging/0", None, "public/x.html")
    assert disk_refused(refusal).message.endswith("(Permission denied): public/x.html")
