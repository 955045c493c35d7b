"""What came of publishing or going back, and what is live where that was not finished."""

from datetime import datetime
from typing import NoReturn

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.progress import Watcher
from briefgen.catalog.release import Withheld
from briefgen.problem import Problem, error
from briefgen.publish.changes import Changes
from briefgen.publish.release import Release
from briefgen.publish.ship import Interrupted, Shipment, ship, wrong_at
from briefgen.publish.target import Foreign, Live, Overtaken, Refused, Target


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of publishing or going back.

    `release` is the one that was to be live, None where none had to be made; `live` the one that
    is now, `url` its address. `sent` counts files, `sent_bytes` their bytes: those that this run
    has sent. `is_done` tells whether all was done that was asked for; where nothing had to be
    sent, that too. A `dry_run` has done nothing. `withheld` is what the site leaves out, and
    `next_change` when that next changes.
    """

    problems: tuple[Problem, ...] = ()
    changes: Changes | None = None
    release: Release | None = None
    live: Release | None = None
    sent: int = 0
    sent_bytes: int = 0
    removed: int = 0
    is_done: bool = False
    dry_run: bool = False
    url: str = ""
    withheld: tuple[Withheld, ...] = ()
    next_change: datetime | None = None


class Stopped(KeyboardInterrupt):
    """Somebody stopped a publication that was under way; the text says what is live."""


def shipped_outcome(shipment: Shipment, outcome: Outcome, watcher: Watcher) -> Outcome:
    """Send a release and return what came of it.

    Raises: Overtaken, Refused before any sending; Stopped.
    """
    target = shipment.target
    try:
        shipped = ship(shipment, watcher)
    except Interrupted as problem:
        return _incomplete(outcome, shipment, problem)
    done = replace(
        outcome,
        release=shipped.release,
        live=shipped.release,
        sent=len(shipped.sent),
        sent_bytes=shipped.size,
        removed=len(shipped.removed),
    )
    try:
        wrong = wrong_at(target, shipped.release, (*shipped.sent, *shipped.found), watcher)
    except Refused as problem:
        return replace(done, problems=(*outcome.problems, _unchecked(target, problem)))
    except KeyboardInterrupt:
        told = f"release {shipped.release.id} is live, but was not read back to the end"
        raise Stopped(told) from None
    problems = (*outcome.problems, *map(_wrong, wrong))
    return replace(done, is_done=not wrong, problems=problems)


def _incomplete(outcome: Outcome, shipment: Shipment, problem: Interrupted) -> Outcome:
    """Say what is live after a release that could not be finished (BG711, BG714)."""
    target, is_known = shipment.target, True
    try:
        now = target.current()
    except KeyboardInterrupt:
        now, is_known = shipment.live, False
    except Refused:
        now, is_known = shipment.live, not problem.is_pointed
    state = _state(shipment, now, problem) if is_known else _unknown(shipment)
    if isinstance(problem.reason, KeyboardInterrupt):
        _stop(state)
    files = "1 file was sent" if problem.sent == 1 else f"{problem.sent} files were sent"
    is_overtaken = isinstance(problem.reason, Overtaken)
    told = error(
        "BG711" if is_overtaken else "BG714",
        f"{target.name}: {problem}; {files}; {state}",
        advice=_LOOK if is_overtaken else "do it again: only the rest is sent",
    )
    return replace(
        outcome,
        live=now.release if now is not None and is_known else None,
        sent=problem.sent,
        sent_bytes=problem.size,
        problems=(*outcome.problems, told),
    )


def _state(shipment: Shipment, now: Live | None, problem: Interrupted) -> str:
    """Say what readers see, as part of a sentence."""
    live, release = shipment.live, shipment.release
    if now is not None and now.release.id == release.id:
        return (
            f"the new release is live, {release.id}; files that it no longer has may be there still"
        )
    if (now.release.id if now else "") != (live.release.id if live else ""):
        return f"another release is live, {now.release.id}" if now else "nothing is live any more"
    if now is None:
        return "nothing is live yet"
    if shipment.target.switches or not (problem.sent or now.unfinished):
        return f"readers see the site as it was, {now.release.id}"
    return f"readers see the site as it was, {now.release.id}, with pages of the new one perhaps"


def _unknown(shipment: Shipment) -> str:
    old = shipment.live.release.id if shipment.live is not None else "nothing"
    return (
        f"the target does not say what is live now: {old} or the new release, {shipment.release.id}"
    )


def _stop(state: str) -> NoReturn:
    raise Stopped(state)


_LOOK = "see what was published, then publish again"


def overtaken(target: Target, problem: Overtaken) -> Problem:
    """Say that somebody else was quicker (BG711)."""
    return error("BG711", f"{target.name}: {problem}", advice=_LOOK)


def refused(target: Target, problem: Refused) -> Problem:
    """Say that a target could not be used (BG712), or that it is somebody else's (BG713)."""
    if isinstance(problem, Foreign):
        advice = "choose another place, or take away what lies there"
        return error("BG713", f"{target.name}: {problem}", advice=advice)
    return error("BG712", f"{target.name}: {problem}", advice="nothing was changed there")


def _unchecked(target: Target, problem: Refused) -> Problem:
    return error(
        "BG716",
        f"{target.name}: the release is live, but could not be read back ({problem})",
        advice="look at the site, or publish again with --verify",
    )


def _wrong(path: str) -> Problem:
    return error(
        "BG716",
        f"{path} is not what was sent when it is read back",
        advice="see what else writes there, then publish again with --verify",
    )
