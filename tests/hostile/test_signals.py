"""Row 64 of the table of hostile inputs, and builds killed at any moment, as processes."""

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from briefgen.build.state.places import state_of
from tests.harness.site import Site, tree
from tests.rules.tracked import ROOT

MakeSite = Callable[[], Site]
COMMAND = [sys.executable, "-m", "briefgen", "build", "--now", "2026-01-01"]
BRIEFS = 60


@pytest.fixture
def desk(site: MakeSite) -> Site:
    made = site()
    for number in range(BRIEFS):
        text = f"---\ntitle: Number {number}\ndate: 2025-01-01\ntags: [t{number}]\n---\nFirst.\n"
        made.write(f"content/briefs/b{number}.md", text)
    return made


def start(desk: Site, *arguments: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=desk.folder,
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    """Wait until a condition holds, and tell whether it did before the process ended."""
    deadline = monotonic() + 30
    with selectors.DefaultSelector() as selector:
        while not condition():
            if process.poll() is not None:
                return False
            assert monotonic() < deadline
            selector.select(timeout=0.001)
    return True


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, said = process.communicate(timeout=60)
    return process.returncode, said.decode()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)]
)
def test_a_build_that_is_told_to_stop_leaves_the_old_site(
    number: signal.Signals, code: int, desk: Site
):
    desk.build().works()
    before = desk.tree()
    edit_all(desk)
    process = start(desk)
    assert until(state_of(desk.folder, desk.out).staging.exists, process)
    process.send_signal(number)
    ended, said = finish(process)
    assert ended == code
    assert "Traceback" not in said
    assert "Error" not in said
    assert desk.tree() == before


def test_a_second_interrupt_changes_nothing(desk: Site):
    desk.build().works()
    before = desk.tree()
    edit_all(desk)
    process = start(desk)
    assert until(state_of(desk.folder, desk.out).staging.exists, process)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    ended, said = finish(process)
    assert ended == 130
    assert "Traceback" not in said
    desk.build().works()
    assert set(desk.tree()) == set(before)


def test_whoever_reads_the_output_may_go_away(desk: Site):
    process = start(desk)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert "Traceback" not in said


def test_a_full_standard_output_is_no_fault_of_ours(desk: Site):
    with Path("/dev/full").open("wb") as full:
        ended, said = finish(start(desk, stdout=full.fileno()))
    assert ended == 3
    assert "Traceback" not in said


def moments() -> Iterator[float]:
    """Give the shares of a build's time at which it is killed."""
    yield from (0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def test_a_build_killed_at_any_moment_is_made_good_by_the_next(desk: Site):
    desk.build().works()
    begin = monotonic()
    edit_all(desk)
    assert finish(start(desk))[0] == 0
    length = monotonic() - begin
    for round_, share in enumerate(moments()):
        old = desk.tree()
        edit_all(desk, f"round {round_}")
        process = start(desk)
        killed_at = monotonic() + share * length
        until(lambda at=killed_at: monotonic() >= at, process)
        process.kill()
        finish(process)
        torn = half_written(desk, old)
        desk.build().works()
        new = desk.tree()
        assert torn <= set(new.values())
        clean = desk.folder.parent / f"clean{round_}"
        desk.build(out=clean).works()
        assert new == tree(clean)


def half_written(desk: Site, old: dict[str, bytes]) -> set[bytes]:
    """Return the bytes of public files that are not the old ones."""
    return {data for path, data in desk.tree().items() if old.get(path) != data}


def edit_all(desk: Site, word: str = "second") -> None:
    for number in range(BRIEFS):
        file = desk.folder / f"content/briefs/b{number}.md"
        kept = file.read_text(encoding="utf-8").rpartition("---\n")[0]
        file.write_text(f"{kept}---\nThe {word} text.\n", encoding="utf-8")


WHILE_A_CLASS_IS_MADE = """
import os, signal, sys
from briefgen.cli import commands, main

class Slot:
    def __set_name__(self, *_):
        os.kill(os.getpid(), signal.Signals[sys.argv[1]])

commands.briefgen.main = lambda **_: type("Made", (), {"slot": Slot()})
main.main()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_while_a_class_is_made_is_no_fault_of_ours(name: str, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHILE_A_CLASS_IS_MADE, name],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
