"""The edition: all that a site says at one time, as the views of its outputs.

It is a function of the facts of the sources, of the theme's parts and of the configuration. So
it is remembered whole: where none of these differ, neither the catalog nor a view is made again.
Texts are no part of it; an output only names the documents whose texts it prints.
"""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.edition.reading import Sources
from briefgen.build.edition.themes import ThemeParts
from briefgen.build.state.digests import digest_of
from briefgen.catalog.release import Withheld
from briefgen.config import Config
from briefgen.problem import Problem
from briefgen.views.planned import PlannedKind

MadeFrom = PlannedKind | Literal["static", "asset"]


class Made(Struct, frozen=True, array_like=True, gc=False):
    """An output and what it is made from.

    `content` is the digest of its view, or of a static file's bytes; an asset has none here.
    `name` is that of a static file or, below the content folder, of an asset; `texts` are the
    paths of the documents whose texts it prints, in the order of `documents_in`.
    """

    path: OutputPath
    producer: str
    kind: MadeFrom
    content: bytes = b""
    name: str = ""
    texts: tuple[str, ...] = ()


class Edition(Struct, frozen=True, array_like=True):
    """What the site says from `since` until its next change.

    `places` are the sources that problems point into, with the digest of where things are in
    them: once that differs, the problems must be found again.
    """

    since: datetime
    until: datetime | None
    outputs: tuple[Made, ...]
    site: bytes
    problems: tuple[Problem, ...]
    places: dict[str, bytes]
    withheld: tuple[Withheld, ...]
    counts: dict[str, int]

    def holds(self, now: datetime, sources: Sources) -> bool:
        """Tell whether it is still what the site says."""
        if now < self.since or (self.until is not None and now >= self.until):
            return False
        memories = sources.memories
        return all(
            path in memories and memories[path].places == places
            for path, places in self.places.items()
        )


class Ground(Struct, frozen=True):
    """What an edition is a function of, besides time and the facts of the sources."""

    config: Config
    drafts: bool
    now: datetime
    config_file: bytes
    """The digest of `site.toml`: problems point into it."""
    theme: ThemeParts
    assets: tuple[str, ...]
    """The paths of all files below the content folder that are no sources."""


def edition_key(ground: Ground, sources: Sources) -> bytes:
    """Return the key of the edition that these make."""
    theme = replace(ground.theme, templates=dict.fromkeys(ground.theme.templates, b""))
    facts = tuple((path, memory.facts) for path, memory in sources.memories.items())
    config = replace(ground.config, output="", publish={})
    own = (config, ground.drafts, ground.config_file, ground.assets)
    return digest_of((own, theme, facts))


encode_edition = msgspec.msgpack.Encoder().encode
decode_edition = msgspec.msgpack.Decoder(Edition).decode
