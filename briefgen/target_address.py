"""What a target of publishing is written as: `folder:PATH`, `s3://BUCKET/PREFIX` and the like."""

import re
from collections.abc import Callable
from string import Formatter

from msgspec import Struct

from briefgen.address import ROOM
from briefgen.nearest import nearest


class FolderAddress(Struct, frozen=True):
    """A folder of this machine; a path that is not whole begins at the site's folder."""

    path: str


class ZipAddress(Struct, frozen=True):
    """An archive on this machine; `{date}` and `{release}` in its path are filled in."""

    path: str


class GitAddress(Struct, frozen=True):
    """A branch of a repository that git can push to."""

    remote: str
    branch: str


class S3Address(Struct, frozen=True):
    """A bucket and what its keys begin with, without a stroke at either end."""

    bucket: str
    prefix: str


class SftpAddress(Struct, frozen=True):
    """A folder of an SSH server; port 0 and user "" are what is usual there.

    A path that is not whole begins at the user's own folder.
    """

    user: str
    host: str
    port: int
    path: str


Address = FolderAddress | ZipAddress | GitAddress | S3Address | SftpAddress

FORMS = {
    "folder": "folder:/srv/www/desk",
    "zip": "zip:handed-in/desk-{date}.zip",
    "git": "git:git@forge.example:desk/site.git#gh-pages",
    "s3": "s3://bucket/prefix",
    "sftp": "sftp://user@host/srv/www/desk",
}
"""Each kind of target with an example."""

CREDENTIALS = {
    "git": "take it out: git asks its own credential helper, or uses your SSH agent",
    "s3": "take it out: put AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY into the environment",
    "sftp": "take it out: put the key into your SSH agent, or name its file in ~/.ssh/config",
}
"""Where credentials belong, by kind of target."""

