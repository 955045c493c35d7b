"""What every target must do where two publish at the same time."""

from collections.abc import Callable
from contextlib import suppress

from briefgen.publish.target import Overtaken, Target
from tests.publish.judging import assert_live, raises
from tests.publish.sending import Sent, begun, publish, site

OpenTarget = Callable[[], Target]


def check_stale(open_target: OpenTarget) -> None:
    """Who has looked before another published is overtaken, and changes nothing."""
    with open_target() as slow:
        publish(slow, site("stale"))
        stale = slow.current()
        winner = site("stale") | {"index.html": b"<p>winner"}
        with open_target() as quick:
            sent = publish(quick, winner)
        with raises(Overtaken):
            publish(slow, site("stale") | {"index.html": b"<p>loser"}, live=stale)
        slow.abandon()
        assert_live(slow, winner, sent)
    with open_target() as target:
        assert_live(target, winner, sent)


def check_stale_first(open_target: OpenTarget) -> None:
    """Who thinks that nothing was ever published is overtaken, too."""
    with open_target() as target:
        sent = publish(target, site("taken"))
    with open_target() as late:
        with raises(Overtaken):
            publish(late, site("late"), live=None)
        late.abandon()
        assert_live(late, site("taken"), sent)


def check_race(open_target: OpenTarget) -> None:
    """Of two that publish at the same time one wins; the other is overtaken, nothing is mixed."""
    ours = site("race") | {"index.html": b"<p>ours"}
    theirs = site("race") | {"index.html": b"<p>theirs", "more.html": b"<p>theirs"}
    with open_target() as one, open_target() as other:
        publish(one, site("race"))
        live = one.current()
        release = begun(one, ours, live)
        won: Sent | None = None
        with suppress(Overtaken):
            won = publish(other, theirs, live=live)
        if won is None:
            other.abandon()
            won = publish(one, ours, live=live, release=release)
            assert_live(one, ours, won)
            return
        with raises(Overtaken):
            publish(one, ours, live=live, release=release)
        one.abandon()
        assert_live(one, theirs, won)
