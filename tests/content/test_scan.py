"""What lies in the content folder."""

import os
from pathlib import Path

import pytest

from briefgen.content.scan import Scan
from tests.content.folder import Desk


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
    assert (asset.info.st_size, asset.file.read_text(), asset.source) == (
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
