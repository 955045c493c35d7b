"""What can be wrong with a place of publishing, and what of it must never be shown."""

import re
from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from msgspec.structs import replace

from briefgen.config import PublishConfig
from briefgen.problem import Place, Problem, Span, error, place_at
from briefgen.target_address import (
    CREDENTIALS,
    FORMS,
    AddressMistake,
    holds_credentials,
    read_target,
)
from briefgen.tree import Mapping, Node, Scalar, Sequence

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?", re.ASCII)
_HOST = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
_REGION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SECRET = re.compile(r"pass|secret|token|key|credential|auth", re.IGNORECASE)
_MOST_KEPT = 1000

_ONLY = {"cname": "git", "precompress": "folder", "endpoint": "s3", "region": "s3"}
"""The settings that one kind of target has, and no other."""

_KEYS = frozenset(PublishConfig.__struct_fields__)


def publish_problems(
    tables: dict[str, PublishConfig], spans: dict[str, Span], path: str
) -> Iterator[Problem]:
    """Check all places of publishing.

    Args:     spans: where the values stand, by dotted path; `path`: of the file they stand in.
    Problems: BG113, BG701.
    """
    for name, settings in tables.items():
        for key, code, message, advice in _mistakes(name, settings):
            where = f"publish.{name}.{key}" if key else f"publish.{name}"
            yield error(code, message, place_at(path, spans.get(where, Span(1))), advice)


def credential_advice(key: str) -> str:
    """Return what to do about a key that looks like a credential; "" for any other."""
    if _SECRET.search(key) is None:
        return ""
    return (
        "delete it: credentials never stand in site.toml; they come from the environment, "
        "an SSH agent or git's credential helper"
    )


def secret_spans(tree: Mapping) -> tuple[Span, ...]:
    """Return where something stands below `[publish]` that may be a credential."""
    publish = next((each.value for each in tree.entries if each.key == "publish"), None)
    return () if publish is None else tuple(_secrets(publish, ""))


def without_secrets(
    problems: Iterable[Problem], secrets: tuple[Span, ...], text: str
) -> tuple[Problem, ...]:
    """Give the problems beside a credential their excerpt, so that no one else adds the line."""
    lines = text.split("\n")

    def safe(problem: Problem) -> Problem:
        place = problem.place
        hidden = [each for each in secrets if place is not None and each.line == place.line]
        if place is None or not hidden:
            return problem
        return replace(problem, place=_masked(place, lines[place.line - 1], hidden))

    return tuple(map(safe, problems))


def _masked(place: Place, line: str, secrets: list[Span]) -> Place:
    for each in secrets:
        begin, end = each.column - 1, each.column - 1 + each.length
        line = line[:begin] + '"…"'.ljust(end - begin) + line[end:]
    is_secret = any(each.column == place.column for each in secrets)
    return replace(place, excerpt=line.rstrip(), length=3 if is_secret else place.length)


def _secrets(node: Node, key: str) -> Iterator[Span]:
    match node:
        case Scalar():
            if key not in _KEYS or holds_credentials(node.text):
                yield node.span
        case Sequence(items=items):
            for item in items:
                yield from _secrets(item, key)
        case Mapping(entries=entries):
            for entry in entries:
                yield from _secrets(entry.value, entry.key)


def _mistakes(name: str, settings: PublishConfig) -> Iterator[tuple[str, str, str, str]]:
    """Give key, code, message and advice of each mistake."""
    if not _NAME.fullmatch(name):
        message = f'"{name}" cannot be the name of a target'
        yield "", "BG701", message, "write small letters a to z and digits, such as [publish.live]"
    kind = settings.target.partition(":")[0]
    yield from _target_mistakes(settings.target, kind)
    if not 1 <= settings.keep <= _MOST_KEPT:
        yield "keep", "BG113", f'"keep" cannot be {settings.keep}', f"write 1 to {_MOST_KEPT}"
    for key, only in _ONLY.items():
        if getattr(settings, key) and kind != only and kind in FORMS:
            message = f'"{key}" is for a target that begins with {only}:'
            yield key, "BG701", message, "delete it"
    if settings.cname and not _HOST.fullmatch(settings.cname):
        advice = "write it without https:// and path, in small letters: desk.example"
        yield "cname", "BG701", f'"{settings.cname}" is not the name of a host', advice
    if settings.region and not _REGION.fullmatch(settings.region):
        advice = "write a name such as eu-central-1, or auto"
        yield "region", "BG701", f'"{settings.region}" is not a region', advice
    yield from _endpoint_mistakes(settings.endpoint)


def _target_mistakes(target: str, kind: str) -> Iterator[tuple[str, str, str, str]]:
    if holds_credentials(target):
        advice = CREDENTIALS.get(kind, f"take it out, and write one of {', '.join(FORMS.values())}")
        yield "target", "BG701", "the target holds a password or a key, or a name for one", advice
        return
    found = read_target(target)
    if isinstance(found, AddressMistake):
        yield "target", "BG701", f'the target "{target}" {found.message}', found.advice


def _endpoint_mistakes(endpoint: str) -> Iterator[tuple[str, str, str, str]]:
    if not endpoint:
        return
    if holds_credentials(endpoint):
        message = "the endpoint holds a user name or a key"
        yield "endpoint", "BG701", message, CREDENTIALS["s3"]
        return
    scheme, host = _scheme_and_host(endpoint)
    if not host or scheme not in ("http", "https"):
        advice = "write an address such as https://s3.example"
        yield "endpoint", "BG701", f'the endpoint "{endpoint}" is not an address', advice
    elif scheme == "http" and not is_loopback(host):
        message = f'the endpoint "{endpoint}" would send the site and its keys in the clear'
        yield "endpoint", "BG701", message, "write https://"


def _scheme_and_host(endpoint: str) -> tuple[str, str]:
    """Return the scheme and the host of an address, "" and "" where it cannot be an endpoint."""
    try:
        parts = urlsplit(endpoint)
        is_right = parts.port != 0 and not re.search(r"[ ?#]", endpoint)
    except ValueError:
        return "", ""
    return (parts.scheme, parts.hostname or "") if is_right else ("", "")


def is_loopback(host: str) -> bool:
    """Tell whether a host is the machine of whoever asks."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
