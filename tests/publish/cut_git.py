"""Kill a publisher at each moment of its work: the branch must hold a whole site.

usage: python -m tests.publish.cut_git FOLDER [FILES [EACH]]
"""

import os
import signal
import sys
from pathlib import Path

from briefgen.publish.targets.git import GitTarget
from tests.publish.judging import alive
from tests.publish.remotes import bare, seen
from tests.publish.sending import Sent, publish

_KILLED = 9
_EVENTS = ("open", "os.", "subprocess.")
_OURS = {".nojekyll", "_briefgen/release.json"}


def main(folder: Path, count: int = 12, each: int = 1) -> int:
    """Kill before each thing that is done on this machine; return how often."""
    cut = 0
    while cut_at(folder / str(cut), count, cut):
        cut += each
    assert cut > 2 * count, f"only {cut} moments"
    return cut // each


def cut_at(folder: Path, count: int, cut: int) -> bool:
    """Publish, be killed, look, and publish; tell whether the publisher was killed."""
    old, new = prepared(folder, count)
    code = _in_child(lambda: _die_before(cut), folder, new)
    assert code in (0, _KILLED), f"the publisher ended with {code} at {cut}"
    finish(folder, old, new)
    return code == _KILLED


def kill_in_hook(folder: Path, hook: str) -> None:
    """Kill a publisher while the remote repository takes its commit in, or refuses it then."""
    old, new = prepared(folder, 12)
    file = folder / "site.git" / "hooks" / hook
    file.parent.mkdir(exist_ok=True)
    file.write_text('#!/bin/sh\ncat >/dev/null\nkill -9 "$PUBLISHER"\nexit 1\n')
    file.chmod(0o700)
    code = _in_child(lambda: os.environ.update(PUBLISHER=str(os.getpid())), folder, new)
    assert code == -signal.SIGKILL
    file.unlink()
    finish(folder, old, new)


def prepared(folder: Path, count: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Publish a site, and return it with another one to follow."""
    folder.mkdir()
    old = _site(count, "old")
    new = {**_site(count, "new"), "pages/1.html": old["pages/1.html"], "new.html": b"new"}
    del new["pages/2.html"]
    bare(folder / "site.git")
    _publish(folder, old)
    return old, new


def finish(folder: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Require that readers have the old or the new site; publish the rest."""
    now = _seen(folder)
    assert now in (old, new), "neither old nor new"
    with _target(folder) as target:
        live = alive(target)
        assert set(live.release.files) == set(now)
    if now == old:
        sent = _publish(folder, new)
        assert not set(sent.put) & set(sent.there)
    assert _seen(folder) == new


def _in_child(prepare: object, folder: Path, new: dict[str, bytes]) -> int:
    child = os.fork()
    if child == 0:
        assert callable(prepare)
        prepare()
        _publish(folder, new)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _publish(folder: Path, files: dict[str, bytes]) -> Sent:
    with _target(folder) as target:
        return publish(target, files)


def _target(folder: Path) -> GitTarget:
    return GitTarget((folder / "site.git").as_uri(), "pages", folder / "work.git")


def _seen(folder: Path) -> dict[str, bytes]:
    files = seen(folder / "site.git")
    return {path: data for path, data in files.items() if path not in _OURS}


def _site(count: int, salt: str) -> dict[str, bytes]:
    return {f"pages/{number}.html": f"{salt} {number} ".encode() * 99 for number in range(count)}


def _die_before(cut: int) -> None:
    """Let this process die, as if killed, before it does one more thing on this machine."""
    left = cut

    def count(event: str, _: object) -> None:
        nonlocal left
        if event.startswith(_EVENTS):
            if left == 0:
                os._exit(_KILLED)
            left -= 1

    sys.addaudithook(count)


if __name__ == "__main__":
    kills = main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
    print(f"killed {kills} times")  # noqa: T201 - a command
