"""The order of names, and the letter each is filed under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.collate import letter, sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Abbas", "Çavuşoğlu", "Élysée", "Fidan", "Łukasz", "al-Thani", "Zelensky"]),
        ("en", ["al-Assad", "Barrot", "Al-Sisi", "Trump"]),
        ("en", ["2025 talks", "Ankara", "Ankara process", "Ankaraspor"]),
        ("en", ["resume", "Resume", "résumé"]),
        ("en", ["Straße", "Strassen"]),
        ("en", ["Lavrov", "Ωmega", "Лавров", "北京"]),
        ("tr", ["Can", "Çan", "Irmak", "İnan", "Oya", "Öz", "Su", "Şu", "Ufuk", "Ümit"]),
        ("az", ["Elxan", "Əliyev", "Fuad", "Xan", "Irmaq", "İlham"]),
        ("sv", ["Adam", "Zorn", "Åberg", "Ärlig", "Öberg"]),
        ("de", ["Abel", "Ärlig", "Öberg", "Otto", "Zorn"]),
        ("ru", ["Ежов", "Ёлкин", "Емелин", "Жуков", "Иванов", "Йорк", "Яшин", "Lavrov"]),
        ("uk", ["Гай", "Ґалаґан", "Дуб", "Ігор", "Їжак", "Юрій"]),
        ("cs", ["Cibulka", "Čapek", "Hus", "Chalupa", "Ivan"]),
        ("hr", ["Lukić", "Ljubić", "Marić"]),
        ("es", ["Nuñez", "Ñandú", "Ortega"]),
        ("pl", ["Lis", "Łoś", "Mak"]),
        ("sv-SE", ["Zorn", "Åberg"]),
        ("ar", ["أحمد", "بدر", "تميم", "Lavrov"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language, names):
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Lavrov", "en", "L"),
        ("al-Thani", "en", "T"),
        ("Al-Jazeera", "en", "J"),
        ("Albania", "en", "A"),
        ("Élysée", "fr", "E"),
        ("Łukasz", "en", "L"),
        ("Łukasz", "pl", "Ł"),
        ("Ärlig", "sv", "Ä"),
        ("Ärlig", "de", "A"),
        ("İnan", "tr", "İ"),
        ("inan", "tr", "İ"),
        ("Irmak", "tr", "I"),
        ("İnan", "en", "I"),
        ("Chalupa", "cs", "Ch"),
        ("Лавров", "ru", "Л"),
        ("Ёлкин", "ru", "Е"),
        ("“Quoted”", "en", "Q"),
        ("2025", "en", "#"),
        ("—", "en", "#"),
        ("", "en", "#"),
        ("北京", "en", "北"),
        ("تميم", "ar", "ت"),
    ],
)
def test_a_name_is_filed_under_its_letter(text, language, expected):
    assert letter(text, language) == expected


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(["en", "tr", "ru", "sv", "cs"]))
def test_keys_of_any_texts_compare_and_differ(texts, language):
    keys = sorted({sort_key(text, language) for text in texts})
    assert len(keys) == len({text.swapcase() for text in texts})


@given(st.text(max_size=12), st.sampled_from(["en", "tr", "ru", "cs"]))
def test_every_text_has_a_letter(text, language):
    assert letter(text, language)
