"""Kill a publisher at each request to an SSH server: no file is ever half, nothing stays behind.

The same where it is the connection that is lost.

usage: python -m tests.publish.cut_sftp [FILES [EACH]]
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import paramiko

from briefgen.publish.target import Refused
from briefgen.publish.targets.sftp import SftpTarget
from tests.publish.judging import alive
from tests.publish.sending import Sent, publish
from tests.publish.sshd import Sshd, sshd

_KILLED = 9


def main(server: Sshd, folder: Path, count: int = 12, each: int = 1) -> int:
    """Kill at every request, or at each tenth and so on; return how often."""
    cut = 0
    while cut_at(server, folder / str(cut), count, cut):
        cut += each
    assert cut > 2 * count, f"only {cut} requests"
    return cut // each


def cut_at(server: Sshd, folder: Path, count: int, cut: int) -> bool:
    """Publish, be killed, look, and publish; tell whether the publisher was killed."""
    old, new = _prepared(server, folder, count)
    child = os.fork()
    if child == 0:
        _at(cut, lambda _: os._exit(_KILLED))
        _publish(server, folder, new)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, _KILLED), f"the publisher ended with {code} at {cut}"
    _finish(server, folder, old, new)
    return code == _KILLED


def lose_at(server: Sshd, folder: Path, count: int, cut: int) -> None:
    """Publish, lose the connection, look, and publish."""
    old, new = _prepared(server, folder, count)
    undo = _at(cut, lambda channel: channel.get_channel().get_transport().close())
    may_pass = True
    try:
        _publish(server, folder, new)
    except Refused as problem:
        may_pass = problem.may_pass
    finally:
        undo()
    assert may_pass
    _finish(server, folder, old, new)


def _prepared(server: Sshd, folder: Path, count: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Publish a site, and return it with another one to follow."""
    folder.mkdir()
    old, new = _site(count, "old"), _site(count, "new")
    new |= {"pages/1.html": old["pages/1.html"], "new/new.html": b"new"}
    del new["pages/2.html"]
    _publish(server, folder, old)
    return old, new


def _finish(server: Sshd, folder: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Require whole files; publish the rest, and go back; nothing may be left."""
    with _target(server, folder) as target:
        live = alive(target).release
    _require_whole(served(folder), old, new, is_new="new/new.html" in live.files)
    sent = _publish(server, folder, new)
    assert served(folder) == new
    assert not set(sent.put) & set(sent.there)
    _publish(server, folder, old)
    assert served(folder) == old
    left = {file.name for file in (folder / "live" / "_briefgen").iterdir()}
    assert left == {".htaccess", "objects", "release.json", "releases", "sending"}, left
    assert not list((folder / "live" / "_briefgen" / "sending").iterdir())


def served(folder: Path) -> dict[str, bytes]:
    """Return what a web server would hand out."""
    root = folder / "live"
    files = {file.relative_to(root).as_posix(): file for file in root.rglob("*") if file.is_file()}
    return {
        path: file.read_bytes() for path, file in files.items() if not path.startswith("_briefgen/")
    }


def _require_whole(
    now: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes], *, is_new: bool
) -> None:
    """Require each file as one of the releases has it, and all files of the live one."""
    for path, data in now.items():
        assert data in (old.get(path), new.get(path)), f"{path} is half"
    assert set(new if is_new else old) <= set(now)
    if is_new:
        assert {path: now[path] for path in new} == new


def _publish(server: Sshd, folder: Path, files: dict[str, bytes]) -> Sent:
    with _target(server, folder) as target:
        return publish(target, files)


def _target(server: Sshd, folder: Path) -> SftpTarget:
    return SftpTarget(server.user, server.host, server.port, f"{folder}/live")


def _site(count: int, salt: str) -> dict[str, bytes]:
    return {f"pages/{number}.html": f"{salt} {number} ".encode() * 99 for number in range(count)}


def _at(cut: int, happen: Callable[[paramiko.SFTPClient], object]) -> Callable[[], None]:
    """Let something happen before the server is asked for one more thing; return what undoes it."""
    asked, left = paramiko.SFTPClient._async_request, cut

    def ask(channel: paramiko.SFTPClient, *words: object) -> object:
        nonlocal left
        if left == 0:
            happen(channel)
        left -= 1
        return asked(channel, *words)

    def undo() -> None:
        paramiko.SFTPClient._async_request = asked

    paramiko.SFTPClient._async_request = ask
    return undo


if __name__ == "__main__":
    with TemporaryDirectory() as name, sshd(Path(name)) as running:
        os.environ.pop("SSH_AUTH_SOCK", None)
        os.environ.update(running.environment())
        kills = main(running, running.root, *map(int, sys.argv[1:]))
        print(f"killed {kills} times")  # noqa: T201 - a command
