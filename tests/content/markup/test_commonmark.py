"""The examples of the CommonMark specification, read from the npm package that carries them."""

import re
from pathlib import Path

import pytest

from briefgen.content.markup.parser import commonmark_parser, site_parser
from tests.content.markup.checked import check
from tests.content.markup.shown import parsed

SPEC = Path("tests/tools/node_modules/commonmark-spec/spec.txt")

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)

WITHOUT_HTML = {
    *(21, 31, *range(148, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536),
    *(*range(613, 618), 623, *range(625, 632), 642, 643),
}
"""The examples that come out otherwise because raw HTML is text; nothing else may."""

WIKILINKS = {548, 559, 590}
"""The examples in which two brackets are no wikilink; every other addition keeps out of the way."""


def _examples():
    root = Path(__file__).parents[3]
    if not (root / SPEC).is_file():
        pytest.fail(f"there is no {SPEC}: run `make test`, or `npm ci --prefix tests/tools`")
    text = (root / SPEC).read_text("utf-8").replace("→", "\t")
    return [(match[1], match[2]) for match in _EXAMPLE.finditer(text)]


@pytest.fixture(scope="module")
def examples():
    return _examples()


def _normal(html):
    """Leave out what says nothing: how empty elements are closed, a line end in an empty quote."""
    return html.replace(" />", ">").replace(
        "<blockquote>\n</blockquote>", "<blockquote></blockquote>"
    )


def _deviations(examples, parser):
    return {
        number
        for number, (written, expected) in enumerate(examples, 1)
        if _normal(parser.render(written)) != _normal(expected)
    }


def test_the_specification_has_all_its_examples(examples):
    assert len(examples) == 652


def test_every_example_comes_out_as_specified(examples):
    assert _deviations(examples, commonmark_parser(html=True)) == set()


def test_without_raw_html_only_the_listed_examples_come_out_otherwise(examples):
    assert _deviations(examples, commonmark_parser()) == WITHOUT_HTML


def test_what_the_site_adds_changes_only_examples_that_look_like_wikilinks(examples):
    assert _deviations(examples, site_parser()) - WITHOUT_HTML == WIKILINKS


def test_every_example_makes_a_body_that_is_whole(examples):
    for written, _ in examples:
        body, _ = parsed(written)
        check(body)
