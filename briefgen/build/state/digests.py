"""Digests: what stands for a value where only equality matters."""

from hashlib import blake2b

import msgspec

BYTES = 16
"""How long the digest of a value is."""

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest_of(value: object) -> bytes:
    """Return what stands for a value that MessagePack can hold; mappings have no order."""
    return digest_of_bytes(_encode(value))


def digest_of_bytes(data: bytes) -> bytes:
    """Return what stands for some bytes within the store."""
    return blake2b(data, digest_size=BYTES).digest()
