"""Which output a person means: by its path, its address, its file, or the source of its page."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from briefgen.address import OutputPath, SitePath, output_path
from briefgen.build.why.absent import Absent
from briefgen.nearest import nearest
from briefgen.problem import Problem, error

_MOST_ADVICE = 3
_LEAST_PART = 3
"""Shorter words are found in too many paths."""


class Outputs(Struct, frozen=True, kw_only=True):
    """The outputs there are or were, where sources have their pages, and those that have none.

    `content` is the name of the content folder.
    """

    site_folder: Path
    out: Path
    base_url: str
    content: str
    paths: Collection[OutputPath]
    pages: Mapping[str, OutputPath]
    absent: tuple[Absent, ...] = ()


def output_meant(asked: str, outputs: Outputs) -> OutputPath | None:
    """Return the output that a person means, None if there is no such output."""
    places = (*_as_address(asked, outputs), *map(outputs.pages.get, _as_source(asked, outputs)))
    return next((each for each in places if each in outputs.paths), None)


def no_such_output(asked: str, outputs: Outputs, called: Collection[OutputPath] = ()) -> Problem:
    """Say that there is no such output, and what may have been meant (BG143).

    `called` are the pages of several things that have this name.
    """
    sources, places = set(_as_source(asked, outputs)), set(_as_address(asked, outputs))
    for each in outputs.absent:
        if each.reason and (each.source in sources or each.path in places):
            return error(
                "BG143",
                f"{each.source} is withheld and has no page: {each.reason}",
                advice=_release_advice(each.reason),
            )
    if called:
        pages = _either(tuple(map(_address, called)))
        return error("BG143", f'several pages are called "{asked}"', advice=f"say which: {pages}")
    if any(_is_no_page(each, outputs) for each in sources):
        return error(
            "BG143",
            f"{asked} has no page of its own",
            advice=f"name a page or its source, such as {_examples(outputs)}",
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
    for source in _as_source(asked, outputs):
        # The site's own folder is the home page, and a folder of sources the list of them.
        if source in (".", outputs.content):
            yield OutputPath("index.html")
        yield OutputPath(f"{source.removeprefix(f'{outputs.content}/').rstrip('/')}/index.html")


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


def _release_advice(reason: str) -> str:
    """Say how a page that is withheld could be asked about."""
    if reason.startswith("TLP"):
        return "it has a page where `ceiling` in site.toml allows it"
    if reason.startswith(("embargo", "expired")):
        return "ask again with --drafts, or with --now"
    return "ask again with --drafts"


def _is_no_page(source: str, outputs: Outputs) -> bool:
    """Tell whether this is a file of the site, or of a theme, that pages are made with."""
    if source == "." or Path(source).is_absolute() or ".." in Path(source).parts:
        return False
    shipped = source.startswith(("templates/", "themes/"))
    try:
        return shipped or (outputs.site_folder / source).is_file()
    except (OSError, ValueError):
        return False


def _advice(asked: str, outputs: Outputs) -> str:
    known = (*map(_address, outputs.paths), *outputs.pages)
    near = nearest(asked, known, 1) or _holding(asked, known)
    if not near:
        return f"name a page, a file of the site or a source, such as {_examples(outputs)}"
    return f"did you mean {_either(near)}?"


def _either(names: tuple[str, ...]) -> str:
    *rest, last = (f'"{each}"' for each in names[:_MOST_ADVICE])
    return f"{', '.join(rest)} or {last}" if rest else last


def _examples(outputs: Outputs) -> str:
    """Return a page and a file of this site, the page of a brief if there is one."""
    sources = outputs.pages.values()
    briefs = (each for each in sources if each.startswith("briefs/") and each in outputs.paths)
    page = next(briefs, "404.html")
    return f"{_address(page)} or {'feed.xml' if 'feed.xml' in outputs.paths else 'index.html'}"


def _address(path: str) -> str:
    return path.removesuffix("index.html")


def _holding(asked: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return paths that hold what was asked for, or the last part of it."""
    part = Path(asked).name.casefold()
    if len(part) < _LEAST_PART:
        return ()
    return tuple(each for each in known if part in each.casefold())[:_MOST_ADVICE]
