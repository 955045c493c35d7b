"""Reading site.toml."""

import os
from pathlib import Path

import pytest

from briefgen import config_file
from briefgen.config import Config, ContentConfig, Feeds
from briefgen.config_file import MAX_BYTES, menu_places, read_config
from briefgen.problem import Span
from tests.config.site import line, read, told


def test_a_title_is_enough(site: Path):
    assert read(site, 'title = "X"\n') == (Config(title="X"), ())


def test_the_whole_of_a_file(site: Path):
    text = """
    title = "Desk"
    base_url = "https://desk.example/briefs"
    language = "pt-BR"
    timezone = "Europe/Istanbul"
    menu."About us" = "about/"
    [content]
    folder = "writing"
    allow_links = [ # two
      "/srv/a", 'b',
    ]
    [limits]
    seconds_per_document = 5
    [feeds]
    items = 3
    full_text = false
    [theme_options]
    accent = "#7a1f1f"
    columns = 2
    ratio = 1.5
    wide = true
    """
    config, problems = read(site, text)
    assert problems == ()
    assert config is not None
    assert (config.title, config.language, config.menu) == ("Desk", "pt-BR", {"About us": "about/"})
    assert config.content == ContentConfig(folder="writing", allow_links=("/srv/a", "b"))
    assert config.limits.seconds_per_document == 5.0
    assert config.feeds == Feeds(items=3, full_text=False)
    assert config.theme_options == {"accent": "#7a1f1f", "columns": 2, "ratio": 1.5, "wide": True}


def test_a_byte_order_mark_and_crlf_are_no_mistake(site: Path):
    config, problems = read(site, b'\xef\xbb\xbftitle = "X"\r\nlanguage = "tr"\r\n')
    assert problems == ()
    assert config == Config(title="X", language="tr")


def test_the_command_line_has_the_last_word(site: Path):
    config, problems = read(site, 'title = "X"\n', base_url="https://a.example")
    assert problems == ()
    assert config == Config(title="X", base_url="https://a.example")


def test_an_address_on_the_command_line_is_checked_too(site: Path):
    (problem,) = told(site, 'title = "X"\n', base_url="a.example")
    assert problem.startswith('- BG110 the base_url "a.example" does not begin with https://')


def test_a_folder_without_a_file(site: Path):
    _, (problem,) = read_config(site)
    assert line(problem).startswith("0:0 BG101 there is no site.toml in this folder | go to")
    assert read_config(site / "nowhere")[1] == (problem,)


def test_a_folder_or_a_pipe_in_place_of_the_file(site: Path):
    os.mkfifo(site / "site.toml")
    _, (problem,) = read_config(site)
    assert line(problem) == "0:0 BG101 site.toml is not a file | "


def test_a_file_that_may_not_be_read(site: Path, monkeypatch: pytest.MonkeyPatch):
    (site / "site.toml").write_text('title = "X"')

    def refuse(_: Path) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(config_file, "open_regular", refuse)
    _, (problem,) = read_config(site)
    assert line(problem) == "0:0 BG101 site.toml cannot be read: permission denied | "


def test_a_file_that_is_too_large(site: Path):
    (problem,) = told(site, "#" * (MAX_BYTES + 1))
    assert problem.startswith(f"0:0 BG109 site.toml has {MAX_BYTES + 1} bytes")


