"""Themes that cannot be read, and templates that do what no page can hold."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.render import theme_files
from briefgen.render.render import render
from briefgen.render.theme import load_theme
from tests.render.samples import PAGE, SITE, config, loaded, mistake, tiny_theme, write

Forbid = Callable[[Path], None]


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Forbid:
    """Return a function after which a path, and what is below it, may not be read."""

    def forbidden(path: Path) -> None:
        for name in ("open", "scandir", "stat"):
            monkeypatch.setattr(os, name, refusing(getattr(os, name), path))

    return forbidden


def refusing(call: Callable[..., object], forbidden: Path) -> Callable[..., object]:
    def called(path: object = ".", *arguments: object, **options: object) -> object:
        is_path = isinstance(path, str | os.PathLike)
        inside = is_path and Path(path).is_relative_to(forbidden)
        if inside and (call.__name__ != "stat" or Path(path) != forbidden):
            raise PermissionError(13, "Permission denied", str(path))
        return call(path, *arguments, **options)

    called.__name__ = call.__name__
    return called


def codes(folder: Path, theme: str = "tiny") -> list[tuple[str, str]]:
    """Return the problems of loading a theme, as their codes and the paths they are about."""
    return [(each.code, each.place.path) for each in load_theme(folder, config(theme))[1]]


@pytest.mark.parametrize("path", ["themes/tiny/theme.toml", "themes/tiny", "themes"])
def test_a_theme_that_may_not_be_read_is_told(tmp_path: Path, forbid: Forbid, path: str):
    tiny_theme(tmp_path)
    forbid(tmp_path / path)
    assert codes(tmp_path) == [("BG514", "themes/tiny/theme.toml")]


@pytest.mark.parametrize("path", ["themes/default", "themes"])
def test_a_theme_that_may_not_be_read_does_not_give_way_to_one_that_ships(
    tmp_path: Path, forbid: Forbid, path: str
):
    tiny_theme(tmp_path, name="default")
    forbid(tmp_path / path)
    assert codes(tmp_path, "default") == [("BG514", "themes/default/theme.toml")]


def test_a_folder_with_the_name_of_a_theme_that_ships_is_not_passed_over(tmp_path: Path):
    write(tmp_path, {"themes/default/templates/page.html": "ours"})
    assert codes(tmp_path, "default") == [("BG514", "themes/default/theme.toml")]


def test_a_name_longer_than_any_folder_has_is_unknown(tmp_path: Path):
    assert codes(tmp_path, "x" * 300) == [("BG501", "site.toml")]


def test_a_theme_file_that_is_a_pipe_is_told_without_waiting(tmp_path: Path):
    tiny_theme(tmp_path)
    (tmp_path / "themes/tiny/theme.toml").unlink()
    os.mkfifo(tmp_path / "themes/tiny/theme.toml")
    _, (problem,) = load_theme(tmp_path, config())
    assert problem.code == "BG514"
    assert problem.message == "themes/tiny/theme.toml cannot be read: it is not a file"


def test_a_theme_file_of_many_bytes_is_not_read(tmp_path: Path):
    tiny_theme(tmp_path, {"theme.toml": "#" * 262_145})
    assert codes(tmp_path) == [("BG502", "themes/tiny/theme.toml")]


def test_themes_that_are_links_in_a_circle_are_told(tmp_path: Path):
    tiny_theme(tmp_path)
    (tmp_path / "themes/round").symlink_to("round")
    assert codes(tmp_path, "round") == [("BG514", "themes/round/theme.toml")]


@pytest.mark.parametrize("folder", ["templates", "static"])
@pytest.mark.parametrize(("path", "told"), [("", ""), ("parts", "/parts"), ("a.html", "/a.html")])
def test_what_the_site_puts_over_a_theme_and_cannot_be_read_is_told(
    tmp_path: Path, forbid: Forbid, folder: str, path: str, told: str
):
    tiny_theme(tmp_path)
    write(tmp_path, {f"{folder}/a.html": "ours", f"{folder}/parts/b.html": "ours"})
    forbid(tmp_path / folder / path)
    assert codes(tmp_path) == [("BG514", f"{folder}{told}")]


def test_a_template_that_is_no_file_or_leads_nowhere_is_not_passed_over(tmp_path: Path):
    tiny_theme(tmp_path)
    write(tmp_path, {"templates/.#page.html": "", "templates/page.html~": ""})
    (tmp_path / "templates/page.html").symlink_to("nowhere.html")
    os.mkfifo(tmp_path / "templates/tag.html")
    assert codes(tmp_path) == [("BG514", "templates/page.html"), ("BG514", "templates/tag.html")]


def test_a_template_that_becomes_unreadable_is_told(tmp_path: Path, monkeypatch):
    tiny_theme(tmp_path)
    theme = loaded(tmp_path)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(theme_files, "open_regular", refuse)
    data, (problem,) = render(PAGE, SITE, theme)
    assert data is None
    assert problem.code == "BG514"
    assert problem.message == "page.html cannot be read: permission denied"


def test_half_a_character_is_no_part_of_a_page(tmp_path: Path):
    problem = mistake(tmp_path, r'{{ "\ud800" }}')
    assert (problem.code, problem.place.path) == ("BG512", "templates/page.html")
    assert "U+D800" in problem.message


def test_more_than_memory_holds_is_told_with_its_line(tmp_path: Path):
    problem = mistake(tmp_path, '\n{{ "x" * 10 ** 17 }}')
    assert (problem.code, problem.place.line) == ("BG512", 2)
    assert problem.message.endswith("it takes more memory than there is")


def test_loops_nested_deeper_than_python_allows_are_a_mistake_of_syntax(tmp_path: Path):
    problem = mistake(tmp_path, "{% for a in [1] %}" * 30 + "{% endfor %}" * 30)
    assert (problem.code, problem.place.path) == ("BG506", "templates/page.html")
