"""What a reader finds on each kind of page."""

import json

import pytest

from tests.harness.built import words
from tests.site.desk import BASE, DESK, NEW


@pytest.fixture
def built(site):
    return site(DESK).add(NEW).build().fine()


def text_of(built, path, selector):
    return [words(node) for node in built.page(path).css(selector)]


def test_home_leads_with_the_newest_brief_and_names_who_is_most_active(built):
    home = built.links("")
    briefs = [link for link in home if link.startswith("briefs/2") or link == "briefs/x/"]
    assert briefs[0] == "briefs/x/"
    assert {"actors/sergey-lavrov/", "actors/russia/", "tags/talks/", "tags/embassies/"} <= set(
        home
    )


def test_a_brief_shows_its_place_and_date_its_people_and_its_neighbours(built):
    page = built.main("briefs/2025-02-18-riyadh/")
    for text in (
        "Talks in Riyadh",
        "Riyadh",
        "18 February 2025",
        "Two sides met.",
        "Foreign Minister",
    ):
        assert text in page
    assert "They will meet again." in page
    links = built.links("briefs/2025-02-18-riyadh/")
    assert {"actors/sergey-lavrov/", "actors/russia/", "tags/talks/"} <= set(links)
    assert "briefs/2025-02-26-doha/" in links
    assert "A statement." in page


def test_a_brief_shows_which_sentence_links_to_it(built):
    assert "After the first round came another." in built.main("briefs/2025-02-18-riyadh/")


def test_a_role_is_the_one_held_on_the_day_of_the_brief(site):
    desk = site(DESK).edit(
        "content/actors/sergey-lavrov.md",
        "    from: 2004-03-09",
        "    from: 2004-03-09\n    to: 2025-02-20\n"
        "  - title: Former minister\n    from: 2025-02-21",
    )
    built = desk.build().fine()
    lines = " ".join(text_of(built, "briefs/2025-02-18-riyadh/", "main"))
    assert "Foreign Minister" in lines
    later = built.main("briefs/2025-02-26-doha/")
    assert "Former minister" in later
    assert "Foreign Minister" not in later


def test_corrections_stand_above_the_text(site):
    desk = site(DESK).edit(
        "content/briefs/2025-03-01-paris.md",
        "tags:",
        "corrections:\n  - date: 2025-03-02\n    text: It was Lyon.\n    was: It was Paris.\ntags:",
    )
    page = desk.build().fine().main("briefs/2025-03-01-paris/")
    assert page.index("It was Lyon.") < page.index("Nobody met.")


def test_an_actor_shows_names_roles_briefs_and_company(built):
    page = built.main("actors/sergey-lavrov/")
    for text in ("Sergey Lavrov", "Сергей Лавров", "Foreign Minister", "A minister."):
        assert text in page
    links = built.links("actors/sergey-lavrov/")
    assert {"briefs/2025-02-18-riyadh/", "briefs/2025-02-26-doha/", "actors/russia/"} <= set(links)
    assert built.page("actors/sergey-lavrov/").css_first("main [lang=ru]") is not None


def test_actors_are_listed_by_letter_kind_and_country(built):
    for path in ("actors/", "actors/by-kind/", "actors/by-country/"):
        assert {"actors/sergey-lavrov/", "actors/russia/"} <= set(built.links(path))
    letters = built.links("actors/", "nav a[href]")
    assert any(text == "L" for text in letters.values())


def test_a_tag_shows_its_description_and_its_briefs(built):
    page = built.main("tags/talks/")
    assert "Meetings of two sides or more." in page
    assert "briefs/2025-02-18-riyadh/" in built.links("tags/talks/")
    assert "tags/embassies/" in built.links("tags/")


def test_the_archive_goes_by_year_and_month(built):
    assert {"archive/2025/", "archive/2025/02/", "archive/2025/03/"} <= set(built.links("archive/"))
    assert "briefs/x/" in built.links("archive/2025/")
    assert "briefs/x/" not in built.links("archive/2025/02/")


def test_a_plain_page_stands_at_its_name(built):
    assert "What this desk does" in built.main("about/")
    assert "actors/sergey-lavrov/" in built.links("about/")


def test_a_page_says_what_it_is_to_machines(built):
    page = built.page("briefs/2025-02-18-riyadh/")
    data = json.loads(page.css_first("script[type='application/ld+json']").text())
    assert data["@context"] == "https://schema.org"
    (article,) = [each for each in data["@graph"] if each["@type"] == "NewsArticle"]
    assert article["headline"] == "Talks in Riyadh"
    canonical = page.css_first("link[rel=canonical]").attributes["href"]
    assert canonical == "https://desk.example/deep/briefs/2025-02-18-riyadh/"
    assert page.css_first("meta[property='og:title']") is not None


def test_every_page_has_one_heading_a_language_and_a_title_of_its_own(built):
    titles = []
    for path in built.files:
        if not path.endswith(".html"):
            continue
        page = built.page(path)
        assert page.css_first("html").attributes["lang"] == "en", path
        assert len(page.css("h1")) == 1, path
        titles.append(words(page.css_first("title")))
    assert len(set(titles)) == len(titles)


def test_no_page_has_script_or_style_in_it(built):
    for path in built.files:
        if not path.endswith(".html"):
            continue
        page = built.page(path)
        assert page.css("style, [style]") == [], path
        scripts = page.css("script:not([src])")
        assert {node.attributes.get("type") for node in scripts} <= {"application/ld+json"}, path


def test_no_page_asks_anything_of_another_host(built):
    for path in built.files:
        if not path.endswith(".html"):
            continue
        nodes = built.page(path).css("link[rel=stylesheet], script[src], img[src], iframe")
        for node in nodes:
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            assert "//" not in address.removeprefix(BASE), path
