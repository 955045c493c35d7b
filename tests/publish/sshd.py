"""A real OpenSSH server on loopback, with keys of its own, for one user: who runs the tests."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from msgspec import Struct

_TRIES = 5


class Sshd(Struct, frozen=True):
    """A server: `home` holds `.ssh` with a key that may enter, known hosts and a configuration."""

    port: int
    user: str
    home: Path
    root: Path
    pid: int
    host: str = "127.0.0.1"

    def environment(self) -> dict[str, str]:
        """Return what leads the user's SSH clients to these keys, where `SSH_AUTH_SOCK` is not set.

        OpenSSH's client takes the home folder from the list of users, not from the environment.
        """
        config = self.home / ".ssh" / "config"
        return {
            "HOME": str(self.home),
            "GIT_SSH_COMMAND": f"ssh -F '{config}' -o BatchMode=yes",
        }


@contextmanager
def sshd(folder: Path, *settings: str, sftp: str = "internal-sftp") -> Iterator[Sshd]:
    """Run a server whose files lie in a folder; `settings` are more lines of its configuration."""
    program = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert program, "sshd is missing: run tests/tools/require sshd"
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    home, root = folder / "home", folder / "root"
    for each in (folder, home, root, home / ".ssh"):
        each.mkdir(mode=0o700, exist_ok=True)
    user_key, host_key = home / ".ssh" / "id_ed25519", folder / "host_key"
    for key in (user_key, host_key):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(key)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    shutil.copy(user_key.with_suffix(".pub"), folder / "authorized_keys")
    process, port = _started(program, folder, (f"Subsystem sftp {sftp}", *settings))
    try:
        public = " ".join(host_key.with_suffix(".pub").read_text().split()[:2])
        (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{port} {public}\n")
        (home / ".ssh" / "config").write_text(
            f"Host *\n  IdentityFile {user_key}\n  IdentitiesOnly yes\n  IdentityAgent none\n"
            f"  UserKnownHostsFile {home}/.ssh/known_hosts\n  GlobalKnownHostsFile none\n"
        )
        user = pwd.getpwuid(os.getuid()).pw_name
        yield Sshd(port=port, user=user, home=home, root=root, pid=process.pid)
    finally:
        process.terminate()
        process.wait()


def led_to(server: Sshd, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    """Let SSH clients of a test know a server."""
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    for name, value in server.environment().items():
        monkeypatch.setenv(name, value)
    return server


def _started(
    program: str, folder: Path, settings: tuple[str, ...]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server on a free port; another program may take the port first, so try again."""
    for _ in range(_TRIES):
        port = _free_port()
        config, log = folder / "sshd_config", folder / "sshd.log"
        config.write_text("\n".join((*settings, _config(folder, port))))
        with log.open("ab") as written:
            process = subprocess.Popen(
                [program, "-D", "-e", "-f", str(config)],
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
            )
        while process.poll() is None:
            with suppress(OSError), socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", port)) == 0 and probe.recv(4) == b"SSH-":
                    return process, port
    raise AssertionError(f"sshd does not start: {(folder / 'sshd.log').read_text()}")


def _config(folder: Path, port: int) -> str:
    return f"""
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
UseDNS no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
PrintMotd no
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
