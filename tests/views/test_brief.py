"""What the page of a brief shows."""

from briefgen.config import Config, ReleaseConfig
from briefgen.content.document import Context
from briefgen.content.schema.brief import (
    Assessment,
    BriefImage,
    Change,
    Correction,
    Dateline,
    Mentioned,
    WatchItem,
)
from briefgen.content.schema.event import BriefEvent
from briefgen.content.schema.source import BriefSource
from briefgen.render.citations import cite_in
from briefgen.views.brief import brief_view
from briefgen.views.cards import Parts
from briefgen.views.parts import Link
from briefgen.views.texts import with_texts
from tests.catalog.desk import (
    actor,
    body,
    brief,
    catalog_of,
    gathered,
    m,
    mention,
    ref,
    role,
    text_in,
)

MINISTER = role("Minister", "2004", "2025-01", org="Ministry")
ENVOY = role("Envoy", "2025-02", acting=True)
LAVROV = actor("lavrov", "Sergey Lavrov", roles=(MINISTER, ENVOY))


def shown(document, *others, **options):
    catalog = catalog_of(document, *others, **options)
    return with_texts(brief_view(Parts(catalog), document.ref), text_in(catalog), "", cite_in("en"))


def test_an_actor_has_the_role_of_that_date_and_the_present_one_where_it_differs():
    (line,) = shown(brief(date="2024-06-01", actors=["lavrov"]), LAVROV).actors
    assert (line.name, line.path, line.kind) == ("Sergey Lavrov", "actors/lavrov/", "person")
    assert (line.role, line.now) == ("Minister, Ministry", "Envoy (acting)")
    assert line.is_past


def test_a_role_that_is_still_held_is_told_once():
    (line,) = shown(brief(date="2025-06-01", actors=["lavrov"]), LAVROV).actors
    assert (line.role, line.now, line.is_past) == ("Envoy (acting)", "", False)


def test_a_brief_may_say_the_role_itself():
    named = Mentioned(id="lavrov", as_="host of the talks")
    (line,) = shown(brief(date="2025-06-01", actors=[named]), LAVROV).actors
    assert (line.role, line.now) == ("host of the talks", "")


def test_an_actor_without_a_file_has_a_name_only():
    x = brief(actors=["Somebody"])
    catalog, _ = gathered(x)
    (line,) = brief_view(Parts(catalog), x.ref).actors
    assert (line.name, line.path, line.kind, line.role) == (
        "Somebody",
        "actors/somebody/",
        "",
        "",
    )


def test_tags_have_the_number_of_their_briefs():
    (tag,) = shown(brief("x", tags=("T",)), brief("y", tags=("T",))).tags
    assert (tag.title, tag.path, tag.count) == ("T", "tags/t/", 2)


def test_neighbours_and_the_chain_of_a_story():
    one, two, three = (
        brief("one", date="2025-01"),
        brief("two", date="2025-02", follows="one"),
        brief("three", date="2025-03", follows="two"),
    )
    view = shown(two, one, three)
    assert (view.older.id, view.newer.id) == ("one", "three")
    assert view.follows.id == "one"
    assert [card.id for card in view.followed_by] == ["three"]
    assert shown(one).older is None


def test_related_briefs_say_what_is_shared():
    x = brief("x", tags=("T",), actors=["lavrov"])
    (related,) = shown(x, brief("y", tags=("T",), actors=["lavrov"]), LAVROV).related
    assert related.card.id == "y"
    assert set(related.shared) == {"T", "Sergey Lavrov"}


def test_backlinks_have_the_sentence():
    x = brief("x")
    link = mention("x", "there", context=Context("It began ", "."))
    (backlink,) = shown(x, brief("y", link)).backlinks
    assert backlink.card.id == "y"
    assert (backlink.before, backlink.text, backlink.after) == ("It began ", "there", ".")


