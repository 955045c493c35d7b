"""Links, what is no file, and files that change or refuse while they are read."""

import os
import socket
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from briefgen.content import scan as module
from briefgen.content.scan import Scan
from tests.content.folder import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "site")


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
