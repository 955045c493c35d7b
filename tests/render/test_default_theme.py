"""What the pages of the theme that ships show of a view."""

import re

import pytest
from msgspec.structs import replace

from briefgen.address import SitePath
from briefgen.content.document import Heading
from briefgen.dates import Moment
from briefgen.render.render import render
from briefgen.render.theme import load_theme
from briefgen.views.actor import CoActor
from briefgen.views.actor_index import ActorEntry, ActorGroup, ActorIndexView
from briefgen.views.brief import ActorLine, EventLink, RelatedBrief
from briefgen.views.home import HomeView, Lead, NewCorrection
from briefgen.views.lists import ArchiveView, BriefIndexView
from briefgen.views.parts import Backlink, Card, Counted, Head, Pager
from tests.render.samples import ACTOR, BRIEF, PAGE, SITE, config, on_site

ARABIC = "محمد علي"
PATH = SitePath("actors/m/")
CARD = Card(kind="brief", id="x", title=ARABIC, path=SitePath("briefs/x/"), date=Moment("2025"))

HOME_PAGE = HomeView(
    head=Head(path=SitePath(""), title="The Desk"),
    lead=None,
    developing=(),
    latest=(),
    actors=(),
    tags=(),
    dossiers=(),
    ahead=(),
    corrections=(),
    total=1,
)


@pytest.fixture
def page(tmp_path):
    theme, problems = load_theme(tmp_path, config("default"))
    assert problems == ()

    def shown(view, site=SITE) -> str:
        data, mistakes = render(view, site, theme)
        assert mistakes == ()
        return data.decode()

    return shown


@pytest.mark.parametrize("view", [BRIEF, ACTOR, PAGE, HOME_PAGE])
def test_a_page_has_linked_data_only_where_there_is_something_to_say(page, view):
    assert page(view).count('<script type="application/ld+json">{') == 1
    assert "ld+json" not in page(view, on_site(base_url=""))


def test_an_actor_has_its_summary_below_the_role(page):
    view = replace(ACTOR, summary="The one who spoke.")
    assert re.search(r'<p class="standing">Minister</p>\s*<p class="bluf"[^>]*>The one', page(view))
    assert "bluf" not in page(replace(ACTOR, summary=""))


@pytest.mark.parametrize(("count", "said"), [(1, False), (30, True)])
def test_a_list_of_shared_briefs_says_when_it_is_not_all(page, count, said):
    other = CoActor(name="M", path=PATH, count=count, briefs=(CARD,))
    assert ("1 newest of 30" in page(replace(ACTOR, co_actors=(other,)))) is said
    assert ("newest of" in page(replace(ACTOR, co_actors=(other,)))) is said


def named() -> list[object]:
    """Return views with an Arabic name in each list there is."""
    counted = (Counted(ARABIC, PATH, 1),)
    entry = ActorEntry(
        name=ARABIC, sort=ARABIC, path=PATH, kind="", country=ARABIC, role="", count=1
    )
    home = replace(HOME_PAGE, developing=(CARD,), latest=(CARD,), actors=counted, tags=counted)
    index = ActorIndexView(
        head=Head(path=SitePath("actors/"), title="Actors"),
        order="country",
        orders=(),
        groups=(
            ActorGroup(id="a", label=ARABIC, actors=(entry,)),
            ActorGroup(id="b", label=ARABIC + "ي", actors=(replace(entry, country="x"),)),
        ),
        total=2,
    )
    brief = replace(
        BRIEF,
        authors=(ARABIC, ARABIC),
        actors=(ActorLine(name=ARABIC, path=PATH, kind="person"),),
        tags=counted,
        events=(EventLink(ARABIC, PATH), EventLink(ARABIC)),
        outline=tuple(Heading(2, f"h{n}", ARABIC) for n in range(3)),
        related=(RelatedBrief(CARD, (ARABIC,)),),
        follows=CARD,
        older=CARD,
    )
    actor = replace(
        ACTOR,
        metonyms=(ARABIC,),
        co_actors=(CoActor(name=ARABIC, path=PATH, count=1, briefs=(CARD,)),),
        briefs=(CARD,),
        pager=Pager(total=1),
    )
    return [home, index, brief, actor]


