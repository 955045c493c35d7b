"""Every link of a site leads somewhere, wherever the folder is put."""

from random import Random
from string import ascii_lowercase

import pytest

from tests.harness.crawl import broken_links, reachable
from tests.site.desk import BASE, DESK, NEW


def prefixes():
    """Give the root and some folders of random depth, the same ones in every run."""
    chance = Random(2025)
    yield "/"
    for depth in (1, 2, 3, 7):
        yield f"/{'/'.join(''.join(chance.sample(ascii_lowercase, 4)) for _ in range(depth))}/"


@pytest.mark.parametrize("prefix", list(prefixes()))
def test_a_site_can_be_mounted_anywhere(prefix, site):
    built = site(DESK).add(NEW).build()
    assert broken_links(built.out, prefix, BASE) == []


def test_every_page_can_be_reached_from_home(site):
    built = site(DESK).add(NEW).build()
    pages = {path for path in built.files if path.endswith(".html")} - {"404.html"}
    assert pages <= reachable(built.out)


def test_a_long_list_goes_on_over_pages_that_are_linked(site):
    desk = site("-- site.toml --\ntitle = 'X'\n[lists]\nper_page = 5\n")
    for number in range(1, 24):
        text = f"---\ntitle: N{number}\ndate: 2025-01-{number:02}\ntags: [a]\n---\nText.\n"
        desk.write(f"content/briefs/n{number}.md", text)
    built = desk.build().fine()
    for path in ("briefs/page/5/", "tags/a/page/5/"):
        assert [link for link in built.links(path) if link.startswith("briefs/n")] == [
            "briefs/n3/",
            "briefs/n2/",
            "briefs/n1/",
        ]
    assert broken_links(built.out, "/a/") == []
    assert "briefs/page/5/index.html" in reachable(built.out)


def test_an_old_address_leads_to_the_page(site):
    desk = site(DESK).edit(
        "content/briefs/2025-03-01-paris.md", "tags:", "aliases: [/old/paris/]\ntags:"
    )
    built = desk.build().fine()
    assert "briefs/2025-03-01-paris/" in built.links("old/paris/", "a[href]")
    refresh = built.page("old/paris/").css_first("meta[http-equiv=refresh]")
    assert refresh.attributes["content"].endswith("../../briefs/2025-03-01-paris/")


def test_a_slug_replaces_the_id_in_the_address_only(site):
    desk = site(DESK).edit(
        "content/briefs/2025-02-18-riyadh.md", "summary:", "slug: first-round\nsummary:"
    )
    built = desk.build().fine().has("briefs/first-round/index.html")
    built.lacks("briefs/2025-02-18-riyadh/index.html")
    assert "briefs/first-round/#what-was-said" in built.links("briefs/2025-02-26-doha/")