def test_the_description_is_the_summary_or_the_first_paragraph_cut_at_a_word():
    assert shown(brief(summary="In  short.")).head.description == "In short."
    long = shown(brief(body_=body(lead="word, " * 60))).head.description
    assert len(long) <= 200
    assert long.endswith("word…")
    assert shown(brief(body_=body(lead="x" * 300))).head.description == "x" * 199 + "…"


def test_a_cut_that_falls_between_two_words_keeps_both():
    lead = f"{'x' * 194} four more"
    assert shown(brief(body_=body(lead=lead))).head.description == f"{'x' * 194} four…"


def test_the_language_is_the_brief_s_or_the_site_s():
    assert shown(brief()).head.language == "en"
    assert shown(brief(lang="tr")).head.language == "tr"


def test_corrections_and_changes_are_newest_first():
    view = shown(
        brief(
            corrections=(
                Correction(date=m("2025-03-01"), text="one", was="zero"),
                Correction(date=m("2025-03-05"), text="two", kind="clarification"),
            ),
            changes=(
                Change(date=m("2025-03-02"), note="a"),
                Change(date=m("2025-04-01"), note="b", minor=True),
            ),
        )
    )
    assert [(each.text, each.kind, each.was) for each in view.corrections] == [
        ("two", "clarification", ""),
        ("one", "correction", "zero"),
    ]
    assert [(each.note, each.minor) for each in view.changes] == [("b", True), ("a", False)]
    assert view.updated == m("2025-03-05")


def test_a_brief_that_did_not_change_has_no_date_of_change():
    assert shown(brief()).updated is None
    old = Correction(date=m("2024"), text="earlier than the brief")
    assert shown(brief(corrections=(old,))).updated is None


def test_a_brief_may_say_when_it_changed():
    assert shown(brief(updated=m("2025-05"))).updated == m("2025-05")


def test_a_marking_is_shown_unless_it_is_clear():
    config = Config(title="X", release=ReleaseConfig(ceiling="RED", default_tlp="GREEN"))
    assert shown(brief(), config=config).tlp == "GREEN"
    assert shown(brief(tlp="AMBER"), config=config).tlp == "AMBER"
    assert shown(brief(tlp="CLEAR"), config=config).tlp == ""


def test_everything_else_the_front_matter_says_is_there():
    view = shown(
        brief(
            type="analysis",
            status="final",
            dateline=Dateline(place="Doha", date=m("2025-02-25")),
            desk="Eurasia",
            authors=("A. Writer",),
            takeaways=("One.",),
            topics=("medtop:11000000",),
            sources=(BriefSource(id="A paper"),),
            method="By phone.",
            cutoff=m("2025-02-26"),
            image=BriefImage(src="p.jpg", alt="A hall"),
            events=(BriefEvent(id="Riyadh talks"), BriefEvent(id="lavrov", as_="His visit")),
            places=(Mentioned(id="Doha"),),
            assessments=(Assessment(text="Likely.", likelihood="likely"),),
            watch=(WatchItem(text="The next round", due=m("2025-03")),),
        ),
        LAVROV,
        assets=["briefs/p.jpg"],
    )
    assert (view.type, view.status, view.desk) == ("analysis", "final", "Eurasia")
    assert (view.dateline, view.dateline_date) == (Link("Doha"), m("2025-02-25"))
    assert view.image.path == "media/briefs/p.jpg"
    assert [(link.text, link.path) for link in view.events] == [
        ("Riyadh talks", None),
        ("His visit", "actors/lavrov/"),
    ]
    assert [link.text for link in view.places] == ["Doha"]
    assert view.assessments[0].likelihood == "likely"
    assert view.watch[0].due == m("2025-03")


def test_notes_are_filled_like_the_text():
    x = brief("x", body_=body(notes=(mention("lavrov"),)))
    assert "Sergey Lavrov</a>" in shown(x, LAVROV).notes
    assert ref("brief x") == x.ref
