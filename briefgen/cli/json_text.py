"""What commands print for programs."""

from pathlib import Path

import msgspec


def json_text(value: object) -> str:
    """Return a value as JSON with one field on each line; a path becomes a string."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=_path_text)).decode()


def _path_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))
