"""JSON-LD: one graph a page, in the words of schema.org, that no text can break out of."""

import json

import pytest
from msgspec.structs import replace

from briefgen.address import HOME, NOT_FOUND, SitePath
from briefgen.dates import Moment
from briefgen.render.json_ld import json_ld
from briefgen.views.page import NotFoundView
from briefgen.views.parts import Head, Pager
from tests.render.samples import ACTOR, BASE, BRIEF, PAGE, SITE, on_site, shown


def graph(page, site=SITE):
    data = json.loads(json_ld(page, site))
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_a_brief_is_a_news_article_with_instants_that_have_a_zone():
    article = graph(BRIEF)["AnalysisNewsArticle"]
    assert article["@id"] == f"{BASE}briefs/doha/#article"
    assert article["headline"] == BRIEF.title
    assert article["datePublished"] == "2025-02-26T00:00:00+03:00"
    assert article["dateModified"] == "2025-02-26T00:00:00+03:00"
    assert article["author"] == [{"@type": "Person", "name": "A. Writer"}]
    assert article["image"]["url"] == f"{BASE}media/x%20y.jpg"
    assert article["dateline"] == "Doha"
    assert article["correction"][0]["@type"] == "CorrectionComment"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("", "NewsArticle"),
        ("reportage", "ReportageNewsArticle"),
        ("background", "BackgroundNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("live", "LiveBlogPosting"),
        ("digest", "Report"),
    ],
)
def test_the_type_of_a_brief_is_a_type_of_article_and_only_news_has_a_dateline(kind, expected):
    article = graph(replace(BRIEF, type=kind))[expected]
    assert ("dateline" in article) == expected.endswith("NewsArticle")


def test_a_brief_is_about_its_actors():
    nodes = graph(BRIEF)
    about = [each["@id"] for each in nodes["AnalysisNewsArticle"]["about"]]
    assert about == [nodes["Person"]["@id"], nodes["Country"]["@id"]]
    assert nodes["Person"]["@id"] == graph(ACTOR)["Person"]["@id"]


def test_a_brief_without_authors_is_by_the_desk():
    (author,) = graph(replace(BRIEF, authors=()))["AnalysisNewsArticle"]["author"]
    assert author == {"@type": "Organization", "name": "Desk"}


def test_an_actor_has_offices_with_their_dates():
    person = graph(ACTOR)["Person"]
    assert person["alternateName"] == ["Лавров"]
    assert person["nationality"]["name"] == "Russia"
    assert person["sameAs"] == ["https://www.wikidata.org/wiki/Q58217"]
    office, council = person["memberOf"]
    assert (office["@type"], office["roleName"]) == ("OrganizationRole", "Minister")
    assert office["startDate"] == "2004-03-09"
    assert "endDate" not in office
    assert office["memberOf"]["@id"] == f"{BASE}actors/ministry/#actor"
    assert council == {"@type": "Organization", "name": "Council"}
    (post,) = person["jobTitle"]
    assert post == {"@type": "Role", "startDate": "1994", "endDate": "2004", "jobTitle": "Envoy"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("state", "Country"), ("party", "PoliticalParty"), ("body", "Organization")],
)
def test_an_actor_that_is_no_person_is_a_country_or_an_organization(kind, expected):
    node = graph(replace(ACTOR, kind=kind, born=Moment("1945")))[expected]
    assert "birthDate" not in node
    assert ("memberOf" in node) == (kind != "state")


def test_what_an_actor_without_a_file_is_is_not_guessed():
    stub = replace(ACTOR, kind="", is_stub=True)
    assert "memberOf" not in graph(stub)["Thing"]
    assert "Organization" not in graph(stub)
    brief = replace(BRIEF, actors=(replace(BRIEF.actors[0], kind=""),))
    assert graph(brief)["Thing"]["name"] == "Lavrov"


def test_the_later_pages_of_an_actor_are_no_second_actor():
    later = replace(ACTOR, pager=Pager(number=2, count=2))
    assert "Person" not in graph(later)
    assert "CollectionPage" in graph(later)


def test_the_way_from_the_home_page_goes_over_the_index_that_the_menu_names():
    way = graph(BRIEF)["BreadcrumbList"]["itemListElement"]
    assert [(each["position"], each["name"]) for each in way] == [
        (1, "The Desk"),
        (2, "Briefs"),
        (3, "Doha"),
    ]
    names = [each["name"] for each in graph(PAGE)["BreadcrumbList"]["itemListElement"]]
    assert names == ["The Desk", "About"]


def test_the_home_page_is_the_site():
    home = replace(PAGE, head=Head(path=HOME, title="The Desk"))
    assert "BreadcrumbList" not in graph(home)
    assert graph(home)["WebSite"]["url"] == BASE


def test_there_is_nothing_to_say_without_a_base_url_or_of_no_page():
    assert json_ld(BRIEF, on_site(base_url="")) == ""
    missing = NotFoundView(head=Head(path=NOT_FOUND, title="Not found"), latest=())
    assert json_ld(missing, SITE) == ""


def test_no_text_breaks_out_of_the_script(tmp_path):
    title = "</script><!-- & \u2028\u2029 ]]>"
    text = shown(tmp_path, "<script>{{ json_ld(page) }}</script>", replace(BRIEF, title=title))
    inside = text.removeprefix("<script>").removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["@graph"][0]["headline"] == title


def test_what_is_not_known_is_not_said():
    assert "null" not in json_ld(BRIEF, SITE)
    assert '""' not in json_ld(BRIEF, SITE)
    page = replace(PAGE, head=Head(path=SitePath("x/"), title="X"))
    assert "description" not in graph(page)["WebPage"]
