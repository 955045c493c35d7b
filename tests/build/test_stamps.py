"""A file passes for unchanged only if no edit can hide behind its stamp."""

import os

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.build.state.stamps import Stamp, disk_clock, is_trusted, stamp_of

SECOND = 1_000_000_000
NOW = 1_700_000_000 * SECOND
OLD = Stamp(size=9, mtime_ns=NOW - 60 * SECOND, ctime_ns=NOW - 60 * SECOND, inode=7)


def test_an_old_file_with_the_same_stamp_is_trusted():
    assert is_trusted(OLD, OLD, NOW)


@pytest.mark.parametrize("field", ["size", "mtime_ns", "ctime_ns", "inode"])
def test_any_difference_is_a_change(field):
    other = replace(OLD, **{field: getattr(OLD, field) - 1})
    assert not is_trusted(OLD, other, NOW)


@pytest.mark.parametrize("field", ["mtime_ns", "ctime_ns"])
@pytest.mark.parametrize("age", [-3600 * SECOND, 0, 1, SECOND, 2 * SECOND])
def test_a_file_changed_about_when_it_was_read_or_later_is_not_trusted(field, age):
    young = replace(OLD, **{field: NOW - age})
    assert not is_trusted(young, young, NOW)


def test_two_seconds_are_the_coarsest_tick():
    young = replace(OLD, mtime_ns=NOW - 2 * SECOND - 1)
    assert is_trusted(young, young, NOW)


def test_nothing_is_trusted_without_a_clock():
    assert not is_trusted(OLD, OLD, 0)


@given(
    tick=st.sampled_from([1, 4_000_000, SECOND, 2 * SECOND]),
    written=st.integers(0, 10 * SECOND),
    start=st.integers(0, 10 * SECOND),
    until_read=st.integers(0, 5 * SECOND),
    until_edit=st.integers(1, 5 * SECOND),
    set_back=st.booleans(),
)
def test_no_edit_after_a_file_was_read_is_missed(
    tick, written, start, until_read, until_edit, set_back
):
    """Whatever the tick of the file system, and also if the edit sets the time back."""

    def clock(moment):
        return NOW + moment // tick * tick

    start = max(start, written)
    edited = start + until_read + until_edit
    known = Stamp(9, clock(written), clock(written), 7)
    mtime = known.mtime_ns if set_back else clock(edited)
    found = Stamp(9, mtime, clock(edited), 7)
    assert not is_trusted(known, found, clock(start))


def test_an_edit_that_keeps_size_and_time_shows(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("one")
    os.utime(file, ns=(OLD.mtime_ns, OLD.mtime_ns))
    known = stamp_of(file.stat())
    (tmp_path / "new").write_text("two")
    (tmp_path / "new").replace(file)
    os.utime(file, ns=(OLD.mtime_ns, OLD.mtime_ns))
    found = stamp_of(file.stat())
    assert (found.size, found.mtime_ns) == (known.size, known.mtime_ns)
    assert found != known


def test_a_stamp_is_stored_as_a_short_array():
    stored = msgspec.msgpack.encode(OLD)
    assert msgspec.msgpack.decode(stored, type=Stamp) == OLD
    assert len(stored) < 40


def test_the_clock_is_that_of_the_disk_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "before").write_text("")
    first = (tmp_path / "before").stat().st_mtime_ns
    found = disk_clock(tmp_path)
    (tmp_path / "after").write_text("")
    assert first <= found <= (tmp_path / "after").stat().st_mtime_ns
    assert sorted(each.name for each in tmp_path.iterdir()) == ["after", "before"]


def test_a_folder_that_takes_no_file_has_no_clock(tmp_path):
    (tmp_path / "file").write_text("")
    assert disk_clock(tmp_path / "file") == 0
    assert disk_clock(tmp_path / "nowhere") == 0
