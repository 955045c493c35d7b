"""What a theme is made of, without loading it: which names it has and what is behind each.

The templates themselves are loaded only where a page is rendered.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from briefgen.address import SitePath
from briefgen.build.state.digests import digest_of, digest_of_bytes
from briefgen.build.tools import Tools
from briefgen.config import Config, Option
from briefgen.config_file import FILE
from briefgen.problem import Problem
from briefgen.render.theme_files import TooLarge, read_file, readable
from briefgen.resources import shipped

_DEEPEST = 40
_UNREADABLE = b"unreadable"
_SHIPPED_BYTES = 1_000_000
"""The themes that ship have no larger files, whatever a site allows for its own."""

PREFIX = "theme:"
"""Begins the names of a theme's files among the inputs."""


class ThemeParts(Struct, frozen=True, array_like=True):
    """A theme by its names: `templates` and `static` map each to the digest of its bytes.

    `addresses` are those of the static files, `options` the defaults; `is_usable` tells whether
    pages can be rendered with it at all.
    """

    is_usable: bool
    templates: dict[str, bytes] = {}
    static: dict[str, bytes] = {}
    addresses: dict[str, SitePath] = {}
    options: dict[str, Option] = {}
    problems: tuple[Problem, ...] = ()

    def behind(self, name: str) -> bytes:
        """Return what stands behind a name, `template NAME` or `static NAME`; b"" if nothing does.

        A page depends on the address of a static file, which follows from its bytes.
        """
        kind, _, rest = name.partition(" ")
        return (self.templates if kind == "template" else self.static).get(rest, b"")


def theme_parts(site_folder: Path, config: Config, tools: Tools) -> ThemeParts:
    """Return the parts of the theme that `site.toml` names, remembered where no file differs."""
    listing = tuple(_listing(site_folder, config.limits.asset_bytes, tools))
    config = msgspec.structs.replace(config, output="", publish={})
    key = digest_of((listing, config, site_file_digest(site_folder)))
    data = tools.store.get("themes", key)
    if data is not None:
        return _decode(data)
    # Loading a theme takes Jinja, which a build with nothing to do has no use for.
    from briefgen.build.edition.theme_work import loaded_parts  # noqa: PLC0415

    parts = loaded_parts(site_folder, config)
    if any(name.startswith(PREFIX) for name in tools.inputs.stirred()):
        return parts
    tools.store.keep_only("themes", ())
    tools.store.put_many("themes", [(key, msgspec.msgpack.encode(parts))])
    return parts


def site_file_digest(site_folder: Path) -> bytes:
    """Return what stands for the bytes of `site.toml`: problems point into it."""
    try:
        return digest_of_bytes(read_file(site_folder / FILE))
    except OSError:
        # It was there a moment ago, when it was read as a configuration.
        return b""


_decode = msgspec.msgpack.Decoder(ThemeParts).decode


def _listing(site_folder: Path, most: int, tools: Tools) -> Iterator[tuple[str, bytes]]:
    """Give every file and folder that a theme could be made of, and what stands for its bytes.

    Files of more than `most` bytes are not read.
    """
    for name, root in (
        ("templates", site_folder / "templates"),
        ("static", site_folder / "static"),
        ("themes", site_folder / "themes"),
        ("shipped", shipped("themes")),
    ):
        yield from _below(name, str(root), max(most, _SHIPPED_BYTES), tools, frozenset())


def _below(
    name: str, folder: str, most: int, tools: Tools, above: frozenset[tuple[int, int]]
) -> Iterator[tuple[str, bytes]]:
    try:
        here = Path(folder).stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError:
        yield name, _UNREADABLE
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above or len(above) > _DEEPEST:
        return
    for entry in entries:
        path = f"{name}/{readable(entry.name)}"
        link = _leads_to(entry)
        if entry.is_dir():
            yield f"{path}/", link
            yield from _below(path, entry.path, most, tools, above | {identity})
        else:
            yield path, link + _digest(path, entry, most, tools)


def _leads_to(entry: "os.DirEntry[str]") -> bytes:
    """Return where a link leads, b"" for what is none."""
    try:
        return os.fsencode(Path(entry.path).readlink()) if entry.is_symlink() else b""
    except OSError:
        # It has been replaced since the folder was listed.
        return _UNREADABLE


def _digest(path: str, entry: "os.DirEntry[str]", most: int, tools: Tools) -> bytes:
    name = f"{PREFIX}{path}"
    try:
        info = entry.stat()
        tools.inputs.stays(name, entry.path, info)
        return tools.inputs.digest(name, info, partial(read_file, Path(entry.path), most))
    except OSError:
        return _UNREADABLE
    except TooLarge as problem:
        # It is an error whatever is in it.
        return digest_of(("too large", problem.size))