def test_a_byte_that_is_not_utf8(site: Path):
    (problem,) = told(site, b'title = "X"\nauthor = "\xe9"\n')
    assert problem.startswith("2:11 BG108 byte 22 (0xE9) is not UTF-8")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'base_ulr = ""\ntitle = "X"',
            '1:1 BG102 there is no key "base_ulr" | did you mean "base_url"?',
        ),
        (
            'title = "X"\n[feed]\nitems = 3',
            '2:2 BG102 there is no key "feed" | did you mean "feeds"?',
        ),
        (
            'title = "X"\n[feeds]\n item = 3',
            '3:2 BG102 there is no key "item" | did you mean "items"?',
        ),
        (
            'title = "X"\nmenu = 3',
            (
                '2:8 BG103 "menu" must be keys with values | '
                'write a table below everything else: [menu], and below it Briefs = "briefs/"'
            ),
        ),
        (
            'title = "X"\nfeeds = 3',
            '2:9 BG103 "feeds" must be fields with values | write a table: [feeds]',
        ),
        (
            'title = "X"\n[feeds]\nitems = "many"',
            '3:9 BG103 "items" must be a whole number | write a number in digits, such as 3',
        ),
        (
            'title = "X"\nfeeds.items = true',
            '2:15 BG103 "items" must be a whole number | write a number in digits, such as 3',
        ),
        ("title = 5", '1:9 BG103 "title" must be text | put it in quotation marks: "5"'),
        (
            "title = 2025-02-18",
            '1:9 BG103 "title" must be text | put it in quotation marks: "2025-02-18"',
        ),
        (
            'title = "X"\ncontent = {allow_links = ["a", 1]}',
            '2:32 BG103 an entry of "allow_links" must be text | put it in quotation marks: "1"',
        ),
        (
            'title = "X"\n[release]\nceiling = "clear"',
            '3:11 BG107 "ceiling" cannot be "clear" | did you mean "CLEAR"?',
        ),
        (
            'language = "tr"',
            '1:1 BG106 "title" is missing | write title = "The name of the site" at the top',
        ),
        (
            'title = ""',
            '1:1 BG106 "title" is empty | write title = "The name of the site" at the top',
        ),
        (
            'title = "X"\nzzzzz = 1',
            (
                '2:1 BG102 there is no key "zzzzz" | '
                "delete it; what belongs to the theme goes under [theme_options]"
            ),
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(site: Path, text: str, problem: str):
    assert told(site, text) == [problem]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: X", "1:6"),
        ('title = "X', "1:11"),
        ('title = "X"\n[feeds', "2:7"),
        ('title = "a\x01"', "1:11"),
        (f"title = {'9' * 5000}", "1:9"),
        (f"title = {'[' * 5000}", "1:1"),
    ],
)
def test_what_is_not_toml_is_told_at_its_place(site: Path, text: str, place: str):
    (problem,) = told(site, text)
    assert problem.startswith(f"{place} BG104 this is not TOML: ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'title = "X"\n title = "Y"',
            '2:2 BG105 "title" is written twice, first at line 1, column 1',
        ),
        (
            "[feeds]\n[lists]\n[feeds]",
            '3:2 BG105 "feeds" is written twice, first at line 1, column 2',
        ),
        ("x = {a = 1, a = 2}", '1:13 BG105 "a" is written twice, first at line 1, column 6'),
        ("a.b = 1\na = 2", '2:1 BG105 "a" is written twice, first at line 1, column 1'),
        ('x = [\n 1,\n]\n"x" = 1', '4:1 BG105 "x" is written twice, first at line 1, column 1'),
    ],
)
def test_a_key_that_is_there_twice_is_told_with_both_places(site: Path, text: str, problem: str):
    (found,) = told(site, text)
    assert found == f"{problem} | delete one of the two"


def test_all_mistakes_are_told_at_once(site: Path):
    text = 'titel = "X"\ntitle = "X"\ntimezone = "X"\n[feeds]\nitems = "1"\n'
    assert [each.split()[1] for each in told(site, text)] == ["BG102", "BG103", "BG111"]


def test_a_setting_of_the_site_below_a_table_is_told_to_move(site: Path):
    text = 'title = "X"\n[menu]\ndescription = "Y"\n[feeds]\ntimezone = "UTC"\n'
    assert told(site, text) == [
        (
            '5:1 BG102 there is no key "timezone" | '
            'move "timezone" above [feeds], to the top of the file'
        ),
        (
            '3:1 BG102 "description" stands under [menu], which holds the labels of the menu | '
            'move "description" above [menu], to the top of the file'
        ),
    ]


def test_a_folder_inside_a_site_is_told_where_the_site_is(
    site: Path, monkeypatch: pytest.MonkeyPatch
):
    (site / "site.toml").write_text('title = "X"\n')
    inside = site / "content" / "briefs"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    (problem,) = read_config(Path())[1]
    assert problem.advice == "site.toml is in ../..: run there or use --site ../.."
    monkeypatch.chdir(site)
    (problem,) = read_config(Path("content"))[1]
    assert problem.advice == "site.toml is in the current folder: leave --site out"


def test_the_values_of_the_menu_have_places(site: Path):
    (site / "site.toml").write_text('title = "X"\n[menu]\nBriefs = "briefs/"\n"A b"="x"\n')
    assert menu_places(site) == {"Briefs": Span(3, 10, 9), "A b": Span(4, 7, 3)}


@pytest.mark.parametrize("text", ['title = "X"', "menu = 3", "menu", "\xff", "[menu]\na=1\na=2"])
def test_what_is_no_menu_has_no_places(site: Path, text: str):
    (site / "site.toml").write_bytes(text.encode("latin-1"))
    assert menu_places(site) == {}
    assert menu_places(site / "nowhere") == {}
