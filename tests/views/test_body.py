"""Bodies with their holes filled."""

import re
from typing import ClassVar

import pytest
from msgspec.structs import replace

from briefgen.address import SitePath
from briefgen.config import Config
from briefgen.views.body import feed_setting, joined, page_setting, passage
from briefgen.views.cards import Parts
from tests.catalog.desk import (
    actor,
    body,
    brief,
    catalog_of,
    embed,
    figure,
    file_link,
    gathered,
    image_note,
    mention,
)

LAVROV = actor("lavrov", "Sergey Lavrov", names=["Lavrov"])
DOHA = brief(
    "doha", title="Talks <in> Doha", summary='He said "no" & left.', body_=body(headings="A & B")
)
BASE = Config(title="X", base_url="https://x.example/deep/")


def on_page(catalog, document):
    return page_setting(Parts(catalog), document.ref, SitePath(f"briefs/{document.id}/"))


def in_feed(catalog, document):
    return feed_setting(Parts(catalog), document.ref)


def text_of(document, setting):
    """Return the text of a document as its page shows it."""
    return joined(document.body.text.pieces, passage(document.body, "text", setting).fills)


def shown(*holes, setting=on_page, own_headings="", **options):
    """Return what a brief with these holes shows, without its paragraph."""
    x = brief("x", body_=body(*holes, headings=own_headings))
    catalog = catalog_of(LAVROV, DOHA, x, **options)
    html = text_of(x, setting(catalog, x))
    return html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("hole", "html"),
    [
        (mention("Lavrov"), '<a class="mention" href="../../actors/lavrov/" dir="auto">Lavrov</a>'),
        (
            mention("lavrov"),
            '<a class="mention" href="../../actors/lavrov/" dir="auto">Sergey Lavrov</a>',
        ),
        (
            mention("actors/lavrov"),
            '<a class="mention" href="../../actors/lavrov/" dir="auto">Sergey Lavrov</a>',
        ),
        (
            mention("Lavrov", "<em>he</em>"),
            '<a class="mention" href="../../actors/lavrov/" dir="auto"><em>he</em></a>',
        ),
        (
            mention("doha"),
            '<a class="mention" href="../doha/" dir="auto">Talks &lt;in&gt; Doha</a>',
        ),
        (
            mention("doha", fragment="A & B"),
            '<a class="mention" href="../doha/#h1" dir="auto">Talks &lt;in&gt; Doha: A &amp; B</a>',
        ),
    ],
)
def test_a_wikilink_is_a_whole_link(hole, html):
    assert shown(hole) == html


def test_a_wikilink_to_a_heading_of_its_own_document_is_called_by_the_heading():
    html = shown(mention("", fragment="here"), own_headings="Here")
    assert html == '<a class="mention" href="#h1" dir="auto">Here</a>'


def test_an_actor_without_a_file_is_a_link_too():
    x = brief("x", mention("Some Body"), actors=["Some Body"])
    catalog, _ = gathered(x)
    html = text_of(x, on_page(catalog, x))
    assert '<a class="mention" href="../../actors/some-body/" dir="auto">Some Body</a>' in html


def test_a_link_to_a_source_is_the_url_of_its_page():
    assert shown(file_link("actors/lavrov.md")) == "../../actors/lavrov/"
    assert shown(file_link("briefs/doha.md", fragment="h1")) == "../doha/#h1"


def test_a_link_to_a_file_is_the_url_of_the_file():
    html = shown(file_link("a & b.pdf", fragment="page=3"), assets=["a & b.pdf"])
    assert html == "../../media/a%20&amp;%20b.pdf#page=3"


def test_a_card_shows_title_and_summary_escaped():
    link = '<a href="../doha/" dir="auto">Talks &lt;in&gt; Doha</a>'
    assert shown(embed("doha")) == (
        f'<aside class="embed"><p class="embed-title">{link}</p>'
        '<p class="embed-summary">He said &quot;no&quot; &amp; left.</p></aside>'
    )


