"""Freshness: one comparison of what an output would be made from with what it was made from."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.edition.edition import Edition, Made
from briefgen.build.edition.reading import Sources
from briefgen.build.edition.themes import ThemeParts
from briefgen.build.output.files import digest_on_disk
from briefgen.build.output.memory import Closure, Ingredients, MadeFile, MadeState
from briefgen.build.state.digests import digest_of_bytes
from briefgen.build.state.stamps import Stamp, is_trusted, stamp_of


class Wanted(Struct, frozen=True, gc=False):
    """An output of this build with its ingredients, all but what its template will use."""

    made: Made
    ingredients: Ingredients


class Freshness(Struct, frozen=True):
    """Which outputs are as they should be, by path, and which must be made."""

    fresh: dict[OutputPath, MadeFile]
    stale: tuple[Wanted, ...]


def wanted(edition: Edition, sources: Sources, assets: Mapping[str, bytes]) -> tuple[Wanted, ...]:
    """Return every output with what it is made from; `assets` are the digests of theirs."""
    memories = sources.memories
    site = digest_of_bytes(edition.site)
    found = []
    for made in edition.outputs:
        match made.kind:
            case "static":
                ingredients = Ingredients(made.content)
            case "asset":
                ingredients = Ingredients(assets[made.name])
            case _:
                printed = tuple((path, memories[path].text) for path in made.texts)
                ingredients = Ingredients(made.content, site, printed)
        found.append(Wanted(made, ingredients))
    return tuple(found)


def freshness(
    outputs: Iterable[Wanted], before: MadeState, theme: ThemeParts, out: Path, clock: int
) -> Freshness:
    """Compare what outputs are made from with what the last build made, and that with the disk.

    `clock` is the disk's time before the build looked at any file.
    """
    holds = tuple(closure_holds(closure, theme) for closure in before.closures)
    root = f"{out}/"
    fresh: dict[OutputPath, MadeFile] = {}
    stale: list[Wanted] = []
    for each in outputs:
        path = each.made.path
        known = before.files.get(path)
        if known is None or not _is_same(each.ingredients, known.made, holds):
            stale.append(each)
            continue
        found = _on_disk(root + path, known, clock)
        if found is None:
            stale.append(each)
        else:
            fresh[path] = found
    return Freshness(fresh, tuple(stale))


def closure_holds(closure: Closure, theme: ThemeParts) -> bool:
    """Tell whether all that a template used is still what it was."""
    return all(theme.behind(name) == digest for name, digest in closure.items())


def _is_same(wanted: Ingredients, made: Ingredients, holds: tuple[bool, ...]) -> bool:
    return (
        wanted.content == made.content
        and wanted.site == made.site
        and wanted.texts == made.texts
        and 0 <= made.closure < len(holds)
        and holds[made.closure]
    )


def _on_disk(file: str, known: MadeFile, clock: int) -> MadeFile | None:
    """Return what is known of an output if it is on disk as it was made, with its stamp of now."""
    try:
        stamp = stamp_of(os.lstat(file))
    except OSError:
        return None
    if stamp == known.stamp:
        return known
    if digest_on_disk(Path(file)) != known.digest:
        return None
    return replace(known, stamp=stamp) if is_trusted(stamp, stamp, clock) else known


def settled(stamps: Mapping[OutputPath, Stamp]) -> dict[OutputPath, Stamp | None]:
    """Return which stamps vouch for the files that a build has just written.

    Those last written share the disk's present tick: an edit in the same tick would not show.
    The disk's own times tell its ticks apart, however long they are.
    """
    latest = max((_changed(stamp) for stamp in stamps.values()), default=0)
    return {path: stamp if _changed(stamp) < latest else None for path, stamp in stamps.items()}


def _changed(stamp: Stamp) -> int:
    return max(stamp.mtime_ns, stamp.ctime_ns)
