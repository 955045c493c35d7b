"""Feeds, sitemap and robots.txt, against what their formats ask for."""

import json
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from briefgen.address import DocId, SitePath
from briefgen.dates import Moment
from briefgen.render.render import render
from briefgen.views.machine import RobotsView, SitemapEntry, SitemapView
from tests.render.samples import BASE, FEED, ITEM, SITE, loaded, on_site, tiny_theme

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "a\x00\x0b\x1f\ufffe & < > \" ' ]]> \u2028 </script>"


@pytest.fixture
def made(tmp_path):
    tiny_theme(tmp_path)
    theme = loaded(tmp_path)

    def make(view, site=SITE) -> str:
        data, problems = render(view, site, theme)
        assert problems == ()
        return data.decode()

    return make


def test_an_atom_feed_has_what_the_standard_asks_for(made):
    feed = ET.fromstring(made(FEED))
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, feed.find(f"{ATOM}entry")):
        assert [len(element.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1] * 3
        assert element.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}feed.xml", "alternate": BASE}


def test_an_entry_keeps_its_id_when_its_address_changes(made):
    moved = replace(FEED, items=(replace(ITEM, path=SitePath("briefs/other/")),))
    ids = [ET.fromstring(made(feed)).findtext(f"{ATOM}entry/{ATOM}id") for feed in (FEED, moved)]
    assert ids == [f"{BASE}briefs/doha/"] * 2
    items = [json.loads(made(replace(feed, form="json")))["items"][0] for feed in (FEED, moved)]
    assert [item["id"] for item in items] == ids
    assert [item["url"] for item in items] == [
        f"{BASE}briefs/talks-in-doha/",
        f"{BASE}briefs/other/",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-02-26", "2025-02-26T00:00:00+03:00"),
        ("2025-02", "2025-02-01T00:00:00+03:00"),
        ("2025", "2025-01-01T00:00:00+03:00"),
        ("2025-02-26T14:30:00-05:00", "2025-02-26T14:30:00-05:00"),
    ],
)
def test_a_date_without_a_time_is_midnight_in_the_zone_of_the_site(made, written, expected):
    feed = replace(FEED, items=(replace(ITEM, date=Moment(written)),))
    assert ET.fromstring(made(feed)).findtext(f"{ATOM}entry/{ATOM}published") == expected
    (item,) = json.loads(made(replace(feed, form="json")))["items"]
    assert item["date_published"] == expected


def test_a_feed_was_updated_when_its_newest_entry_was(made):
    older = replace(ITEM, id=DocId("b"), updated=Moment("2025-02-27T08:00:00+00:00"))
    feed = ET.fromstring(made(replace(FEED, items=(ITEM, older))))
    assert feed.findtext(f"{ATOM}updated") == "2025-02-27T08:00:00+00:00"


def test_a_feed_without_entries_is_still_a_feed(made):
    feed = ET.fromstring(made(replace(FEED, items=())))
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")).tzinfo is not None
    assert json.loads(made(replace(FEED, items=(), form="json")))["items"] == []


def test_a_feed_of_nobody_in_particular_names_the_site_as_its_author(made):
    feed = ET.fromstring(made(replace(FEED, author=""), on_site(author="")))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "The Desk"


def test_no_text_breaks_a_feed(made):
    item = replace(
        ITEM,
        title=HOSTILE,
        summary=HOSTILE,
        text=f"<p>{HOSTILE}</p>",
        authors=(HOSTILE,),
        tags=(HOSTILE,),
        language='"><x',
    )
    feed = replace(FEED, title=HOSTILE, description=HOSTILE, author=HOSTILE, items=(item,))
    entry = ET.fromstring(made(feed)).find(f"{ATOM}entry")
    clean = "a & < > \" ' ]]> \u2028 </script>"
    assert entry.findtext(f"{ATOM}title") == clean
    assert entry.find(f"{ATOM}content").text == f"<p>{clean}</p>"
    assert entry.find(f"{ATOM}category").get("term") == clean
    (written,) = json.loads(made(replace(feed, form="json")))["items"]
    assert written["title"] == HOSTILE


def test_a_feed_of_summaries_has_text_in_place_of_html(made):
    feed = replace(FEED, items=(replace(ITEM, text=""),))
    assert ET.fromstring(made(feed)).find(f"{ATOM}entry/{ATOM}content") is None
    (item,) = json.loads(made(replace(feed, form="json")))["items"]
    assert item["content_text"] == "In short"
    assert "content_html" not in item


def test_a_json_feed_has_what_version_1_1_asks_for(made):
    feed = json.loads(made(replace(FEED, form="json")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (BASE, f"{BASE}feed.json")
    assert feed["authors"] == [{"name": "Desk"}]
    (item,) = feed["items"]
    assert item["content_html"] == ITEM.text
    assert item["tags"] == ["talks"]


def test_a_sitemap_lists_full_addresses_and_dates_as_precise_as_they_are(made):
    entries = (
        SitemapEntry(SitePath(""), Moment("2025-02-26T14:30:00+03:00")),
        SitemapEntry(SitePath("tags/a&b/"), Moment("2025-02")),
        SitemapEntry(SitePath("about/"), None),
    )
    urls = ET.fromstring(made(SitemapView(entries)))
    assert urls.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [[each.text for each in url] for url in urls] == [
        [BASE, "2025-02-26T14:30:00+03:00"],
        [f"{BASE}tags/a&b/", "2025-02"],
        [f"{BASE}about/"],
    ]


def test_robots_may_read_all_and_are_told_of_the_sitemap(made):
    text = "User-agent: *\nDisallow:\n"
    assert made(RobotsView(None)) == text
    expected = f"{text}\nSitemap: {BASE}sitemap.xml\n"
    assert made(RobotsView(SitePath("sitemap.xml"))) == expected


def test_a_date_of_a_time_without_zones_has_no_seconds_in_its_offset(made):
    feed = replace(FEED, items=(replace(ITEM, date=Moment("1850-01-01")),))
    published = ET.fromstring(made(feed)).findtext(f"{ATOM}entry/{ATOM}published")
    assert published == "1849-12-31T22:04:08+00:00"
