"""What parsing one file gave, as the store keeps it and as workers send it."""

import msgspec
from msgspec import Struct

from briefgen.build.state.digests import digest_of
from briefgen.config import AutoLinking, Config
from briefgen.content.document import Document, ImageNote
from briefgen.content.scan import FoundSource
from briefgen.content.text import Text
from briefgen.problem import Problem

_NOTHING = b""
"""Stands for the digest of what a file has not."""


class Memory(Struct, frozen=True, array_like=True, gc=False):
    """What a build must know of a source without loading it: digests, b"" for what it has not.

    `facts` stands for what the catalog learns from it, `places` for where in the file that is
    written, `text` for its text. `auto_link` is how it says that its names are linked, if it does.

    Once it is known which names the text holds, they are among the facts, and `text` is longer (see
    `texts`).
    """

    key: bytes
    facts: bytes = _NOTHING
    places: bytes = _NOTHING
    text: bytes = _NOTHING
    has_problems: bool = False
    auto_link: AutoLinking | None = None


class Entry(Struct, frozen=True, array_like=True):
    """What one file gave, apart from its text, and what is remembered of it."""

    memory: Memory
    document: Document | None = None
    image: ImageNote | None = None
    problems: tuple[Problem, ...] = ()


class Stored(Struct, frozen=True, array_like=True):
    """An entry with its text, both encoded: ready for the store."""

    path: str
    source: bytes
    """The digest of the bytes that were parsed, b"" where they could not be read."""
    memory: Memory
    entry: bytes
    text: bytes


def settings_for_parsing(config: Config) -> Config:
    """Return a configuration in which only what parsing depends on is as the site has it."""
    return Config(title="", timezone=config.timezone, content=config.content, limits=config.limits)


def entry_key(settings: bytes, source: FoundSource, digest: bytes) -> bytes:
    """Return the key of what a file gives: it depends on its bytes, its name and some settings."""
    return digest_of((settings, source.kind, source.path, source.content_path, digest))


encode_entry = encode_text = msgspec.msgpack.Encoder().encode
decode_entry = msgspec.msgpack.Decoder(Entry).decode
decode_text = msgspec.msgpack.Decoder(Text).decode
