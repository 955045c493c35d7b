"""What views cost as a site grows."""

import gc

from briefgen.config import Config
from briefgen.views.cards import Parts
from briefgen.views.made import Made
from briefgen.views.plan import planned
from briefgen.views.view import viewer
from tests.catalog.cost import calls, site
from tests.catalog.desk import brief, catalog_of, mention

BASE = Config(title="The Desk", base_url="https://x.example/")


def all_views(catalog):
    show = viewer(catalog)
    return [show(each) for each in planned(catalog)]


def test_four_times_the_briefs_are_about_four_times_the_work():
    few, many = (catalog_of(*site(briefs), config=BASE) for briefs in (200, 800))
    assert calls(lambda: all_views(many)) < 4.4 * calls(lambda: all_views(few))


def test_what_many_pages_show_is_one_value():
    parts = Parts(catalog_of(brief("x", mention("y")), brief("y", mention("x"), follows="x")))
    (x, y) = parts.cards(parts.newest)
    assert parts.card_or_none(parts.newest[0]) is x
    (backlink,) = parts.backlinks(parts.catalog.backlinks[parts.newest[0]])
    assert backlink.card is y


def test_views_are_nothing_to_the_garbage_collector():
    views = all_views(catalog_of(*site(5), config=BASE))
    assert not [type(each) for each in views if gc.is_tracked(each)]


def test_what_is_made_is_kept():
    asked = []
    lengths = Made(lambda word: asked.append(word) or len(word))
    assert [lengths["one"], lengths["three"], lengths["one"]] == [3, 5, 3]
    assert asked == ["one", "three"]
