"""What lies in the content folder."""

import os
import socket
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from briefgen.config import Config, ContentConfig, Limits
from briefgen.content import scan as module
from briefgen.content.scan import Scan, scan
from briefgen.problem import Problem


class Desk:
    """A site folder to put files in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        (self.content / "briefs").mkdir(parents=True)

    def write(self, path: str, data: str | bytes = "x") -> Path:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    def link(self, path: str, target: Path | str) -> None:
        (self.content / path).symlink_to(target)

    def scan(self, *allow_links: str, file_bytes: int = 100, folder: str = "content") -> Scan:
        content = ContentConfig(allow_links=allow_links, folder=folder)
        return scan(
            self.root, Config(title="X", content=content, limits=Limits(file_bytes=file_bytes))
        )

    def told(self) -> list[str]:
        """Return the problems as `path: code message`."""
        found = self.scan().problems
        return [
            f"{each.place.path if each.place else ''}: {each.code} {each.message}" for each in found
        ]


def told(problem: Problem) -> str:
    return f"{problem.place.path if problem.place else ''}: {problem.code} {problem.message}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "site")


def test_folders_say_what_a_text_is(desk: Desk):
    for path in (
        "briefs/x.md",
        "actors/y.md",
        "tags/z.md",
        "pages/about.md",
        "briefs/2025/02/w.md",
    ):
        desk.write(path, path)
    found = desk.scan()
    assert found.problems == ()
    assert [(each.path, each.kind, each.content_path, each.data) for each in found.sources] == [
        ("content/actors/y.md", "actor", "actors/y.md", b"actors/y.md"),
        ("content/briefs/2025/02/w.md", "brief", "briefs/2025/02/w.md", b"briefs/2025/02/w.md"),
        ("content/briefs/x.md", "brief", "briefs/x.md", b"briefs/x.md"),
        ("content/pages/about.md", "page", "pages/about.md", b"pages/about.md"),
        ("content/tags/z.md", "tag", "tags/z.md", b"tags/z.md"),
    ]


def test_other_files_are_assets(desk: Desk):
    desk.write("briefs/map.png", "12345")
    desk.write("media/a/b.pdf")
    found = desk.scan()
    assert list(found.assets) == ["briefs/map.png", "media/a/b.pdf"]
    asset = found.assets["briefs/map.png"]
    assert (asset.size, asset.file.read_text(), asset.source) == (
        5,
        "12345",
        "content/briefs/map.png",
    )


def test_the_content_folder_may_have_another_name(desk: Desk):
    desk.content.rename(desk.root / "writing")
    (desk.root / "writing/briefs/x.md").write_text("x")
    (source,) = desk.scan(folder="./writing/").sources
    assert source.path == "writing/briefs/x.md"


def test_without_a_content_folder_there_is_nothing_to_build(desk: Desk):
    (problem,) = desk.scan(folder="contents").problems
    assert (problem.code, problem.message) == ("BG202", 'there is no folder "contents"')


def test_a_text_beside_a_picture_is_about_it(desk: Desk):
    desk.write("briefs/doha.JPG")
    desk.write("briefs/doha.JPG.md", "alt")
    desk.write("media/map.svg")
    desk.write("media/map.svg.md")
    found = desk.scan()
    assert found.problems == ()
    assert [(each.content_path, each.kind) for each in found.sources] == [
        ("briefs/doha.JPG.md", "image"),
        ("media/map.svg.md", "image"),
    ]


def test_texts_that_are_not_read_are_told(desk: Desk):
    for path in ("x.md", "notes/x.md", "briefs/x.markdown", "briefs/y.MD", "briefs/gone.jpg.md"):
        desk.write(path)
    assert desk.told() == [
        'content/briefs/gone.jpg.md: BG211 there is no picture "gone.jpg" beside this file',
        "content/briefs/x.markdown: BG203 only files ending in .md are read",
        "content/briefs/y.MD: BG203 only files ending in .md are read",
        "content/notes/x.md: BG203 this file is not read: its folder does not say what it is",
        "content/x.md: BG203 this file is not read: its folder does not say what it is",
    ]
    assert desk.scan().sources == ()


def test_files_of_editors_and_systems_are_passed_over(desk: Desk):
    for name in (
        ".x.md.swp",
        "a.swo",
        "x.md~",
        "4913",
        "#x.md#",
        ".#x.md",
        ".DS_Store",
        "Thumbs.db",
    ):
        desk.write(f"briefs/{name}")
    desk.write("briefs/.git/config")
    assert desk.scan() == Scan()


@pytest.mark.parametrize("name", [".env", ".env.local"])
def test_a_file_of_secrets_is_told(desk: Desk, name: str):
    desk.write(f"briefs/{name}")
    (problem,) = desk.told()
    assert problem.startswith(f"content/briefs/{name}: BG210 a file of secrets lies in the content")
    assert desk.scan().assets == {}


def test_a_file_over_the_limit_is_not_read(desk: Desk):
    desk.write("briefs/x.md", "x" * 101)
    desk.write("briefs/y.md", "y" * 100)
    assert desk.told() == [
        "content/briefs/x.md: BG208 a file of 101 bytes is over the limit file_bytes (100)"
    ]
    assert [each.content_path for each in desk.scan().sources] == ["briefs/y.md"]


# Links and what is no file.


def test_a_link_within_the_site_is_followed(desk: Desk):
    desk.write("briefs/x.md", "text")
    (desk.root / "shared").mkdir()
    (desk.root / "shared/map.png").write_text("m")
    desk.link("actors", desk.root / "shared")
    desk.link("briefs/y.md", "x.md")
    found = desk.scan()
    assert found.problems == ()
    assert [each.data for each in found.sources] == [b"text", b"text"]
    assert list(found.assets) == ["actors/map.png"]


def outside(desk: Desk) -> Path:
    folder = desk.root.parent / "site-outside"
    folder.mkdir()
    (folder / "x.md").write_text("secret")
    return folder


def test_a_link_out_of_the_site_is_told_with_where_it_leads(desk: Desk):
    folder = outside(desk)
    desk.link("briefs/x.md", folder / "x.md")
    desk.link("actors", folder)
    assert desk.told() == [
        f'content/actors: BG204 the link leads out of the site folder: "{folder}"',
        f'content/briefs/x.md: BG204 the link leads out of the site folder: "{folder / "x.md"}"',
    ]
    assert desk.scan().sources == ()


def test_a_link_out_of_the_site_may_be_allowed(desk: Desk):
    folder = outside(desk)
    desk.link("actors", folder)
    desk.link("briefs/x.md", folder / "x.md")
    assert len(desk.scan(str(folder)).sources) == 2
    assert len(desk.scan("../site-outside").sources) == 2
    assert len(desk.scan(str(folder / "x.md")).sources) == 1
    assert len(desk.scan(str(folder)[:-1]).sources) == 0


def test_a_link_to_a_hidden_file_is_told(desk: Desk):
    (desk.root / ".env").write_text("secret")
    desk.link("briefs/x.md", desk.root / ".env")
    assert [each.split('"')[0] for each in desk.told()] == [
        "content/briefs/x.md: BG204 the link leads to a hidden file: "
    ]


def test_a_content_folder_that_is_a_link_out_is_told(desk: Desk):
    folder = outside(desk)
    (desk.root / "linked").symlink_to(folder)
    (problem,) = desk.scan(folder="linked").problems
    assert problem.code == "BG204"


def test_a_broken_link_is_told(desk: Desk):
    desk.link("briefs/x.md", "gone.md")
    desk.link("briefs/a", "b")
    desk.link("briefs/b", "a")
    assert desk.told() == [
        'content/briefs/a: BG205 the link leads nowhere: "b"',
        'content/briefs/b: BG205 the link leads nowhere: "a"',
        'content/briefs/x.md: BG205 the link leads nowhere: "gone.md"',
    ]


@pytest.mark.parametrize("target", [".", "..", "../..", "../briefs"])
def test_a_link_back_is_told(desk: Desk, target: str):
    desk.write("briefs/x.md")
    desk.link("briefs/loop", target)
    assert desk.told() == [
        "content/briefs/loop: BG205 this link leads back to a folder that it lies in"
    ]
    assert len(desk.scan().sources) == 1


def pipe(file: Path) -> None:
    os.mkfifo(file)


def listening_socket(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(file))


@pytest.mark.parametrize("make", [pipe, listening_socket])
@pytest.mark.parametrize("name", ["x.md", "x.png"])
def test_what_is_no_file_is_told_and_not_opened(
    desk: Desk, make: Callable[[Path], None], name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(desk.content)
    make(desk.content / "briefs" / name)
    assert desk.told() == [
        f"content/briefs/{name}: BG206 this is no file but a pipe, a socket or a device"
    ]


# Files that change or refuse.


def test_a_pipe_that_takes_the_place_of_a_file_does_not_block(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    file = desk.write("briefs/x.md")
    opened = os.open

    def swap(path: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(module.os, "open", swap)
    (problem,) = desk.scan().problems
    assert problem.code == "BG206"
    assert file.is_fifo()


def test_a_file_that_vanishes_was_never_there(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.write("briefs/x.md")

    def gone(_path: Path, _flags: int) -> int:
        raise FileNotFoundError

    monkeypatch.setattr(module.os, "open", gone)
    assert desk.scan() == Scan()


def test_a_file_that_may_not_be_read_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.write("briefs/x.md")

    def refuse(_path: Path, _flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module.os, "open", refuse)
    assert desk.told() == ["content/briefs/x.md: BG207 this cannot be read: permission denied"]


def test_a_file_that_grows_over_the_limit_while_it_is_read_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.write("briefs/x.md", "x" * 100)
    look = os.fstat

    def before(descriptor: int) -> os.stat_result:
        info = look(descriptor)
        desk.write("briefs/x.md", "x" * 200)
        return info

    monkeypatch.setattr(module.os, "fstat", before)
    (problem,) = desk.scan().problems
    assert problem.code == "BG208"


def test_a_folder_that_may_not_be_read_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.write("briefs/x.md")
    listed = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "briefs":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr("briefgen.content.walk.os.scandir", refuse)
    assert desk.told() == ["content/briefs: BG207 this cannot be read: permission denied"]


class Entry:
    """A folder's entry that changes between its listing and the look at it."""

    name = "x.md"

    def __init__(self, folder: Path, refusal: OSError) -> None:
        self.path = str(folder / self.name)
        self.refusal = refusal

    def is_symlink(self) -> bool:
        return False

    def stat(self) -> os.stat_result:
        raise self.refusal


