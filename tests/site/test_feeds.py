"""Feeds, sitemap and robots.txt are what their formats ask for."""

import json
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from tests.site.desk import BASE, DESK, NEW

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def built(site):
    return site(DESK).add(NEW).build().fine()


def feeds(built, suffix):
    return [path for path in built.files if path.endswith(f"feed.{suffix}")]


def test_the_site_each_tag_and_each_actor_has_both_feeds(built):
    folders = ("", "tags/talks/", "tags/embassies/", "actors/sergey-lavrov/", "actors/russia/")
    assert set(feeds(built, "xml")) == {f"{folder}feed.xml" for folder in folders}
    assert set(feeds(built, "json")) == {f"{folder}feed.json" for folder in folders}


def test_an_atom_feed_has_what_rfc_4287_asks_for(built):
    for path in feeds(built, "xml"):
        feed = ET.fromstring(built.text(path))
        assert feed.tag == f"{ATOM}feed"
        ids = [each.findtext(f"{ATOM}id") for each in (feed, *feed.iter(f"{ATOM}entry"))]
        assert len(set(ids)) == len(ids)
        assert all(id_.partition(":")[2] for id_ in ids)
        itself = {each.get("rel"): each.get("href") for each in feed.findall(f"{ATOM}link")}
        assert itself["self"] == f"{BASE}{path}"
        has_author = feed.find(f"{ATOM}author/{ATOM}name") is not None
        for element in (feed, *feed.iter(f"{ATOM}entry")):
            assert element.findtext(f"{ATOM}title")
            updated = datetime.fromisoformat(element.findtext(f"{ATOM}updated"))
            assert updated.tzinfo is not None
        for entry in feed.iter(f"{ATOM}entry"):
            assert has_author or entry.find(f"{ATOM}author/{ATOM}name") is not None
            link = entry.find(f"{ATOM}link")
            assert link.get("href").startswith(BASE)
            assert link.get("rel", "alternate") == "alternate"


def test_a_json_feed_has_what_its_version_1_1_asks_for(built):
    for path in feeds(built, "json"):
        feed = json.loads(built.text(path))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == f"{BASE}{path}"
        assert feed["home_page_url"].startswith(BASE)
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids)
        for item in feed["items"]:
            assert item["url"].startswith(BASE)
            assert "content_html" in item or "content_text" in item
            assert datetime.fromisoformat(item["date_published"]).tzinfo is not None


def test_both_feeds_hold_the_same_briefs_newest_first(built):
    for path in feeds(built, "json"):
        items = [item["url"] for item in json.loads(built.text(path))["items"]]
        feed = ET.fromstring(built.text(path.replace(".json", ".xml")))
        entries = [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")]
        assert items == entries
    assert json.loads(built.text("feed.json"))["items"][0]["url"] == f"{BASE}briefs/x/"


def test_links_in_a_feed_lead_to_the_site_from_anywhere(built):
    (item,) = [
        item
        for item in json.loads(built.text("feed.json"))["items"]
        if item["url"].endswith("doha/")
    ]
    assert f'href="{BASE}briefs/2025-02-18-riyadh/#what-was-said"' in item["content_html"]


def test_a_feed_that_does_not_change_keeps_its_date(site):
    desk = site(DESK)
    first = desk.build().text("feed.xml")
    assert desk.build(out=desk.folder / "later").text("feed.xml") == first


def test_pages_name_their_feeds(built):
    links = built.links("actors/sergey-lavrov/", "head link[rel=alternate]")
    assert {"feed.xml", "feed.json"} <= set(links)
    assert {"actors/sergey-lavrov/feed.xml", "actors/sergey-lavrov/feed.json"} <= set(links)


def test_the_sitemap_lists_every_page_once(built):
    urls = [
        each.findtext(f"{SITEMAP}loc")
        for each in ET.fromstring(built.text("sitemap.xml")).iter(f"{SITEMAP}url")
    ]
    pages = {
        f"{BASE}{path.removesuffix('index.html')}"
        for path in built.files
        if path.endswith("/index.html") or path == "index.html"
    }
    assert sorted(urls) == sorted(pages)


def test_robots_txt_names_the_sitemap(built):
    built.has("robots.txt", "User-agent: *", f"Sitemap: {BASE}sitemap.xml")


def test_feeds_may_be_summaries_and_only_the_site_s(site):
    desk = site(DESK)
    desk.edit("site.toml", "author =", "[feeds]\nper_term = false\nfull_text = false\nitems = 2\n#")
    desk.edit("content/briefs/2025-03-01-paris.md", "tags:", "summary: In short.\ntags:")
    built = desk.build().fine()
    assert feeds(built, "xml") == ["feed.xml"]
    assert len(json.loads(built.text("feed.json"))["items"]) == 2
    built.lacks("feed.json", "Nobody met").has("feed.json", "In short.")
