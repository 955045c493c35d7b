"""A folder of a bucket: objects by path, with the conditions that S3 knows for writing them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import obstore
from msgspec import Struct
from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError
from obstore.store import S3Store

from briefgen.publish.target import Overtaken, Refused
from briefgen.publish.targets.s3_credentials import environment, read_profile
from briefgen.publish.targets.s3_refusal import is_no_bucket, refusal

if TYPE_CHECKING:
    from obstore.store import S3Config

MARK = "briefgen-sha256"
"""The name of the note that each object written here has: the hex SHA-256 of its bytes."""

CONNECT_SECONDS = 10
REQUEST_SECONDS = 300
_RETRIES = 2
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")

Notes = Mapping[str, str]
"""The headers of an object that readers get, and notes such as MARK, by name."""


class Entry(Struct, frozen=True, gc=False):
    """What a listing says of an object; each state of it has a tag of its own."""

    tag: str
    size: int


class Found(Struct, frozen=True):
    """An object, with its bytes, and when it was written by the server's clock."""

    data: bytes
    tag: str
    notes: dict[str, str]
    modified: datetime


class Bucket:
    """The objects below a prefix, by the rest of their paths. All methods raise Refused."""

    def __init__(self, name: str, prefix: str, *, endpoint: str, region: str) -> None:
        """Find credentials; nothing is asked of the server yet."""
        variables = environment()
        profile = read_profile(variables)
        named = next((variables[each] for each in _ENDPOINTS if variables.get(each)), "")
        wanted = {
            "endpoint": endpoint,
            "aws_endpoint_url_s3": endpoint,
            "region": region or ("" if _names_region(variables) else profile.region),
            "access_key_id": profile.key,
            "secret_access_key": profile.secret,
            "session_token": profile.token,
        }
        with _refusals("opening the bucket"):
            self._store = S3Store(
                name,
                config=cast("S3Config", {key: value for key, value in wanted.items() if value}),
                client_options={
                    "allow_http": _is_loopback(endpoint or named),
                    "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
                    "timeout": timedelta(seconds=REQUEST_SECONDS),
                },
                retry_config={
                    "max_retries": _RETRIES,
                    "backoff": {"init_backoff": timedelta(milliseconds=100)},
                },
            )
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""

    def listed(self) -> dict[str, Entry]:
        """Return all objects."""
        with _refusals("listing the bucket"):
            found = obstore.list(self._store, self._prefix or None, chunk_size=1000).collect()
        start = len(self._prefix)
        return {each["path"][start:]: Entry(_tag(each["e_tag"]), each["size"]) for each in found}

    def read(self, path: str) -> Found | None:
        """Return an object; None where there is none."""
        with _refusals(f"reading {path}"):
            try:
                answer = obstore.get(self._store, self._prefix + path)
                data = bytes(answer.bytes())
            except FileNotFoundError as missing:
                _require_bucket(missing)
                return None
        meta = answer.meta
        return Found(data, _tag(meta["e_tag"]), dict(answer.attributes), meta["last_modified"])

    def mark(self, path: str) -> tuple[str, str] | None:
        """Return the tag of an object and its MARK, "" without one; None where there is none."""
        with _refusals(f"looking at {path}"):
            try:
                answer = obstore.get(self._store, self._prefix + path, options={"head": True})
            except FileNotFoundError:
                return None
        return _tag(answer.meta["e_tag"]), answer.attributes.get(MARK, "")

    def write(self, path: str, data: bytes, notes: Notes, *, over: str | None) -> str:
        """Write an object over the one with a tag, or where none is, and return its tag.

        Raises: Overtaken where there is something else. Where an answer got lost the object may
        be there already: that is success.
        """
        digest = sha256(data).hexdigest()
        with _refusals(f"writing {path}"):
            try:
                made = obstore.put(
                    self._store,
                    self._prefix + path,
                    data,
                    attributes={**notes, MARK: digest},
                    mode="create" if over is None else {"e_tag": over},
                    use_multipart=False,
                )
            except (AlreadyExistsError, PreconditionError) as problem:
                if is_no_bucket(str(problem)):
                    raise
            else:
                return _tag(made["e_tag"])
        there = self.mark(path)
        if there is not None and there[1] == digest:
            return there[0]
        raise Overtaken(f"somebody else has changed {path}")

    def copy(self, path: str, to: str) -> bool:
        """Copy an object with its notes, within the server; tell whether there was one."""
        with _refusals(f"copying {path}"):
            try:
                obstore.copy(self._store, self._prefix + path, self._prefix + to)
            except FileNotFoundError:
                return False
        return True

    def remove(self, paths: Iterable[str]) -> None:
        """Remove objects; those that are gone are no mistake."""
        wanted = [self._prefix + path for path in paths]
        if wanted:
            with _refusals(f"deleting {len(wanted)} objects"):
                obstore.delete(self._store, wanted)


@contextmanager
def _refusals(doing: str) -> Iterator[None]:
    """Turn the library's errors into Refused. The cause is cut off: its text may hold secrets."""
    try:
        yield
    except (BaseError, OSError, ValueError) as problem:
        raise refusal(doing, str(problem)) from None


def _require_bucket(missing: FileNotFoundError) -> None:
    if is_no_bucket(str(missing)):
        raise missing


def _tag(raw: str | None) -> str:
    """Return a tag as conditions need it: some servers leave the quotes out of listings."""
    if not raw:
        raise Refused("the server gives its objects no tags, so that nobody can tell who was first")
    return '"' + raw.removeprefix("W/").strip('"') + '"'


def _names_region(variables: Mapping[str, str]) -> bool:
    return bool(variables.get("AWS_REGION") or variables.get("AWS_DEFAULT_REGION"))


def _is_loopback(endpoint: str) -> bool:
    """Tell whether an endpoint is on this machine: only there it may do without encryption."""
    host = urlsplit(endpoint).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
