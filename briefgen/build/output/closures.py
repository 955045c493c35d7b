"""Closures that no output refers to any more."""

from briefgen.address import OutputPath
from briefgen.build.output.memory import Closure, Ingredients, MadeFile

_MANY = 128
"""From how many on it pays to look: each edit of a template adds some."""

Files = dict[OutputPath, MadeFile]


def without_unused(
    closures: tuple[Closure, ...], files: Files
) -> tuple[tuple[Closure, ...], Files]:
    """Return the closures that are referred to, and the files with the new numbers of theirs."""
    if len(closures) < _MANY:
        return closures, files
    used = sorted({each.closure for file in files.values() for each in _ingredients(file)})
    numbers = {old: new for new, old in enumerate(used)}
    kept = tuple(closures[old] for old in used)
    return kept, {path: _renumbered(file, numbers) for path, file in files.items()}


def _ingredients(file: MadeFile) -> tuple[Ingredients, ...]:
    before = () if file.before is None else (file.before,)
    return (file.made, file.written, *before)


def _renumbered(file: MadeFile, numbers: dict[int, int]) -> MadeFile:
    def with_new(old: Ingredients) -> Ingredients:
        return Ingredients(old.content, old.site, old.texts, numbers[old.closure])

    before = None if file.before is None else with_new(file.before)
    return MadeFile(file.digest, file.stamp, with_new(file.made), with_new(file.written), before)
