"""The functions of templates: links, dates, numbers, names."""

import pytest
from msgspec.structs import replace

from briefgen.address import NOT_FOUND
from briefgen.dates import Moment
from briefgen.render import wording
from briefgen.views.page import NotFoundView
from briefgen.views.parts import Head
from tests.render.samples import PAGE, on_site, shown


def test_links_on_a_page_are_relative(tmp_path):
    text = (
        "{{ url('') }} {{ url('actors/x/', 'roles') }} {{ url('about/') }} {{ absolute('a b/') }}"
    )
    expected = "../ ../actors/x/#roles ./ https://desk.example/deep/a%20b/"
    assert shown(tmp_path, text) == expected


def test_links_on_the_page_for_unknown_addresses_hold_at_any_depth(tmp_path):
    page = NotFoundView(head=Head(path=NOT_FOUND, title="Not found"), latest=())
    text = "{{ url('') }} {{ url('actors/', 'a') }}"
    expected = "https://desk.example/deep/ https://desk.example/deep/actors/#a"
    assert shown(tmp_path, text, page) == expected
    assert shown(tmp_path, text, page, on_site(base_url="")) == "./ actors/#a"


def test_a_site_that_does_not_know_its_address_has_no_full_links(tmp_path):
    assert shown(tmp_path, "[{{ absolute('a/') }}]", site=on_site(base_url="")) == "[]"


@pytest.mark.parametrize(
    ("text", "long", "short", "month"),
    [
        ("2025", "2025", "2025", "2025"),
        ("2025-02", "February 2025", "Feb 2025", "February 2025"),
        ("2025-02-26", "26 February 2025", "26 Feb 2025", "February 2025"),
        (
            "2025-02-26T14:30:00+03:00",
            "26 February 2025, 14:30 UTC+3",
            "26 Feb 2025",
            "February 2025",
        ),
        (
            "2025-02-26T14:30:00+00:00",
            "26 February 2025, 14:30 UTC",
            "26 Feb 2025",
            "February 2025",
        ),
        (
            "2025-02-26T00:05:00-03:30",
            "26 February 2025, 00:05 UTC−3:30",
            "26 Feb 2025",
            "February 2025",
        ),
    ],
)
def test_a_date_is_worded_as_exactly_as_it_was_written(text, long, short, month):
    moment = Moment(text)
    assert wording.long_date("en", moment) == long
    assert wording.short_date("en", moment) == short
    assert wording.month("en", moment) == month


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "26 February 2025"),
        ("en-US", "February 26, 2025"),
        ("ru", "26 февраля 2025\u202fг."),
        ("tr", "26 Şubat 2025"),
        ("de-AT", "26. Februar 2025"),
        ("ja", "2025年2月26日"),
        ("x-unknown", "26 February 2025"),
    ],
)
def test_a_date_is_worded_in_the_language_of_the_site(language, expected):
    assert wording.long_date(language, Moment("2025-02-26")) == expected


def test_the_words_of_one_language_do_not_depend_on_another_used_before():
    names = {language: wording.month_name(language, 2) for language in ("ja", "de", "fr", "ru")}
    assert names == {"ja": "2月", "de": "Februar", "fr": "février", "ru": "февраль"}
    assert wording.month("fr", Moment("2025-02")) == "février 2025"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2004", "2012", "2004–2012"),
        ("2004", None, "since 2004"),
        (None, "2012-03", "until March 2012"),
        ("2004-03", "2012", "March 2004 – 2012"),
        ("2004", "2004", "2004"),
        (None, None, ""),
    ],
)
def test_a_term_says_when_it_began_and_ended(start, end, expected):
    first, last = (Moment(each) if each else None for each in (start, end))
    assert wording.role_dates("en", first, last) == expected
    if start == "2004" and not end:
        assert wording.role_dates("ru", first, last) == "2004–"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("RU", "Russia"), ("us", "United States"), ("NO", "Norway"), ("ZZZ", "ZZZ"), ("", "")],
)
def test_a_country_has_its_name_and_what_is_no_code_stays(code, expected):
    assert wording.country("en", code) == expected


def test_numbers_and_lists_follow_the_language(tmp_path):
    text = "{{ number(1234567) }} {{ list_of(['<a>', 'b', 'c']) }}"
    assert shown(tmp_path, text) == "1,234,567 &lt;a&gt;, b and c"


def test_the_direction_of_writing_is_that_of_the_site_or_of_a_language(tmp_path):
    assert shown(tmp_path, "{{ direction() }} {{ direction('ar') }}") == "ltr rtl"


def test_a_list_may_hold_html_of_the_template(tmp_path):
    text = "{% set a %}<b>{{ page.title }}</b>{% endset %}{{ list_of([a, '<']) }}"
    page = replace(PAGE, title="&")
    assert shown(tmp_path, text, page) == "<b>&amp;</b> and &lt;"


def test_a_date_for_machines_is_the_text_itself(tmp_path):
    page = replace(PAGE, updated=Moment("2025-02"))
    text = "{{ iso(page.updated) }} {{ month_name(page.updated.month) }}"
    assert shown(tmp_path, text, page) == "2025-02 February"
