"""Rows 43 and 47-49 of the table of hostile inputs: what lies in the content folder."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.site import Site
from tests.hostile.row import GOOD, Row, brief, judge

MakeSite = Callable[[], Site]
SECRET = "what lies outside"


def outside(place: Path) -> None:
    (place.parent / "outside.md").write_text(brief(title=SECRET), encoding="utf-8")
    (place.parent / "outside.png").write_bytes(SECRET.encode())


def brief_link(content: Path) -> None:
    outside(content.parent)
    (content / "briefs/x.md").symlink_to(content.parent.parent / "outside.md")


def asset_link(content: Path) -> None:
    outside(content.parent)
    (content / "briefs/p.png").symlink_to(content.parent.parent / "outside.png")
    (content / "briefs/x.md").write_text(brief(body="![A](p.png)\n"), encoding="utf-8")


def folder_loop(content: Path) -> None:
    (content / "briefs/loop").symlink_to(content / "briefs", target_is_directory=True)


def broken_link(content: Path) -> None:
    (content / "briefs/x.md").symlink_to(content / "nowhere.md")


def fifo(content: Path) -> None:
    os.mkfifo(content / "briefs/x.md")


def listening_socket(content: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(content / "briefs/x.md"))


def device(content: Path) -> None:
    (content / "briefs/x.md").symlink_to("/dev/zero")


ODD_FILES = [
    (brief_link, ("content/briefs/x.md: BG204",)),
    (
        asset_link,
        (
            "content/briefs/p.png: BG204",
            "content/briefs/x.md:5:1: BG307",
        ),
    ),
    (folder_loop, ("content/briefs/loop: BG205",)),
    (broken_link, ("content/briefs/x.md: BG205",)),
    (fifo, ("content/briefs/x.md: BG206",)),
    (listening_socket, ("content/briefs/x.md: BG206",)),
    (device, ("content/briefs/x.md: BG204",)),
]


@pytest.mark.parametrize(
    ("make", "refused"), ODD_FILES, ids=lambda value: getattr(value, "__name__", "")
)
def test_row_43_what_is_not_a_file_of_the_site_is_refused_by_name(
    make: Callable[[Path], None], refused: tuple[str, ...], site: MakeSite
):
    desk = site().add(GOOD)
    desk.build().fine()
    before = desk.tree()
    make(desk.folder / "content")
    built = desk.build()
    judge(Row(row=43, name=make.__name__, files={}, refused=refused), built)
    assert desk.tree() == before
    built.nowhere(SECRET)


def test_row_43_a_link_outside_may_be_allowed_by_the_config(site: MakeSite):
    desk = site()
    outside(desk.folder)
    (desk.folder / "content/briefs").mkdir(parents=True)
    (desk.folder / "content/briefs/x.md").symlink_to(desk.folder.parent / "outside.md")
    allowed = f'allow_links = ["{desk.folder.parent / "outside.md"}"]'
    desk.write("site.toml", f'title = "Desk"\n[content]\n{allowed}\n')
    desk.build().fine().has("briefs/x/index.html", SECRET)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
BAD_SVGS = {
    "a script": (SVG.format("<script>alert(1)</script>"), "1:84"),
    "a handler": (SVG.format('<rect onload="alert(1)"/>'), "1:84"),
    "a foreign object": (SVG.format("<foreignObject><p/></foreignObject>"), "1:84"),
    "an outside reference": (
        SVG.format('<image xlink:href="https://evil.example/x.png"/>'),
        "1:84",
    ),
    "an entity bomb": (
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;"),
        "1:15",
    ),
}


@pytest.mark.parametrize("name", BAD_SVGS)
def test_row_47_a_drawing_that_could_run_or_fetch_is_refused(name: str, site: MakeSite):
    desk = site().add(GOOD).write("content/briefs/d.svg", BAD_SVGS[name][0])
    desk.write("content/briefs/x.md", brief(body="![A drawing](d.svg)\n"))
    built = desk.build().fails(f"content/briefs/d.svg:{BAD_SVGS[name][1]}: BG214")
    assert built.files == ()


def test_row_47_a_plain_drawing_is_published(site: MakeSite):
    desk = site().write("content/briefs/d.svg", SVG.format('<rect width="1"/>'))
    desk.write("content/briefs/x.md", brief(body="![A drawing](d.svg)\n"))
    desk.build().fine().has("media/briefs/d.svg")


UNPUBLISHED = (
    ".env",
    ".git/config",
    ".DS_Store",
    "notes.md~",
    ".x.md.swp",
    "4913",
    "#x.md#",
    "Thumbs.db",
)


def test_row_48_files_of_editors_and_systems_are_not_published(site: MakeSite):
    desk = site().add(GOOD)
    for name in UNPUBLISHED:
        desk.write(f"content/briefs/{name}", "canary")
    desk.build().warns("content/briefs/.env: BG210").nowhere("canary")


def test_row_48_only_assets_that_something_shows_are_published(site: MakeSite):
    desk = site().add(GOOD).write("content/briefs/unused.png", "canary")
    desk.build().fine().nowhere("canary")


def failing(monkeypatch: pytest.MonkeyPatch, name: str, failure: int) -> None:
    """Let the opening of one file fail as the system would; root may read any file."""
    real = os.open

    def opened(path: str | Path, *arguments: int, **options: int) -> int:
        if Path(path).name == name:
            raise OSError(failure, os.strerror(failure), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", opened)


def test_row_49_a_file_that_cannot_be_read_is_an_error(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
):
    desk = site().add(GOOD)
    desk.build().fine()
    before = desk.tree()
    desk.write("content/briefs/x.md", brief())
    failing(monkeypatch, "x.md", errno.EACCES)
    desk.build().fails("content/briefs/x.md: BG207")
    assert desk.tree() == before


def test_row_49_a_file_that_vanishes_while_it_is_read_counts_as_deleted(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
):
    desk = site().add(GOOD).write("content/briefs/x.md", brief())
    failing(monkeypatch, "x.md", errno.ENOENT)
    desk.build().fine().lacks("briefs/x/index.html").has("briefs/good/index.html")


def test_row_49_a_file_that_grows_while_it_is_read_is_held_to_the_limit(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
):
    desk = site().add(GOOD).write("content/briefs/x.md", brief())
    real = os.open

    def opened(path: str | Path, *arguments: int, **options: int) -> int:
        if Path(path).name == "x.md":
            desk.write("content/briefs/x.md", brief(body="word " * 400_000))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", opened)
    desk.build().fails("content/briefs/x.md: BG208")
