"""Which output a person means: by its path, its address, its file, or the source of its page."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.address import OutputPath, SitePath, output_path
from briefgen.catalog.release import Withheld
from briefgen.nearest import nearest
from briefgen.problem import Problem, error

_MOST_ADVICE = 3
_LEAST_PART = 3
"""Shorter words are found in too many paths."""


class Outputs(Struct, frozen=True, kw_only=True):
    """The outputs there are or were, the page of each source, and the sources that have none."""

    site_folder: Path
    out: Path
    base_url: str
    paths: Collection[OutputPath]
    pages: Mapping[str, OutputPath]
    withheld: tuple[Withheld, ...] = ()


def output_meant(asked: str, outputs: Outputs) -> OutputPath | None:
    """Return the output that a person means, None if there is no such output."""
    for path in _as_address(asked, outputs):
        if path in outputs.paths:
            return path
    source = next((each for each in _as_source(asked, outputs) if each in outputs.pages), None)
    return None if source is None else outputs.pages[source]


def no_such_output(asked: str, outputs: Outputs) -> Problem:
    """Say that there is no such output, and what may have been meant (BG143)."""
    sources = set(_as_source(asked, outputs))
    for each in outputs.withheld:
        if each.path in sources:
            return error(
                "BG143",
                f"{each.path} is withheld and has no page: {each.reason}",
                advice="ask again with --drafts, or with --now",
            )
    return error(
        "BG143",
        f'no output and no source is called "{asked}"',
        advice=_advice(asked, outputs),
    )


def _as_address(asked: str, outputs: Outputs) -> Iterator[OutputPath]:
    """Give the outputs that this may be the path, the address or the file of."""
    base = outputs.base_url
    address = asked.removeprefix(base) if base else asked
    plain = address.removeprefix("./").lstrip("/")
    yield OutputPath(plain)
    yield output_path(SitePath(plain))
    yield output_path(SitePath(f"{plain}/"))
    below = _below(Path(asked), outputs.out)
    if below is not None:
        yield OutputPath(below)
        yield OutputPath(f"{below}/index.html".removeprefix("./"))


def _as_source(asked: str, outputs: Outputs) -> Iterator[str]:
    """Give the sources that this may be, as paths below the site folder."""
    yield asked.removeprefix("./")
    for start in (Path(), outputs.site_folder):
        below = _below(start / asked, outputs.site_folder)
        if below is not None:
            yield below


def _below(file: Path, folder: Path) -> str | None:
    """Return a file's path below a folder, None if it is not in there."""
    try:
        return file.resolve().relative_to(folder.resolve()).as_posix()
    except (OSError, RuntimeError, ValueError):
        # A name that no disk can hold, a link to itself, or simply another folder.
        return None


def _advice(asked: str, outputs: Outputs) -> str:
    known = (*(path.removesuffix("index.html") for path in outputs.paths), *outputs.pages)
    near = nearest(asked, known, 1) or _holding(asked, known)
    if not near:
        return "name a page, a file of the site or a source: briefs/doha/, feed.xml"
    *rest, last = (f'"{each}"' for each in near)
    return f"did you mean {', '.join(rest)} or {last}?" if rest else f"did you mean {last}?"


def _holding(asked: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return paths that hold what was asked for, or the last part of it."""
    part = Path(asked).name.casefold()
    if len(part) < _LEAST_PART:
        return ()
    return tuple(each for each in known if part in each.casefold())[:_MOST_ADVICE]
