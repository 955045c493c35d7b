"""Static files: names after their content, and the stylesheets that refer to them."""

import os
import re
from time import process_time

import pytest

from briefgen.config import Limits
from briefgen.render.css import references, with_links
from briefgen.render.theme import load_theme
from tests.render.samples import config, loaded, mistake, shown, tiny_theme, write


def static(folder, files):
    tiny_theme(folder)
    write(folder, {f"static/{name}": text for name, text in files.items()})
    return {file.name: file for file in loaded(folder).static}


def problems(folder, files):
    tiny_theme(folder)
    write(folder, {f"static/{name}": text for name, text in files.items()})
    return load_theme(folder, config())[1]


def test_a_file_is_named_after_its_content(tmp_path):
    file = static(tmp_path, {"fonts/a.b.woff2": "x"})["fonts/a.b.woff2"]
    assert file.path == "static/fonts/a.b.2d711642.woff2"
    assert file.data == b"x"


def test_a_reference_in_a_stylesheet_follows_the_name(tmp_path):
    sheet = """
    /* url(nothing.png) */
    @import "parts/a.css";
    @font-face { src: url("fonts/f.woff2?v#iefix"), url( fonts/f.woff2 ); }
    a::before { content: "url(nothing.png)"; background: URL('i.svg#x') }
    b { background: url(data:image/gif;base64,AA), url(#id), url(https://x.example/a), url(//x/y) }
    """
    files = static(
        tmp_path,
        {
            "s.css": sheet,
            "parts/a.css": "b { background: url(../i.svg) }",
            "fonts/f.woff2": "f",
            "i.svg": "i",
        },
    )
    text = files["s.css"].data.decode()
    font, image = "fonts/f.252f10c8.woff2", "i.de7d1b72.svg"
    part = files["parts/a.css"]
    assert part.data.decode() == f"b {{ background: url(../{image}) }}"
    expected = (
        sheet.replace('"parts/a.css"', f'"{part.path.removeprefix("static/")}"')
        .replace("fonts/f.woff2", font)
        .replace("'i.svg", f"'{image}")
    )
    assert text == expected


def test_a_stylesheet_has_another_name_when_what_it_refers_to_changes(tmp_path):
    before = static(tmp_path, {"s.css": "a { background: url(i.svg) }", "i.svg": "1"})["s.css"]
    after = static(tmp_path, {"i.svg": "2"})["s.css"]
    assert before.path != after.path
    assert re.fullmatch(r"static/s\.[0-9a-f]{8}\.css", after.path)


def test_a_reference_to_nothing_is_an_error_that_names_the_nearest(tmp_path):
    (problem,) = problems(
        tmp_path, {"css/s.css": "a {\n  b: url('../imge.svg') }", "image.svg": ""}
    )
    assert (problem.code, problem.place.path) == ("BG510", "static/css/s.css")
    assert (problem.place.line, problem.place.column, problem.place.length) == (2, 11, 11)
    assert problem.advice == 'did you mean "image.svg"?'


def test_a_reference_does_not_leave_the_static_folder(tmp_path):
    write(tmp_path, {"secret.svg": "canary"})
    (problem,) = problems(tmp_path, {"s.css": "a { b: url(../secret.svg) }"})
    assert problem.code == "BG510"


def test_stylesheets_in_a_circle_are_an_error(tmp_path):
    found = problems(tmp_path, {"a.css": '@import "b.css";', "b.css": '@import "a.css";'})
    assert {problem.code for problem in found} == {"BG515"}
    assert "a.css → b.css → a.css" in found[0].message


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    site = tmp_path / "site"
    tiny_theme(site, {"static/s.css": ""})
    write(tmp_path, {"outside.txt": "canary", "folder/x.txt": "canary"})
    (site / "themes/tiny/static/out.txt").symlink_to(tmp_path / "outside.txt")
    (site / "themes/tiny/static/dir").symlink_to(tmp_path / "folder")
    _, found = load_theme(site, config())
    assert [problem.code for problem in found] == ["BG505", "BG505"]


def test_a_static_folder_that_is_a_link_out_of_the_site_is_refused(tmp_path):
    tiny_theme(tmp_path / "site")
    write(tmp_path, {"folder/x.txt": "canary"})
    (tmp_path / "site/static").symlink_to(tmp_path / "folder")
    theme, (problem,) = load_theme(tmp_path / "site", config())
    assert problem.code == "BG505"
    assert theme.static == ()


def test_leftovers_of_editors_and_hidden_files_are_not_published(tmp_path):
    names = (".env", ".DS_Store", "a.css~", "#a.css#", ".a.swp", "a.swp", ".git/config", "ok.txt")
    assert set(static(tmp_path, dict.fromkeys(names, ""))) == {"ok.txt"}


def test_what_readers_look_for_at_a_fixed_address_is_published_there(tmp_path):
    names = (".well-known/security.txt", "a/.well-known/x.txt", ".well-known/.x", ".well-knowns/x")
    assert {
        name: file.path for name, file in static(tmp_path, dict.fromkeys(names, "")).items()
    } == {".well-known/security.txt": ".well-known/security.txt"}


