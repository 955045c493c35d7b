"""Language tags."""

import pytest

from briefgen.language import is_language


@pytest.mark.parametrize(
    "tag",
    ["en", "pt-BR", "uk-Latn", "zh-Hant-TW", "es-419", "sl-rozaj", "de-1996", "en-x-desk", "EN"],
)
def test_the_forms_of_a_language_tag(tag: str):
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "english", "en_US", "en-", "en us", "uk-Latn-", "en\n"])
def test_what_is_not_a_language_tag(tag: str):
    assert not is_language(tag)
