"""What a worker does with sources: read, parse, divide, encode."""

from msgspec.structs import replace

from briefgen.build.edition.parsed import (
    Entry,
    Memory,
    Stored,
    encode_entry,
    encode_text,
    entry_key,
)
from briefgen.build.state.digests import digest_of, digest_of_bytes
from briefgen.config import Config
from briefgen.content.parse import TOO_SLOW, Parsed, parse_source
from briefgen.content.scan import FoundSource, read_source
from briefgen.content.text import divided, facts_digest, places_digest
from briefgen.problem import Problem


def parse(settings: Config, sources: tuple[FoundSource, ...]) -> tuple[Stored, ...]:
    """Parse some sources; one that has vanished gives nothing."""
    key = digest_of(settings)
    answers = (_parsed(settings, key, source) for source in sources)
    return tuple(each for each in answers if each is not None)


def _parsed(settings: Config, settings_key: bytes, source: FoundSource) -> Stored | None:
    read = read_source(source, settings)
    if read is None:
        return None
    parsed = Parsed(problems=(read,)) if isinstance(read, Problem) else parse_source(read, settings)
    if isinstance(read, Problem) or any(each.code == TOO_SLOW for each in parsed.problems):
        # Whether a file can be read, and how fast, is no matter of its bytes: it is tried again.
        key = digest_of((settings_key, source.path, parsed.problems))
        return _stored(source.path, key, b"", parsed)
    digest = digest_of_bytes(read.data)
    key = entry_key(settings_key, source, digest)
    return _stored(source.path, key, digest, parsed)


def _stored(path: str, key: bytes, source: bytes, parsed: Parsed) -> Stored:
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
            auto_link=document.front.auto_link,
        )
    elif parsed.image is not None:
        memory = replace(memory, facts=digest_of(parsed.image))
    entry = Entry(memory, document, parsed.image, parsed.problems)
    return Stored(path, source, memory, encode_entry(entry), text)
