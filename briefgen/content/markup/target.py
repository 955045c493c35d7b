"""Where a link leads: another site, a file of this one, or nowhere it may lead."""

import re
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from msgspec import Struct


class Elsewhere(Struct, frozen=True):
    """An address outside the site, as it goes into the page."""

    url: str


class Local(Struct, frozen=True):
    """A file of the site, relative to the content folder, and a place in it."""

    path: str
    fragment: str


class Refused(Struct, frozen=True):
    """An address that is not made a link, and why; an error where the writer meant a file."""

    code: str
    message: str
    advice: str
    is_error: bool = False


Target = Elsewhere | Local | Refused

_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What browsers, or readers, pass over in an address."""

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\.?")


def target(href: str, folder: str, own: str, *, protocol_relative: bool) -> Target:
    """Say where an address leads, as the parser gives it (percent-encoded).

    `folder` is where the file lies and `own` is its path, both below the content folder.
    """
    shown = _IGNORED.sub("", unquote(href))
    if not shown:
        return Refused("BG254", "this link has no address", "write one between the brackets")
    if match := _SCHEME.match(shown):
        return _with_scheme(href, match["scheme"].lower())
    if shown.replace("\\", "/").startswith("//"):
        return _without_scheme(href, shown, protocol_relative=protocol_relative)
    return _local(href, folder, own)


def _with_scheme(href: str, scheme: str) -> Target:
    if scheme == "mailto":
        return Elsewhere(_one_fragment(href))
    if scheme not in ("http", "https"):
        return Refused(
            "BG250",
            f'"{scheme}:" addresses are not made links',
            "only http, https, mailto and relative addresses are; "
            "write a file whose name holds a colon as ./name",
        )
    if not _is_web_address(href):
        return Refused(
            "BG255",
            f'"{unquote(href)}" is not a whole web address',
            "write it as https://example.org/path",
        )
    return Elsewhere(_one_fragment(href))


def _without_scheme(href: str, shown: str, *, protocol_relative: bool) -> Target:
    if protocol_relative and _is_web_address(f"https:{href}"):
        return Elsewhere(_one_fragment(href))
    return Refused(
        "BG251",
        f'"{shown}" has no scheme, so it is not made a link',
        f"write https:{shown.replace(chr(92), '/')}, or set allow_protocol_relative under "
        "[content] in site.toml",
    )


def _is_web_address(href: str) -> bool:
    try:
        parts = urlsplit(href)
        host = parts.netloc.rpartition("@")[2]
        name = host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
        return bool(_HOST.fullmatch(name)) and (parts.port or 1) > 0
    except ValueError:
        return False


def _one_fragment(href: str) -> str:
    """Encode "#" inside a fragment, and what the parser let pass that a URL may not hold."""
    address, mark, fragment = href.partition("#")
    return f"{address}{mark}{fragment.replace('#', '%23')}"


def _local(href: str, folder: str, own: str) -> Local | Refused:
    path, _, fragment = href.partition("#")
    path, fragment = unquote(path), unquote(fragment)
    if not path:
        return Local(own, fragment)
    if path.startswith("/"):
        return Refused(
            "BG252",
            f'"{path}" begins at the root of a web server, where this site need not be',
            _instead(path, folder),
            is_error=True,
        )
    if "\\" in path:
        return Refused(
            "BG256",
            f'"{path}" holds a backslash',
            f"write {path.replace(chr(92), '/')}",
            is_error=True,
        )
    found = normpath(f"{folder}/{path}" if folder else path)
    if found == ".." or found.startswith(("../", "/")):
        return Refused(
            "BG253",
            f'"{path}" leaves the content folder',
            "only files in it are part of the site",
            is_error=True,
        )
    return Local(found, fragment)


def _instead(path: str, folder: str) -> str:
    """Say what to write for a path from the server's root: a relative one, or a wikilink."""
    bare = path.strip("/")
    name = bare.rpartition("/")[2]
    if not bare:
        return "leave it out: every page has a way home already"
    if "." in name:
        return f"write {'../' * len(folder.split('/')) if folder else ''}{bare}"
    return f"write [[{name}]], or the path of its .md file relative to this one"
