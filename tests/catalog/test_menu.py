"""What the entries of the menu lead to."""

import pytest

from briefgen.catalog.gather import gather
from briefgen.config import Config
from briefgen.problem import Place, Span
from tests.catalog.desk import actor, brief, catalog_of, only, page, released, tag


def site(**menu: str) -> Config:
    return Config(title="X", base_url="https://x.example", menu=menu)


DOCUMENTS = [
    page("about", title="About us", aliases=("/who/",)),
    actor("lavrov", "Sergey Lavrov"),
    brief("x", date="2025-02-26"),
    brief("2025-02-26-doha", slug="doha"),
]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/", ""),
        ("briefs/", "briefs/"),
        ("/actors", "actors/"),
        ("actors/by-kind/", "actors/by-kind/"),
        ("archive/2025/02/", "archive/2025/02/"),
        ("archive/2025", "archive/2025/"),
        ("about", "about/"),
        ("About us", "about/"),
        ("who/", "who/"),
        ("sergey lavrov", "actors/lavrov/"),
        ("feed.xml", "feed.xml"),
        ("briefs/doha/", "briefs/doha/"),
        ("doha", "briefs/doha/"),
        ("/doha/", "briefs/doha/"),
    ],
)
def test_an_entry_leads_to_an_address_or_a_document(target, address):
    (item,) = catalog_of(*DOCUMENTS, config=site(Entry=target)).menu
    assert (item.label, item.address, item.url) == ("Entry", address, "")


@pytest.mark.parametrize("url", ["https://x.example/", "http://x.example/", "mailto:a@x.example"])
def test_an_entry_may_lead_elsewhere(url):
    (item,) = catalog_of(*DOCUMENTS, config=site(Entry=url)).menu
    assert (item.address, item.url) == (None, url)


def test_an_entry_that_leads_nowhere_is_an_error_at_site_toml():
    problem = only(*DOCUMENTS, config=site(Archive="archiv/"))
    assert (problem.code, problem.place) == ("BG320", Place("site.toml"))
    assert problem.message == 'the menu entry "Archive" leads to "archiv/", which is nowhere'
    assert problem.advice == 'did you mean "archive/"?'


def test_an_entry_with_a_near_name_is_told_the_name():
    problem = only(*DOCUMENTS, config=site(Who="Lavrow"))
    assert problem.advice == 'did you mean "lavrov" (actors/lavrov.md)?'


def test_an_entry_that_is_near_to_nothing_is_told_what_it_may_be():
    assert only(*DOCUMENTS, config=site(Odd="quite something else")).advice == (
        "write an address, an id, a name or a whole URL"
    )


def test_an_entry_of_two_meanings_is_an_error():
    documents = [tag("a", "Same"), actor("b", "Same")]
    assert only(*documents, config=site(Entry="Same")).code == "BG303"


def test_a_slug_of_two_documents_is_an_error():
    documents = [brief("a", slug="same"), actor("b", "B", slug="same")]
    problem = only(*documents, config=site(Entry="same"))
    assert (problem.code, problem.advice) == ("BG303", "write actors/b or briefs/a")


def test_a_name_goes_before_a_slug():
    documents = [brief("a", slug="same"), page("p", title="Same")]
    assert catalog_of(*documents, config=site(Entry="same")).menu[0].address == "p/"


def test_an_entry_is_told_at_its_line_where_that_is_known():
    config = site(Good="briefs/", Archive="archiv/", Two="twoo")
    _, problems = gather(released(), (), (), config, menu_places={"Archive": Span(7, 11, 9)})
    places = [problem.place for problem in problems]
    assert places == [Place("site.toml", 7, 11, 9), Place("site.toml")]


def test_an_entry_that_leads_to_a_draft_is_an_error_of_its_own():
    assert only(page("secret", draft=True), config=site(Entry="secret/")).code == "BG304"


def test_feeds_are_no_address_without_a_base_url():
    config = Config(title="X", menu={"Feed": "feed.xml"})
    assert only(*DOCUMENTS, config=config).code == "BG320"
