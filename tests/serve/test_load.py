"""Many browsers at one preview: each hears of everything, and nothing of them stays."""

from tests.serve.load import Scale, load


def test_everybody_hears_every_last_number_pages_are_answered_and_nothing_stays():
    few = Scale(seconds=4, briefs=40, listeners=60, pages_a_second=15, half_sent=0, drops=40)
    outcome = load(few)
    assert outcome.misses() == []
    assert (outcome.edits, len(outcome.pages)) == (4, 60)
    assert outcome.last_heard == {outcome.number}
    assert len(outcome.fanouts) >= 60
