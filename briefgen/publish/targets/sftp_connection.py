"""A connection to an SSH server, and the channels over which its files are worked at.

Keys come from the user's agent, `~/.ssh/config` and `~/.ssh/id_*`. The server's key must be in
`known_hosts`.
"""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition

import paramiko

from briefgen.publish.target import Refused

_SECONDS = 30.0
CHANNELS = 8
"""OpenSSH's server allows ten, if it is not told otherwise."""

# Without a handler of its own the library's messages would go to the terminal.
logging.getLogger("paramiko").addHandler(logging.NullHandler())


class Connection:
    """Channels that are opened when they are needed; one that breaks is replaced."""

    def __init__(self, user: str, host: str, port: int) -> None:
        """Name the server; port 0 and user "" are what `~/.ssh/config` says, or what is usual."""
        self._given = (user, host, port)
        self._client: paramiko.SSHClient | None = None
        self._idle: list[paramiko.SFTPClient] = []
        self._open = 0
        self._limit = CHANNELS
        self._free = Condition()

    @contextmanager
    def channel(self) -> Iterator[paramiko.SFTPClient]:
        """Lend a channel to one thread. Raises: Refused where the connection cannot be had."""
        channel = self._taken()
        try:
            yield channel
        except (EOFError, paramiko.SSHException, ConnectionError, TimeoutError) as problem:
            self._drop(channel)
            raise _lost(problem) from problem
        except OSError as problem:
            if _is_broken(channel):
                self._drop(channel)
                raise _lost(problem) from problem
            self._give_back(channel)
            raise
        except BaseException:
            self._give_back(channel)
            raise
        self._give_back(channel)

    def close(self) -> None:
        """End the connection; the next channel opens another one."""
        with self._free:
            client, self._client = self._client, None
            self._idle.clear()
            self._open = 0
            self._free.notify_all()
        if client is not None:
            client.close()

    def _taken(self) -> paramiko.SFTPClient:
        with self._free:
            while True:
                client = self._connected()
                while self._idle:
                    channel = self._idle.pop()
                    if not _is_broken(channel):
                        return channel
                    self._open -= 1
                if self._open < self._limit:
                    opened = self._opened(client)
                    if opened is not None:
                        return opened
                self._free.wait(_SECONDS)

    def _opened(self, client: paramiko.SSHClient) -> paramiko.SFTPClient | None:
        """Open one more channel; None where the server allows no more, but has allowed some."""
        try:
            channel = client.open_sftp()
        except paramiko.ChannelException as problem:
            if not self._open:
                raise Refused(f"the server offers no SFTP ({problem.text})") from problem
            self._limit = self._open
            return None
        except (OSError, EOFError, paramiko.SSHException) as problem:
            raise _lost(problem) from problem
        under = channel.get_channel()
        if under is not None:
            under.settimeout(2 * _SECONDS)
        self._open += 1
        return channel

    def _connected(self) -> paramiko.SSHClient:
        if self._client is not None:
            transport = self._client.get_transport()
            if transport is not None and transport.is_active():
                return self._client
            self._client.close()
            self._idle.clear()
            self._open = 0
        self._client = _connected(*self._given)
        return self._client

    def _give_back(self, channel: paramiko.SFTPClient) -> None:
        with self._free:
            if _is_broken(channel):
                self._open = max(self._open - 1, 0)
            else:
                self._idle.append(channel)
            self._free.notify()

    def _drop(self, channel: paramiko.SFTPClient) -> None:
        with suppress(Exception):
            channel.close()
        self._give_back(channel)


class _Strict(paramiko.MissingHostKeyPolicy):
    def missing_host_key(
        self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey
    ) -> None:
        _ = client
        raise Refused(
            f"the server {hostname} is not known; its key is {key.get_name()} {key.fingerprint}: "
            "if your host tells you the same, connect once with ssh and accept it"
        )


def _connected(user: str, host: str, port: int) -> paramiko.SSHClient:
    """Return a connection. Raises: Refused, without anything secret."""
    found = _settings(host)
    name = found.get("hostname", host)
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(_Strict())
    files = found.get("userknownhostsfile", "").split() or ["~/.ssh/known_hosts"]
    for file in (*files, "/etc/ssh/ssh_known_hosts"):
        with suppress(OSError):
            client.load_system_host_keys(str(Path(file).expanduser()))
    try:
        client.connect(
            name,
            port or int(found.get("port", "22")),
            user or found.get("user") or None,
            key_filename=[str(Path(key).expanduser()) for key in _keys(found)],  # type: ignore[arg-type]  # may be a list, too
            sock=_proxy(found),
            timeout=_SECONDS,
            banner_timeout=_SECONDS,
            auth_timeout=_SECONDS,
        )
        transport = client.get_transport()
        if transport is not None:
            transport.set_keepalive(int(_SECONDS))
    except BaseException as problem:
        client.close()
        refused = _refused(problem, name, user or found.get("user", ""))
        if refused is None:
            raise
        raise refused from problem
    return client


def _refused(problem: BaseException, host: str, user: str) -> Refused | None:
    """Return what is said of a connection that could not be made."""
    match problem:
        case paramiko.BadHostKeyException(key=key):
            return Refused(
                f"the key of {host} is not the one that known_hosts has for it: it is "
                f"{key.get_name()} {key.fingerprint}; ask your host before you trust it"
            )
        case paramiko.AuthenticationException():
            return Refused(
                f"{host} lets none of your keys in{f' as {user}' if user else ''}: put the right "
                "one into your SSH agent, or name its file in ~/.ssh/config"
            )
        case socket.gaierror():
            return Refused(f"there is no server {host}", may_pass=problem.errno == socket.EAI_AGAIN)
        case OSError() | EOFError() | paramiko.SSHException():
            return Refused(f"{host} does not answer ({_word(problem)})", may_pass=True)
        case _:
            return None


def _settings(host: str) -> dict[str, str]:
    """Return what the user's configuration says of a server; lists are told apart by `_keys`."""
    try:
        config = paramiko.SSHConfig.from_path(str(Path("~/.ssh/config").expanduser()))
    except FileNotFoundError:
        return {}
    except (OSError, paramiko.SSHException) as problem:
        raise Refused(f"~/.ssh/config cannot be read ({_word(problem)})") from problem
    found: dict[str, object] = dict(config.lookup(host))
    return {
        key: "\n".join(value) if isinstance(value, list) else str(value)
        for key, value in found.items()
    }


def _keys(found: dict[str, str]) -> list[str]:
    return [file for file in found.get("identityfile", "").split("\n") if file]


def _proxy(found: dict[str, str]) -> paramiko.ProxyCommand | None:
    command = found.get("proxycommand", "none")
    return None if command == "none" else paramiko.ProxyCommand(command)


def _is_broken(channel: paramiko.SFTPClient) -> bool:
    under = channel.get_channel()
    return under is None or under.closed or not under.get_transport().is_active()


def _lost(problem: BaseException) -> Refused:
    return Refused(f"the connection was lost ({_word(problem)})", may_pass=True)


def _word(problem: BaseException) -> str:
    reason = problem.strerror if isinstance(problem, OSError) else None
    return reason or str(problem) or type(problem).__name__
