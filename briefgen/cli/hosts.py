"""`--host` and `--allow-host`: the names and addresses of machines."""

import re
import socket
from ipaddress import ip_address

import click

_NAME = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*"
)


def host_name(_context: click.Context, _option: click.Parameter, asked: str) -> str:
    """Return a name as a browser sends it, or an address without brackets."""
    return _canonical(asked)


def host_names(
    _context: click.Context, _option: click.Parameter, asked: tuple[str, ...]
) -> tuple[str, ...]:
    """Return each name once, as `host_name` does."""
    return tuple(dict.fromkeys(map(_canonical, asked)))


def check_listening(where: str, port: int) -> None:
    """Raise click.BadParameter where this machine cannot listen there; a taken port is fine."""
    try:
        family = socket.AF_INET6 if ":" in where else socket.AF_INET
        family, kind, _, _, address = socket.getaddrinfo(where, port, family, socket.SOCK_STREAM)[0]
    except OSError:
        message = f'nothing is known of a machine named "{where}"'
        raise click.BadParameter(message, param_hint="--host") from None
    try:
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except PermissionError:
        message = f"{port} is for the system's own programs; choose one from 1024 on"
        raise click.BadParameter(message, param_hint="--port") from None
    except OSError:
        _check_own(where, family, kind, address)


def _check_own(
    where: str, family: socket.AddressFamily, kind: socket.SocketKind, address: tuple[object, ...]
) -> None:
    """Raise click.BadParameter for an address of another machine."""
    try:
        with socket.socket(family, kind) as tried:
            tried.bind((address[0], 0, *address[2:]))
    except OSError:
        message = f'"{where}" is not an address of this machine'
        raise click.BadParameter(message, param_hint="--host") from None


def _canonical(asked: str) -> str:
    bare = asked.strip().removesuffix(".")
    try:
        return str(ip_address(bare.removeprefix("[").removesuffix("]")))
    except ValueError:
        name = _ascii(bare)
    if not _NAME.fullmatch(name):
        message = f'"{asked}" is not the name or address of a machine{_advice(asked)}'
        raise click.BadParameter(message)
    return name


def _ascii(name: str) -> str:
    try:
        return name.lower().encode("idna").decode()
    except UnicodeError:
        return ""


def _advice(written: str) -> str:
    if "*" in written:
        return ": write each name whole"
    if "/" in written or ":" in written:
        return ": write it without scheme, port and path"
    return ""
