"""Old addresses: the pages that lead on, and the rules that hosts read."""

import pytest

from briefgen.publish.redirects import moved, redirect_page, redirects_file
from briefgen.publish.release import Release, ReleasePage
from tests.publish.desk import DESK, DOHA, Published

URL = "https://desk.example/"
RULES = {"old/a/index.html": "briefs/a/index.html"}


@pytest.mark.parametrize(
    ("host", "rule"),
    [
        ("netlify", b"/old/a/ /briefs/a/ 301!\n"),
        ("cloudflare-pages", b"/old/a/ /briefs/a/ 301\n"),
    ],
)
def test_each_host_is_told_to_redirect_although_there_is_a_page(host, rule):
    assert redirects_file(RULES, URL, host) == rule


def test_signs_that_mean_something_in_rules_stand_for_themselves():
    rules = {"a b/#1/:c*?%/index.html": "ürümqi/index.html"}
    expected = b"/a%20b/%231/%3Ac%2A%3F%25/ /%C3%BCr%C3%BCmqi/ 301\n"
    assert redirects_file(rules, URL, "cloudflare-pages") == expected


def test_rules_begin_with_the_path_of_the_site():
    expected = b"/desk/old/a/ /desk/briefs/a/ 301!\n"
    assert redirects_file(RULES, "https://me.example/desk/", "netlify") == expected


def test_what_a_host_takes_for_one_address_does_not_lead_to_itself():
    rules = {"briefs/a.html": "briefs/a/index.html", "briefs/a": "briefs/a/index.html"}
    assert redirects_file(rules, URL, "netlify") == b""


@pytest.mark.parametrize("host", ["netlify", "cloudflare-pages"])
def test_a_site_with_a_path_and_strange_aliases_is_published_with_its_rules(site, host):
    desk = Published(site(DESK))
    desk.site.edit("site.toml", "https://desk.example/", "https://me.example/desk/")
    desk.site.edit("site.toml", '"folder:../live"', f'"folder:../live"\nhost = "{host}"')
    desk.site.edit(DOHA, "title:", "aliases: [/old/talks in doha/]\ntitle:")
    outcome = desk.publish()
    assert (outcome.is_done, outcome.problems) == (True, ())
    assert desk.files()["_redirects"].startswith(b"/desk/old/talks%20in%20doha/ /desk/briefs/doha/")


def test_a_page_leads_on_where_names_hold_signs():
    page = redirect_page("old/index.html", "tags/c#/index.html", "C", "https://me.example/desk/")
    assert b'<a href="../tags/c%23/">' in page
    assert b'href="https://me.example/desk/tags/c%23/"' in page


def test_only_a_page_of_a_folder_is_called_by_the_folder():
    page = redirect_page("old.html", "my-index.html", "Mine", URL)
    assert b'<a href="my-index.html">' in page


def test_what_the_new_release_has_at_the_old_address_stays():
    live = Release(id="1", at="", pages={"a/index.html": ReleasePage("A", "brief/a")})
    pages = {"b/index.html": ReleasePage("A", "brief/a")}
    assert moved(live, pages, {"a/index.html": b"", "b/index.html": b""}) == {}
    assert moved(live, pages, {"b/index.html": b""}) == {"a/index.html": "b/index.html"}
