"""What passes lies below `.briefgen/`, and the next build removes what a killed one left of it."""

import pytest

from briefgen.build.build import build
from briefgen.build.clean import clean
from briefgen.build.report import BuildOptions
from briefgen.build.state.places import state_of
from briefgen.build.verify import verify
from briefgen.config import Config
from tests.harness.site import NOW
from tests.site.desk import DESK


@pytest.fixture
def desk(site, monkeypatch, tmp_path):
    """A site, and no folder for temporary files."""
    desk = site(DESK)
    desk.build().fine()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    return desk


def in_state(desk):
    """Return all in the state folder but what stays there."""
    found = (desk.folder / ".briefgen/staging").rglob("*")
    return [each.name for each in found]


def test_a_build_that_keeps_nothing_has_its_store_there(desk):
    seen = []
    build(desk.folder, BuildOptions(now=NOW, cache=False), lambda *_: seen.append(in_state(desk)))
    passing = state_of(desk.folder, desk.out).passing
    assert all(passing.name in each for each in seen)
    assert in_state(desk) == []


def test_a_verification_builds_there(desk):
    seen = []

    def watch(*_):
        seen.append(in_state(desk))

    assert verify(desk.folder, desk.out, BuildOptions(now=NOW), watch).problems == ()
    anew = state_of(desk.folder, desk.out).anew
    assert any(anew.name in each for each in seen)
    assert in_state(desk) == []
    assert len(list((desk.folder / ".briefgen/outputs").iterdir())) == 1
    assert len(list((desk.folder / ".briefgen/locks").iterdir())) == 1


def leave(desk):
    """Leave what a killed verification does."""
    state = state_of(desk.folder, desk.out)
    inner = state_of(desk.folder, state.anew)
    for folder in (state.passing, state.anew, inner.passing, inner.staging):
        folder.mkdir(parents=True)
        (folder / "file").write_text("left")
    for file in (inner.manifest, inner.lock, inner.lock.with_suffix(".pid")):
        file.write_text("left")
    return inner


def test_the_next_build_removes_what_a_killed_one_left(desk):
    inner = leave(desk)
    desk.build().fine()
    assert in_state(desk) == []
    assert not inner.manifest.exists()
    assert not inner.lock.exists()


def test_cleaning_up_removes_it_too(desk):
    leave(desk)
    clean(desk.folder, Config(title=""), desk.out)
    left = state_of(desk.folder, desk.out)
    assert not left.passing.exists()
    assert not left.anew.exists()


def test_nothing_is_removed_through_a_link(desk, tmp_path):
    leave(desk)
    state = desk.folder / ".briefgen"
    state.rename(tmp_path / "elsewhere")
    state.symlink_to(tmp_path / "elsewhere")
    before = sorted((tmp_path / "elsewhere").rglob("*"))
    desk.build()
    assert sorted((tmp_path / "elsewhere").rglob("*")) == before
