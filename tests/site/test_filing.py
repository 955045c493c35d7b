"""Indexes are in the order of the site's language: Turkish letters, Cyrillic, a leading article."""

import pytest

NAMES = ("Şam", "İdil", "Ilgaz", "al-Ula", "Çan", "Cizre", "Лавров", "Uşak")
ORDER = {
    "tr": ["Cizre", "Çan", "Ilgaz", "İdil", "Şam", "al-Ula", "Uşak", "Лавров"],
    "en": ["Çan", "Cizre", "İdil", "Ilgaz", "Şam", "al-Ula", "Uşak", "Лавров"],
}
KINDS = {"actors": "name", "places": "name", "sources": "title"}


@pytest.mark.parametrize("language", ORDER)
def test_actors_places_and_sources_are_filed_alike(language, site):
    desk = site(f'-- site.toml --\ntitle = "X"\nlanguage = "{language}"\n')
    for number, name in enumerate(NAMES):
        for kind, field in KINDS.items():
            desk.write(f"content/{kind}/x{number}.md", f"---\n{field}: {name}\n---\n")
    built = desk.build().works()
    for kind in KINDS:
        found = [
            text
            for path, text in built.links(f"{kind}/", "main a[href]").items()
            if path.startswith(f"{kind}/x")
        ]
        assert found == ORDER[language], kind