_USER_INFO = re.compile(
    r"\A(?:[a-z0-9]+:)?(?P<scheme>[a-z0-9+.-]+)://(?P<user>[^/?#]*)@", re.IGNORECASE
)
_LOOSE_USER_INFO = re.compile(r"\A\w*:(?://)?.*?[^:/]:(?!//).*@")
"""A password in what is no address, perhaps because of a stroke in the password."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_SFTP = re.compile(
    r"//(?:(?P<user>[^@/:]+)@)?(?P<host>[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/.*)"
)
_REMOTE = re.compile(
    r"(?:https://|ssh://(?:[\w.-]+@)?)[\w.\[\]:-]+/\S+"
    r"|http://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]+)?/\S+"
    r"|file:///\S+"
    r"|(?:[\w.-]+@)?[\w.-]{2,}:(?!:|//|[^/]*@)\S+"
    r"|\.{0,2}/.+|\.{1,2}",
    re.ASCII,
)
_BRANCH = re.compile(r"(?![-/.])(?!.*(?:\.\.|//|/\.|\.lock(?:/|\Z)))[\w./+-]*[\w+-]", re.ASCII)


class AddressMistake(Struct, frozen=True):
    """Why a target cannot be understood, as the end of a sentence, and what to write."""

    message: str
    advice: str


def read_target(text: str) -> Address | AddressMistake:
    """Read a target; whoever shows it must have asked `holds_credentials` before."""
    kind, colon, rest = text.partition(":")
    if _CONTROL.search(text):
        return AddressMistake("holds a control character", "delete it, and type the rest anew")
    if not colon or kind not in _READERS:
        return AddressMistake("begins with no kind of target", _kind_advice(kind))
    return _READERS[kind](rest)


def holds_credentials(text: str) -> bool:
    """Tell whether an address carries a password, or a name where names are keys.

    A name alone is none before an SSH server, which asks for a key besides.
    """
    found = _USER_INFO.match(text)
    if found is not None:
        return ":" in found["user"] or found["scheme"].lower() not in ("sftp", "ssh")
    is_loose = _LOOSE_USER_INFO.match(text) is not None
    return is_loose and isinstance(read_target(text), AddressMistake)


def _kind_advice(kind: str) -> str:
    near = nearest(kind, tuple(FORMS))
    if near:
        return f"write it as {FORMS[near[0]]}"
    return f"write one of {', '.join(FORMS.values())}"


def _folder(rest: str) -> Address | AddressMistake:
    mistake = _path_mistake(rest, "folder")
    return mistake or FolderAddress(rest)


def _zip(rest: str) -> Address | AddressMistake:
    mistake = _path_mistake(rest, "zip")
    if mistake is None and not rest.lower().endswith(".zip"):
        return AddressMistake("does not end in .zip", f"write it as {FORMS['zip']}")
    if mistake is None and not _fields(rest) <= {"date", "release"}:
        advice = "in braces stand only {date} and {release}"
        return AddressMistake("has something in braces that nobody knows", advice)
    return mistake or ZipAddress(rest)


def _fields(path: str) -> set[str]:
    """Return what stands in braces; something nobody knows for a brace by itself."""
    try:
        parts = tuple(Formatter().parse(path))
    except ValueError:
        return {""}
    return {
        "" if form or conversion else name
        for _, name, form, conversion in parts
        if name is not None
    }


def _path_mistake(path: str, kind: str) -> AddressMistake | None:
    if not path.strip() or path.startswith("//"):
        return AddressMistake("names no path", f"write it as {FORMS[kind]}")
    if path.startswith("~"):
        advice = "write the whole path, or one that begins at the site's folder"
        return AddressMistake('begins with "~", which is another folder for everybody', advice)
    return None


def _git(rest: str) -> Address | AddressMistake:
    remote, hash_sign, branch = rest.rpartition("#")
    if not hash_sign or not branch:
        return AddressMistake("names no branch", f"write it at the end: {FORMS['git']}")
    if not _BRANCH.fullmatch(branch):
        return AddressMistake("ends in what cannot be a branch", "write a name such as gh-pages")
    if not _REMOTE.fullmatch(remote):
        advice = "write what git remote -v shows, with https:// or ssh://, or a path with a /"
        return AddressMistake("names no repository that git can push to", advice)
    return GitAddress(remote, branch)


_OURS = AddressMistake(f"lies in {ROOM}/, where another site keeps its releases", "name another")


def _s3(rest: str) -> Address | AddressMistake:
    bucket, _, prefix = rest.removeprefix("//").partition("/")
    if bucket and rest.startswith("//") and not _BUCKET.fullmatch(bucket):
        advice = "a bucket has 3 to 63 small letters, digits, dots and hyphens"
        return AddressMistake(f'has "{bucket}" where the name of a bucket belongs', advice)
    if not rest.startswith("//") or not bucket:
        return AddressMistake("names no bucket", f"write it as {FORMS['s3']}")
    prefix = prefix.strip("/")
    if prefix and not all(part.strip(".") for part in prefix.split("/")):
        return AddressMistake("has a path with an empty part", f"write it as {FORMS['s3']}")
    if ROOM in prefix.split("/"):
        return _OURS
    return S3Address(bucket, prefix)


def _sftp(rest: str) -> Address | AddressMistake:
    found = _SFTP.fullmatch(rest)
    port = int(found["port"] or 0) if found else 0
    if found is None or port > 65_535:
        return AddressMistake("is not a user, a host and a path", f"write it as {FORMS['sftp']}")
    path = found["path"].rstrip("/") or "/"
    if ".." in path.split("/"):
        return AddressMistake('has ".." in its path', "write where it leads to")
    if ROOM in path.split("/"):
        return _OURS
    if path == "/~":
        path = "."
    host = found["host"].strip("[]")
    return SftpAddress(found["user"] or "", host, port, path.removeprefix("/~/"))


_READERS: dict[str, Callable[[str], Address | AddressMistake]] = {
    "folder": _folder,
    "zip": _zip,
    "git": _git,
    "s3": _s3,
    "sftp": _sftp,
}
