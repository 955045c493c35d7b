"""Addresses of the same actor elsewhere."""

import pytest

from briefgen.web_address import web_address, wikidata_address


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("http://x.example", "http://x.example"),
        ("www.x.example", "https://www.x.example"),
        ("//x.example/a", "https://x.example/a"),
        ("x.example:8080/a", "https://x.example:8080/a"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("mailto:a@x.example", ""),
        ("Sergey Lavrov", ""),
        ("Lavrov", ""),
    ],
)
def test_an_address_is_a_url_or_nothing(written, url):
    assert web_address(written) == url


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("Q58217", "https://www.wikidata.org/wiki/Q58217"),
        ("q42", "https://www.wikidata.org/wiki/Q42"),
        ("https://www.wikidata.org/wiki/Q42", "https://www.wikidata.org/wiki/Q42"),
        ("www.wikidata.org/wiki/Q42", "https://www.wikidata.org/wiki/Q42"),
        ("", ""),
        ("forty-two", ""),
    ],
)
def test_an_item_is_known_by_its_identifier_or_its_url(written, url):
    assert wikidata_address(written) == url
