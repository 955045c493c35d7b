"""A preview that runs on while somebody writes: no edit is missed, nothing piles up."""

from tests.serve.soak import soak


def test_each_edit_comes_to_be_shown_and_no_descriptor_or_thread_is_left_behind():
    found = soak(6, 40, edits_a_second=3)
    # A glance may meet a file that is half saved: what comes after it is what counts.
    assert not found.missed
    assert found.drift() <= 2
    assert len(found.delays) == 18
