"""What parsing one file gave, as the store keeps it and as workers send it."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.digests import digest_of, digest_of_bytes
from briefgen.config import Config
from briefgen.content.document import Document, ImageNote
from briefgen.content.parse import Parsed
from briefgen.content.scan import FoundSource
from briefgen.content.text import Text, divided, facts_digest, places_digest
from briefgen.problem import Problem

_NOTHING = b""
"""Stands for the digest of what a file has not."""


class Memory(Struct, frozen=True, array_like=True, gc=False):
    """What a build must know of a source without loading it: digests, b"" for what it has not.

    `facts` stands for what the catalog learns from it, `places` for where in the file that is
    written, `text` for its text; `name` is that of the document, as `text_name` gives it.
    """

    key: bytes
    facts: bytes = _NOTHING
    places: bytes = _NOTHING
    text: bytes = _NOTHING
    name: str = ""
    has_problems: bool = False


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


def text_name(kind: str, id_: str) -> str:
    """Return the name by which outputs call the document whose text they print."""
    return f"{kind}/{id_}"


def stored(path: str, key: bytes, source: bytes, parsed: Parsed) -> Stored:
    """Divide what parsing gave and encode it."""
    memory = Memory(key, has_problems=bool(parsed.problems))
    document, text = None, b""
    if parsed.document is not None:
        document, written = divided(parsed.document)
        text = encode_text(written)
        memory = replace(
            memory,
            facts=facts_digest(document),
            places=places_digest(document),
            text=digest_of_bytes(text),
            name=text_name(document.kind, document.id),
        )
    elif parsed.image is not None:
        memory = replace(memory, facts=digest_of(parsed.image))
    entry = Entry(memory, document, parsed.image, parsed.problems)
    return Stored(path, source, memory, _encode(entry), text)


_encode = msgspec.msgpack.Encoder().encode
decode_entry = msgspec.msgpack.Decoder(Entry).decode
decode_text = msgspec.msgpack.Decoder(Text).decode
encode_text = _encode
