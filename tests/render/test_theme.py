"""Loading themes: which files win, and what is refused."""

from pathlib import Path

import pytest

from briefgen.config import ContentConfig
from briefgen.render.render import render
from briefgen.render.theme import load_theme
from tests.render.samples import PAGE, SITE, config, loaded, tiny_theme, write


def problem(folder: Path, **fields: object):
    _, (found, *more) = load_theme(folder, config(**fields))
    assert more == []
    return found


def page(folder: Path) -> str:
    data, problems = render(PAGE, SITE, loaded(folder))
    assert problems == ()
    return data.decode()


def test_the_default_theme_loads_without_a_mistake(tmp_path):
    theme, problems = load_theme(tmp_path, config("default"))
    assert problems == ()
    assert theme is not None


def test_a_template_of_the_site_wins_over_the_themes(tmp_path):
    tiny_theme(tmp_path, {"templates/page.html": "theme"})
    assert page(tmp_path) == "theme"
    write(tmp_path, {"templates/page.html": "site"})
    assert page(tmp_path) == "site"


def test_a_theme_gets_what_it_lacks_from_the_theme_it_extends(tmp_path):
    tiny_theme(tmp_path, {"theme.toml": "[options]\na = 1\nb = 2"}, name="ground")
    write(
        tmp_path,
        {
            "themes/tiny/theme.toml": 'extends = "ground"\n[options]\nb = 3',
            "themes/tiny/templates/page.html": "{{ 'tiny' }}",
            "themes/ground/static/a.txt": "ground",
            "themes/tiny/static/a.txt": "tiny",
            "themes/ground/static/b.txt": "ground",
        },
    )
    theme = loaded(tmp_path)
    assert theme.options == {"a": 1, "b": 3}
    assert {file.name: file.data for file in theme.static} == {"a.txt": b"tiny", "b.txt": b"ground"}
    assert page(tmp_path) == "tiny"


def test_an_unknown_theme_is_an_error_that_names_the_nearest(tmp_path):
    write(tmp_path, {"site.toml": 'title = "X"\ntheme = "defualt"\n'})
    found = problem(tmp_path, theme="defualt")
    assert found.code == "BG501"
    assert found.advice == 'did you mean "default"?'
    assert (found.place.path, found.place.line, found.place.column) == ("site.toml", 2, 9)


@pytest.mark.parametrize("name", ["../tiny", "/tiny", "a/b", "..", "tiny\\x", ".tiny"])
def test_the_name_of_a_theme_is_no_path(tmp_path, name):
    tiny_theme(tmp_path)
    assert problem(tmp_path / "themes", theme=name).code == "BG501"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name = ", 1, "not TOML"),
        ('name = "x"\nextend = "y"', 2, 'no key "extend"'),
        ("name = 3", 1, "must be text"),
        ("options = 3", 1, "must be keys with values"),
        ("[options]\na = []", 2, "must be"),
    ],
)
def test_a_mistake_in_theme_toml_is_an_error_at_its_line(tmp_path, text, line, says):
    tiny_theme(tmp_path, {"theme.toml": text})
    found = problem(tmp_path)
    assert found.code == "BG502"
    assert says in found.message
    assert (found.place.path, found.place.line) == ("themes/tiny/theme.toml", line)


def test_an_option_that_the_theme_lacks_is_an_error_that_names_the_nearest(tmp_path):
    tiny_theme(tmp_path, {"theme.toml": '[options]\naccent = "red"'})
    write(tmp_path, {"site.toml": '[theme_options]\nacent = "blue"\n'})
    found = problem(tmp_path, theme_options={"acent": "blue"})
    assert (found.code, found.advice) == ("BG503", 'did you mean "accent"?')
    assert (found.place.path, found.place.line) == ("site.toml", 2)


def test_an_option_of_another_type_is_an_error(tmp_path):
    tiny_theme(tmp_path, {"theme.toml": "[options]\nwide = false\nsize = 2"})
    found = problem(tmp_path, theme_options={"wide": 1, "size": 2.5})
    assert found.code == "BG513"
    assert "true or false" in found.message


def test_a_theme_without_one_of_the_templates_is_an_error(tmp_path):
    tiny_theme(tmp_path)
    (tmp_path / "themes/tiny/templates/tag.html").unlink()
    found = problem(tmp_path)
    assert found.code == "BG504"
    assert "tag.html" in found.message


def test_themes_that_extend_each_other_are_an_error(tmp_path):
    tiny_theme(tmp_path, {"theme.toml": 'extends = "other"'})
    tiny_theme(tmp_path, {"theme.toml": 'extends = "tiny"'}, name="other")
    found = problem(tmp_path)
    assert found.code == "BG511"
    assert "tiny → other → tiny" in found.message


def test_a_theme_folder_that_is_a_link_out_of_the_site_is_refused(tmp_path):
    tiny_theme(tmp_path / "elsewhere")
    (tmp_path / "site/themes").mkdir(parents=True)
    (tmp_path / "site/themes/tiny").symlink_to(tmp_path / "elsewhere/themes/tiny")
    assert problem(tmp_path / "site").code == "BG505"
    allowed = ContentConfig(allow_links=(str(tmp_path / "elsewhere"),))
    theme, problems = load_theme(tmp_path / "site", config(content=allowed))
    assert problems == ()
    assert theme is not None
