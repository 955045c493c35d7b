"""Pairs and dossiers: what they cost as a site grows, and that each is told once."""

from briefgen.catalog.dossiers import Chosen, in_order
from briefgen.catalog.pairs import pairs
from briefgen.catalog.together import actors_of, briefs_by, tags_of
from briefgen.config import Config, Lists
from tests.catalog.cost import calls, site
from tests.catalog.desk import actor, brief, catalog_of, ref


def desk(briefs: int):
    return catalog_of(*site(briefs))


def of_pairs(catalog, most=500):
    actors = {each.ref: actors_of(each) for each in catalog.briefs.values()}
    return pairs(catalog.co_actors, actors, most)


def test_four_times_the_briefs_are_about_four_times_the_work():
    few, many = desk(200), desk(800)
    assert calls(lambda: of_pairs(many)) < 4.4 * calls(lambda: of_pairs(few))


def test_a_dossier_looks_at_what_its_query_can_find_and_no_further():
    catalog = desk(800)
    briefs = tuple(catalog.briefs.values())
    by_tag, by_actor = briefs_by(briefs, tags_of), briefs_by(briefs, actors_of)
    rare, common = {ref("tag rare"): (briefs[0].ref,)}, by_tag

    def work(index, tag):
        chosen = {ref("dossier d"): Chosen(tags=frozenset({tag}))}
        return calls(lambda: in_order(catalog.briefs, chosen, index, by_actor))

    named = calls(lambda: in_order(catalog.briefs, {}, by_tag, by_actor))
    assert work(rare, ref("tag rare")) - named < 60
    assert work(common, next(iter(by_tag))) > 300


def test_the_pairs_that_share_most_are_kept_and_of_equals_the_first_by_id():
    people = [actor(each, each.title()) for each in ("anna", "bert", "carl", "dora")]
    catalog = catalog_of(
        *people,
        brief("a", date="2025-01-01", actors=["anna", "bert"]),
        brief("b", date="2025-01-02", actors=["bert", "carl"]),
        brief("c", date="2025-01-03", actors=["dora", "carl", "bert"]),
        config=Config(title="X", lists=Lists(pairs=3)),
    )
    found = {
        (one.id, other.id): [each.id for each in briefs]
        for (one, other), briefs in catalog.pairs.items()
    }
    assert found == {
        ("bert", "carl"): ["c", "b"],
        ("anna", "bert"): ["a"],
        ("bert", "dora"): ["c"],
    }
    assert next(iter(found)) == ("bert", "carl")
