"""Published files beside the writing: what stands for their bytes, and what is unfit."""

from collections.abc import Iterable
from functools import partial

import msgspec

from briefgen.build.state.digests import digest_of
from briefgen.build.tools import Tools
from briefgen.config import Limits
from briefgen.content.scan import AssetFile
from briefgen.problem import Problem
from briefgen.render.theme_files import TooLarge, read_file

_UNREADABLE = b""


def checked_assets(
    used: Iterable[AssetFile], limits: Limits, tools: Tools
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Check the files that documents show or link to, each once for the same bytes.

    Returns: their digests by path below the content folder, b"" for what cannot be read.
    Problems: those of `asset_problems`.
    """
    used = tuple(used)
    digests = {asset.path: _digest(asset, limits, tools) for asset in used}
    keys = {asset.path: digest_of((asset.source, digests[asset.path], limits)) for asset in used}
    known = tools.store.get_many("assets", keys.values())
    problems: list[Problem] = []
    for asset in used:
        key = keys[asset.path]
        data = known.get(key) if digests[asset.path] else None
        problems += _checked(asset, limits, key, tools) if data is None else _decode(data)
    tools.store.keep_only("assets", set(keys.values()))
    return digests, tuple(problems)


def _digest(asset: AssetFile, limits: Limits, tools: Tools) -> bytes:
    info = asset.info
    if info is None or info.st_size > limits.asset_bytes:
        return _UNREADABLE
    tools.inputs.stays(asset.source, str(asset.file), info)
    try:
        read = partial(read_file, asset.file, limits.asset_bytes, info)
        return tools.inputs.digest(asset.source, info, read)
    except (OSError, TooLarge):
        return _UNREADABLE


def _checked(asset: AssetFile, limits: Limits, key: bytes, tools: Tools) -> tuple[Problem, ...]:
    # Looking into drawings takes an XML parser, and most builds have no new ones.
    from briefgen.content.asset_check import asset_problems  # noqa: PLC0415

    problems = asset_problems(asset, limits)
    tools.store.put_many("assets", [(key, msgspec.msgpack.encode(problems))])
    return problems


_decode = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode
