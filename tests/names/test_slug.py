"""Slugs: one for every text, safe everywhere, and what is refused as one."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.slug import MAX_BYTES, slug_mistake, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sergey Lavrov", "sergey-lavrov"),
        ("İstanbul", "istanbul"),
        ("Iğdır ve Işık", "igdir-ve-isik"),
        ("Łódź", "lodz"),
        ("Đinđić", "dindic"),
        ("Straße", "strasse"),
        ("Зеленский", "zelenskiy"),
        ("объём", "obem"),
        ("Газпром", "gazprom"),
        ("北京", "beijing"),
        ("Sana’a & O'Brien", "sanaa-obrien"),
        ("Tamim bin Hamad al-Thani", "tamim-bin-hamad-al-thani"),
        ("e\u0301tat", "etat"),
        ("  --  Peace talks!  ", "peace-talks"),
        ("../../x", "x"),
    ],
)
def test_a_text_gets_its_slug(text, slug):
    assert slugify(text) == slug


def test_arabic_and_other_scripts_get_letters():
    assert re.fullmatch(r"[a-z0-9-]+", slugify("تميم بن حمد آل ثاني"))


@pytest.mark.parametrize("text", ["", "—", "!!!", "\u200b"])
def test_a_text_without_letters_gets_a_slug_of_its_own(text):
    assert re.fullmatch(r"x-[0-9a-f]{8}", slugify(text))


def test_two_texts_without_letters_do_not_share_a_slug():
    assert slugify("—") != slugify("!!!")


@pytest.mark.parametrize("device", ["CON", "nul", "Aux", "COM1", "lpt9"])
def test_a_device_name_gets_a_hash_behind_it(device):
    assert re.fullmatch(rf"{device.lower()}-[0-9a-f]{{8}}", slugify(device))


def test_long_texts_are_cut_and_kept_apart():
    one, other = slugify("word " * 60 + "one"), slugify("word " * 60 + "two")
    assert len(one) <= MAX_BYTES
    assert one != other


@given(st.text(max_size=200))
@example("\ud800")
@example("con")
def test_every_slug_is_safe(text):
    slug = slugify(text)
    assert slug_mistake(slug) is None
    assert re.fullmatch(r"[a-z0-9-]+", slug)


@given(st.text(max_size=60))
def test_a_slug_is_its_own_slug(text):
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize("slug", ["a", "2025-02-26-doha", "v1.2", "x-con", "console", "com10"])
def test_good_slugs_and_ids_pass(slug):
    assert slug_mistake(slug) is None


@pytest.mark.parametrize(
    ("slug", "mistake"),
    [
        ("", "is empty"),
        ("con", "is a name that Windows keeps for a device"),
        ("nul.tag", "is a name that Windows keeps for a device"),
        ("aux", "is a name that Windows keeps for a device"),
        ("com1.x", "is a name that Windows keeps for a device"),
        ("x.", "begins or ends with a dot, a hyphen or a space"),
        ("x ", "begins or ends with a dot, a hyphen or a space"),
        (".x", "begins or ends with a dot, a hyphen or a space"),
        ("-x", "begins or ends with a dot, a hyphen or a space"),
        ("../../x", 'holds ".."'),
        ("a..b", 'holds ".."'),
        ("..\\x", 'holds ".."'),
        ("%2e%2e/x", 'holds "%"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("/x", 'holds "/"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("a/aux", 'holds "/"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("a\\b", 'holds "\\"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("a:b", 'holds ":"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("Doha", 'holds "D"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("doña", 'holds "ñ"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("a\u202eb", 'holds "U+202E"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("x" * 300, "is longer than 100 bytes"),
        ("\N{SLIGHTLY SMILING FACE}", 'holds "🙂"; only a–z, 0–9, "-" and "." inside are allowed'),
        ("a\n", 'holds "U+000A"; only a–z, 0–9, "-" and "." inside are allowed'),
    ],
)
def test_unsafe_slugs_are_refused_with_the_reason(slug, mistake):
    assert slug_mistake(slug) == mistake