def test_a_card_without_a_summary_shows_how_the_text_begins():
    paris = brief("paris", body_=body(lead="It began. " * 30))
    x = brief("x", body_=body(embed("paris")))
    catalog = catalog_of(paris, x)
    html = text_of(x, on_page(catalog, x))
    (summary,) = re.findall('<p class="embed-summary">(.*?)</p>', html)
    assert summary.startswith("It began. It began.")
    assert summary.endswith("began.…")
    assert len(summary) <= 200


def test_a_card_without_a_summary_or_a_text_is_a_title():
    assert "embed-summary" not in shown(embed("Lavrov"))


def test_a_picture_alone_is_a_figure_with_what_is_said_of_it():
    html = shown(
        figure("p.jpg", alt='A "hall"', caption="The <hall>", credit="AA & Co"), assets=["p.jpg"]
    )
    assert html == (
        '<figure><img src="../../media/p.jpg" alt="A &quot;hall&quot;" loading="lazy">'
        '<figcaption>The &lt;hall&gt; <span class="credit">AA &amp; Co</span></figcaption></figure>'
    )


def test_a_picture_takes_what_it_lacks_from_its_own_file():
    note = image_note("p.jpg", alt="A hall", caption="Theirs", credit="C")
    html = shown(figure("p.jpg", caption="Mine"), assets=["p.jpg"], images=(note,))
    assert 'alt="A hall"' in html
    assert '<figcaption>Mine <span class="credit">C</span></figcaption>' in html


def test_a_picture_with_nothing_said_has_no_caption():
    assert "figcaption" not in shown(figure("p.jpg", alt="A hall"), assets=["p.jpg"])


def test_a_picture_in_a_line_is_a_picture_only():
    html = shown(figure("p.jpg", alt="A hall", caption="C", block=False), assets=["p.jpg"])
    assert html == '<img src="../../media/p.jpg" alt="A hall" loading="lazy">'


def test_links_in_a_feed_are_whole_urls():
    html = shown(
        mention("doha", "it", fragment="h1"), mention("Lavrov"), setting=in_feed, config=BASE
    )
    assert 'href="https://x.example/deep/briefs/doha/#h1"' in html
    assert 'href="https://x.example/deep/actors/lavrov/"' in html


def test_what_has_no_holes_is_as_it_was():
    x = brief("x")
    assert text_of(x, on_page(catalog_of(x), x)) == "<p>Text.</p>"


class Counted(tuple):
    """Headings that count how often they are gone through."""

    __slots__ = ()
    times: ClassVar[list[int]] = []

    def __iter__(self):
        self.times.append(1)
        return super().__iter__()


def test_headings_are_gone_through_once_for_all_links_to_them():
    x = brief("x", body_=body(*[mention("", fragment="h2")] * 50, headings="One/Two"))
    catalog = catalog_of(x)
    outline = Counted(x.body.outline)
    record = replace(catalog.briefs[x.ref], body=replace(x.body, outline=outline))
    setting = on_page(replace(catalog, briefs={x.ref: record}), x)
    assert text_of(x, setting).count('href="#h2" dir="auto">Two<') == 50
    assert len(outline.times) == 1


def test_one_target_is_linked_from_every_page_as_it_is_seen_from_there():
    one, two = (
        brief(id_, mention("one"), mention("two"), mention("lavrov")) for id_ in ("one", "two")
    )
    parts = Parts(catalog_of(LAVROV, one, two))
    links = [
        re.findall('href="([^"]*)"', text_of(each, page_setting(parts, each.ref, page)))
        for each, page in ((one, "briefs/one/"), (two, "briefs/two/"), (one, "about/"), (one, ""))
    ]
    assert links == [
        ["./", "../two/", "../../actors/lavrov/"],
        ["../one/", "./", "../../actors/lavrov/"],
        ["../briefs/one/", "../briefs/two/", "../actors/lavrov/"],
        ["briefs/one/", "briefs/two/", "actors/lavrov/"],
    ]


def test_a_page_above_another_links_down_to_it():
    x = brief("x", mention("lavrov"))
    setting = page_setting(Parts(catalog_of(LAVROV, x)), x.ref, SitePath("actors/"))
    assert 'href="lavrov/"' in text_of(x, setting)
