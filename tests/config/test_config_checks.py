"""Settings that have the right form and cannot be."""

from pathlib import Path

import pytest

from tests.config.site import read, told


@pytest.mark.parametrize(
    "url",
    [
        "desk.example",
        "ftp://desk.example",
        "https://",
        "https:///x",
        "https://desk.example/?a",
        "https://desk.example/#a",
        "https://me@desk.example",
        "https://desk.example:port",
        "https://desk.example/a b",
        "https://dèsk.example",
        "https://desk.example/<x>",
        "https://[::1",
    ],
)
def test_an_address_that_cannot_be_a_site_is_refused(site: Path, url: str):
    (problem,) = told(site, f'title = "X"\nbase_url = "{url}"')
    assert problem.startswith(f'2:12 BG110 the base_url "{url}" ')


@pytest.mark.parametrize(
    "url", ["https://desk.example", "http://localhost:8000/x/", "https://[::1]/", ""]
)
def test_an_address_that_can_be_a_site(site: Path, url: str):
    config, problems = read(site, f'title = "X"\nbase_url = "{url}"')
    assert problems == ()
    assert config is not None
    assert config.base_url == url


@pytest.mark.parametrize(
    "zone",
    [
        "Istanbul",
        "",
        "Europe",
        "../etc",
        "UTC+3",
        "Europe/Istambul",
        "localtime",
        "posixrules",
        "Factory",
        "posix/UTC",
    ],
)
def test_a_timezone_must_exist(site: Path, zone: str):
    (problem,) = told(site, f'title = "X"\ntimezone = "{zone}"')
    assert problem.startswith(f'2:12 BG111 there is no timezone "{zone}"')


def test_a_misspelt_timezone_is_told_with_the_nearest(site: Path):
    (problem,) = told(site, 'title = "X"\ntimezone = "Europe/Istambul"')
    assert problem.endswith('did you mean "Europe/Istanbul"?')


def test_a_language_must_be_a_tag(site: Path):
    (problem,) = told(site, 'title = "X"\nlanguage = "English"')
    assert problem.startswith('2:12 BG112 "English" is not a language tag')


@pytest.mark.parametrize(
    ("setting", "advice"),
    [
        ("limits.file_bytes = 0", "write 1 to 1073741824"),
        ("limits.file_bytes = 999999999999999999", "write 1 to 1073741824"),
        ("limits.asset_bytes = 999999999999999999", "write 1 to 17179869184"),
        ("limits.front_matter_bytes = 999999999999999999", "write 1 to 16777216"),
        ("limits.front_matter_nodes = 999999999999999999", "write 1 to 1000000"),
        ("limits.tags_per_brief = 999999999999999999", "write 1 to 10000"),
        ("limits.seconds_per_document = 1e30", "write 0.01 to 3600"),
        ("limits.seconds_per_document = 0.0", "write 0.01 to 3600"),
        ("limits.front_matter_depth = 65", "write 1 to 64"),
        ("lists.per_page = 0", "write 1 to 10000"),
        ("lists.related = -1", "write 0 to 10000"),
        ("feeds.items = 0", "write 1 to 10000"),
    ],
)
def test_a_number_out_of_range_is_refused(site: Path, setting: str, advice: str):
    (problem,) = told(site, f'title = "X"\n{setting}')
    assert problem.startswith(f"2:{len(setting.partition('=')[0]) + 3} BG113 ")
    assert problem.endswith(advice)


def test_lists_may_be_left_out(site: Path):
    assert read(site, 'title = "X"\nlists.related = 0\nlists.latest = 0')[1] == ()


@pytest.mark.parametrize(
    "folder", ["", ".", "/srv", "../x", "a/../../x", "a\\\\b", "a" * 300, "a/" * 600]
)
def test_the_content_folder_lies_in_the_site_folder(site: Path, folder: str):
    (problem,) = told(site, f'title = "X"\ncontent.folder = "{folder}"')
    assert problem.startswith("2:18 BG114 ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (r'title = "x\u001b]0;\u0007"', "1:9 BG115 the character U+001B "),
        ('title = "X"\ndescription = "a\\u0000"', "2:15 BG115 the character U+0000 (NUL) "),
        ('title = "a\u202eb"', "1:9 BG115 the character U+202E (right-to-left override) "),
        ('title = "X"\n[menu]\n"a\\u200bb" = "x"', "3:1 BG115 the character U+200B "),
        ('title = "X"\n[theme_options]\na = "\\u0085"', "3:5 BG115 the character U+0085 "),
        ('title = "X"\noutput = "a\\u0000"', "2:10 BG115 "),
        ('title = "X"\ncontent.folder = "a\\u0000"', "2:18 BG115 "),
        ('title = "X"\ncontent.allow_links = ["b", "a\\u0000"]', "2:29 BG115 "),
        ('"ti\\u001btle" = "X"', "1:1 BG115 "),
    ],
)
def test_a_character_that_cannot_be_shown_is_refused(site: Path, text: str, problem: str):
    (found,) = told(site, text)
    assert found.startswith(problem)


def test_a_joiner_where_it_is_needed_is_no_mistake(site: Path):
    assert read(site, 'title = "می\u200cخواهم"')[1] == ()


@pytest.mark.parametrize("folder", ["~/pics", "~", "~root", "a" * 300])
def test_a_folder_for_links_is_the_same_for_everybody(site: Path, folder: str):
    (problem,) = told(site, f'title = "X"\ncontent.allow_links = ["/srv", "{folder}"]')
    assert problem.startswith("2:32 BG116 ")
    assert problem.endswith("write the whole path, such as /srv/shared/photographs")