@pytest.mark.parametrize("name", ["a b.css", "ä.svg", "a:b", "-x"])
def test_a_name_that_is_no_address_is_an_error(tmp_path, name):
    (problem,) = problems(tmp_path, {name: ""})
    assert (problem.code, problem.place.path) == ("BG516", f"static/{name}")


def test_a_stylesheet_that_is_not_utf_8_is_an_error(tmp_path):
    tiny_theme(tmp_path)
    write(tmp_path, {"static/s.css": ""})
    (tmp_path / "static/s.css").write_bytes(b"a\xff")
    _, (problem,) = load_theme(tmp_path, config())
    assert problem.code == "BG514"


def test_a_template_links_to_a_static_file_by_its_plain_name(tmp_path):
    write(tmp_path, {"static/i.svg": "i"})
    assert shown(tmp_path, "{{ asset('i.svg') }}") == "../static/i.de7d1b72.svg"


def test_a_template_that_names_no_static_file_is_told_the_nearest(tmp_path):
    write(tmp_path, {"static/image.svg": "i"})
    problem = mistake(tmp_path, "\n{{ asset('imge.svg') }}")
    assert (problem.code, problem.place.line, problem.place.column) == ("BG510", 2, 11)
    assert problem.advice == 'did you mean "image.svg"?'


MANY = 50_000
LONG_SHEETS = [
    "url(" + " " * MANY,
    '@import "' * MANY,
    "@import" + " " * MANY,
    '"' + '\\"' * MANY,
    "'" + "\\'" * MANY,
    'url("' * MANY,
    "url('" * MANY,
    "url( \"'" * MANY,
    "url(a)\n" * MANY,
    "/*" * MANY,
    "url(" + "../" * MANY + ")",
]


@pytest.mark.parametrize("text", LONG_SHEETS, ids=lambda text: text[:12])
def test_a_stylesheet_is_read_in_time_that_grows_with_its_length(text):
    begin = process_time()
    list(references("s.css", text))
    assert with_links("s.css", text, {}) == text
    assert process_time() - begin < 3


def test_a_reference_after_others_is_told_where_it_stands():
    text = "a { b: url(x) url(y) }\n\n  c { d: url('z') }\ne { f: url(w) }"
    found = [(each.name, each.line, each.column) for each in references("s.css", text)]
    assert found == [("x", 1, 12), ("y", 1, 19), ("z", 3, 15), ("w", 4, 12)]


def test_a_string_that_is_not_closed_ends_with_its_line():
    text = """a { b: "url(x)\n c: url(y); d: '\\'url(z) }"""
    assert [each.name for each in references("s.css", text)] == ["y"]


def test_a_file_over_the_limit_is_an_error(tmp_path):
    tiny_theme(tmp_path, {"static/big.txt": "x" * 11, "static/small.txt": "x" * 10})
    theme, (problem,) = load_theme(tmp_path, config(limits=Limits(asset_bytes=10)))
    assert (problem.code, problem.place.path) == ("BG239", "themes/tiny/static/big.txt")
    assert [file.name for file in theme.static] == ["small.txt"]


def test_the_limit_is_not_for_the_theme_that_ships(tmp_path):
    assert load_theme(tmp_path, config("default", limits=Limits(asset_bytes=10)))[1] == ()


def test_stylesheets_that_refer_to_one_another_without_end_are_an_error(tmp_path):
    chain = {f"{number:03}.css": f'@import "{number + 1:03}.css";' for number in range(400)}
    found = problems(tmp_path, chain | {"400.css": ""})
    assert {problem.code for problem in found} == {"BG514"}
    assert "50 deep" in found[0].message


def test_what_is_no_file_or_leads_nowhere_is_not_passed_over(tmp_path):
    tiny_theme(tmp_path, {f"static/{name}": "theme" for name in ("a.txt", "b.txt", "c/d.txt")})
    write(tmp_path, {"static/folder/x.txt": ""})
    os.mkfifo(tmp_path / "static/a.txt")
    (tmp_path / "static/b.txt").symlink_to("nowhere.txt")
    (tmp_path / "static/c").symlink_to("folder")
    (tmp_path / "static/e").symlink_to("e")
    _, found = load_theme(tmp_path, config())
    assert sorted((each.code, each.place.path) for each in found) == [
        ("BG505", "static/e"),
        ("BG514", "static/a.txt"),
        ("BG514", "static/b.txt"),
        ("BG514", "static/c"),
    ]


def test_a_static_folder_that_is_none_is_an_error(tmp_path):
    tiny_theme(tmp_path, {"static": "a file"})
    (tmp_path / "static").symlink_to("nowhere")
    _, found = load_theme(tmp_path, config())
    assert [(each.code, each.place.path) for each in found] == [
        ("BG514", "static"),
        ("BG514", "themes/tiny/static"),
    ]
