"""Addresses, and the relative links between them."""

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.address import (
    SitePath,
    absolute,
    is_inside,
    numbered,
    output_path,
    permalink,
    relative,
)

SEGMENT = st.sampled_from(["a", "ab", "é x", "c:d", "a%"]) | st.text(
    st.characters(categories=["L", "N"]), min_size=1, max_size=8
)
PAGES = st.lists(SEGMENT, max_size=4).map(lambda parts: SitePath("".join(f"{p}/" for p in parts)))
FILES = st.builds(lambda page, name: SitePath(f"{page}{name}.xml"), PAGES, SEGMENT)


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("briefs/x/", "actors/lavrov/", "../../actors/lavrov/"),
        ("", "briefs/", "briefs/"),
        ("briefs/", "", "../"),
        ("404.html", "briefs/", "briefs/"),
        ("briefs/x/", "feed.xml", "../../feed.xml"),
        ("feed.xml", "feed.xml", "feed.xml"),
        ("a/", "a/", "./"),
        ("a/b/c/", "a/", "../../"),
        ("a/b.xml", "a/", "./"),
        ("a/b/", "a/bc/", "../bc/"),
        ("", "c:d/é x.jpg", "c%3Ad/%C3%A9%20x.jpg"),
    ],
)
def test_links_are_relative(start, target, link):
    assert link == relative(SitePath(start), SitePath(target))


def test_a_link_to_a_place_on_the_same_page_is_its_anchor():
    assert relative(SitePath("a/"), SitePath("a/"), "terms") == "#terms"


def test_a_link_to_a_place_on_another_page_ends_in_its_anchor():
    assert relative(SitePath("a/"), SitePath("b/"), "é/x") == "../b/#%C3%A9/x"


@given(PAGES | FILES, PAGES | FILES)
def test_a_browser_that_follows_a_relative_link_arrives(start, target):
    base = f"https://site.example/deep/prefix/{start}"
    arrived = unquote(urljoin(base, relative(start, target)))
    assert f"https://site.example/deep/prefix/{target}" == arrived


def test_a_page_is_a_folder_with_an_index():
    assert output_path(permalink("brief", "doha")) == "briefs/doha/index.html"
    assert output_path(permalink("page", "about")) == "about/index.html"
    assert output_path(SitePath("feed.xml")) == "feed.xml"


def test_long_lists_go_on_under_page_numbers():
    assert numbered(SitePath("tags/war/"), 1) == "tags/war/"
    assert numbered(SitePath("tags/war/"), 2) == "tags/war/page/2/"


@pytest.mark.parametrize("base", ["https://b.example/x", "https://b.example/x/"])
def test_full_addresses_are_percent_encoded(base):
    assert absolute(base, SitePath("briefs/я/")) == "https://b.example/x/briefs/%D1%8F/"


def test_a_sibling_with_the_same_beginning_is_not_inside(tmp_path):
    root = tmp_path / "site"
    root.mkdir()
    assert is_inside(root, root / "a" / ".." / "b")
    assert not is_inside(root, tmp_path / "site-leak" / "b")
    assert not is_inside(root, root / ".." / "b")


def test_a_link_out_of_the_folder_is_not_inside(tmp_path):
    root = tmp_path / "site"
    root.mkdir()
    (root / "out").symlink_to(tmp_path)
    assert not is_inside(root, root / "out" / "b")