@pytest.mark.parametrize("view", named(), ids=lambda view: type(view).__name__)
def test_a_name_in_a_list_is_set_apart_and_stands_where_the_list_does(page, view):
    text = re.sub('(?s)<script.*?</script>|aria-label="[^"]*"', "", page(view))
    around = re.findall(f"(<[^<>]*>){ARABIC}", text)
    assert around
    assert set(around) == {"<bdi>"}


def archive(period: str, number: int = 1) -> ArchiveView:
    return ArchiveView(
        head=Head(path=SitePath(f"archive/{period.replace('-', '/')}/"), title=period),
        period=Moment(period),
        months=(),
        briefs=(CARD,),
        pager=Pager(number=number, count=2, total=9),
        older=None,
        newer=None,
    )


def test_a_month_of_the_archive_is_called_by_its_name(page):
    text = page(archive("2025-02"))
    assert "<title>February 2025 · The Desk</title>" in text
    assert '<meta property="og:title" content="February 2025">' in text
    assert '"name":"2025-02"' not in text
    assert text.count('"name":"February 2025"') == 2
    assert "<title>2025 · The Desk</title>" in page(archive("2025"))


def test_home_is_the_site_and_other_pages_have_a_way_back_to_it(page):
    assert '"@type":"WebSite"' in page(HOME_PAGE)
    assert "BreadcrumbList" not in page(HOME_PAGE)
    assert '"@type":"BreadcrumbList"' in page(archive("2025"))


def test_the_later_pages_of_a_list_say_which_they_are(page):
    assert "<title>February 2025 · page 2 · The Desk</title>" in page(archive("2025-02", 2))
    index = BriefIndexView(
        head=Head(path=SitePath("briefs/page/3/"), title="Briefs"),
        briefs=(CARD,),
        pager=Pager(number=3, count=3, total=9),
    )
    assert "<title>Briefs · page 3 · The Desk</title>" in page(index)
    assert "<title>Lavrov · The Desk</title>" in page(ACTOR)


def test_a_title_in_another_language_says_so_in_every_list(page):
    turkish = replace(CARD, language="tr", summary="Kısaca.")
    lead = Lead(card=turkish, takeaways=("Bir.",), image=None)
    back = Backlink(card=turkish, before="Bir ", text="iki", after=".")
    home = replace(
        HOME_PAGE,
        lead=lead,
        developing=(turkish,),
        latest=(turkish,),
        corrections=(NewCorrection(turkish, Moment("2025"), "Üç."),),
    )
    brief = replace(
        BRIEF,
        follows=turkish,
        followed_by=(turkish,),
        older=turkish,
        newer=turkish,
        related=(RelatedBrief(turkish, ()),),
        backlinks=(back,),
    )
    other = CoActor(name="M", path=PATH, count=1, briefs=(turkish,))
    actor = replace(ACTOR, briefs=(turkish,), co_actors=(other,))
    for view in (home, brief, actor):
        text = re.sub("(?s)<script.*?</script>", "", page(view))
        assert set(re.findall(f"(<[^<>]*>){ARABIC}", text)) == {'<bdi lang="tr">'}
        for words in ("Kısaca.", "Bir", "Üç."):
            assert set(re.findall(f"(<[^<>]*>){re.escape(words)}", text)) <= {
                '<p lang="tr" dir="auto">',
                '<p class="bluf" lang="tr" dir="auto">',
                '<li lang="tr" dir="auto">',
            }
    assert 'lang="tr"' not in page(
        replace(home, lead=None, developing=(), latest=(CARD,), corrections=())
    )
