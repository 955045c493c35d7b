"""Row 50 of the table of hostile inputs: `site.toml`."""

from collections.abc import Callable

import pytest

from tests.harness.site import Site
from tests.hostile.row import GOOD, USAGE, Row, judge

BAD_CONFIGS: dict[str, tuple[str | bytes, str]] = {
    "an unknown key": ('title = "X"\nbase_ulr = "https://desk.example"\n', "site.toml:2:1: BG102"),
    "an unknown table": ('title = "X"\n[feed]\nitems = 3\n', "site.toml:2:2: BG102"),
    "an unknown key of a table": ('title = "X"\n[feeds]\nitem = 3\n', "site.toml:3:1: BG102"),
    "another type": ('title = "X"\n[feeds]\nitems = "many"\n', "site.toml:3:9: BG103"),
    "one value too many": ('title = "X"\n[release]\nceiling = "PINK"\n', "site.toml:3:11: BG107"),
    "a key twice": ('title = "X"\ntitle = "Y"\n', "site.toml:2:1: BG105"),
    "no title": ('description = "X"\n', "site.toml:1:1: BG106"),
    "no TOML": ("title: X\n", "site.toml:1:6: BG104"),
    "not UTF-8": (b'title = "\xe9t\xe9"\n', "site.toml:1:10: BG108"),
    "the site as output": ('title = "X"\noutput = "."\n', "BG140"),
}


@pytest.mark.parametrize("name", BAD_CONFIGS)
def test_row_50_a_config_that_is_wrong_is_refused(name: str, site: Callable[[], Site]):
    desk = site().add(GOOD)
    desk.build().fine()
    before = desk.tree()
    contents, error = BAD_CONFIGS[name]
    built = desk.write("site.toml", contents).build()
    judge(Row(row=50, name=name, files={}, refused=(error,), exit=USAGE), built)
    assert desk.tree() == before


def test_row_50_a_bom_is_no_mistake(site: Callable[[], Site]):
    site().add(GOOD).write("site.toml", b'\xef\xbb\xbftitle = "X"\n').build().fine()


def test_a_config_of_any_size_is_not_read(site: Callable[[], Site]):
    desk = site().add(GOOD).write("site.toml", 'title = "X"\n' + "# more\n" * 40_000)
    desk.build().fails("site.toml: BG109")