@pytest.mark.parametrize(
    ("refusal", "problems"),
    [
        (FileNotFoundError(), []),
        (PermissionError(13, "No"), ["content/x.md: BG207 this cannot be read: no"]),
    ],
)
def test_a_file_that_cannot_even_be_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, refusal: OSError, problems: list[str]
):
    def listing(path: Path) -> nullcontext[list[Entry]]:
        return nullcontext([Entry(path, refusal)])

    monkeypatch.setattr("briefgen.content.walk.os.scandir", listing)
    assert desk.told() == problems


def test_a_folder_that_vanishes_was_never_there(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def gone(_path: Path) -> object:
        raise FileNotFoundError

    monkeypatch.setattr("briefgen.content.walk.os.scandir", gone)
    assert desk.scan() == Scan()


# Names.


def test_two_names_that_some_disks_take_for_one_are_told(desk: Desk):
    desk.write("briefs/Map.png")
    desk.write("briefs/map.png")
    desk.write("tags/é.png")
    desk.write("tags/e\u0301.png")
    desk.write("pages/map.png")
    letters, accents = desk.told()
    assert letters.startswith(
        'content/briefs/map.png: BG209 "map.png" and "Map.png" differ only in '
    )
    assert accents.startswith('content/tags/é.png: BG209 "é.png" and "e\u0301.png" differ only in ')
    assert "letter case" in letters
    assert "accents" in accents


def test_names_are_composed(desk: Desk):
    desk.write("briefs/e\u0301.png")
    found = desk.scan()
    assert list(found.assets) == ["briefs/\u00e9.png"]
    assert found.assets["briefs/\u00e9.png"].file.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\xff.md", "a\\udcff.md"),
        (b"a\nb.md", "a\\nb.md"),
        ("a\u202eb.png".encode(), "a\\u202eb.png"),
    ],
)
def test_a_name_that_cannot_be_shown_is_told_in_codes(desk: Desk, name: bytes, shown: str):
    Path(os.fsdecode(os.fsencode(desk.content / "briefs") + b"/" + name)).write_text("x")
    (problem,) = desk.told()
    assert problem.startswith(f"content/briefs/{shown}: BG212 the name of this file holds")


def test_names_of_any_script_and_with_spaces_are_fine_for_assets(desk: Desk):
    for name in ("карта.png", "خريطة.png", "a b_c €.png"):
        desk.write(f"briefs/{name}")
    assert desk.told() == []
    assert len(desk.scan().assets) == 3
