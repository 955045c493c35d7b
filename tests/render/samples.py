"""Hand-made views and tiny themes."""

from pathlib import Path

from msgspec.structs import replace

from briefgen.address import DocId, SitePath
from briefgen.config import Config
from briefgen.dates import Moment
from briefgen.problem import Problem
from briefgen.render.pages import TEMPLATES
from briefgen.render.render import render
from briefgen.render.theme import Theme, load_theme
from briefgen.views.actor import ActorView, NameLine, RoleLine
from briefgen.views.actor_places import ActorPlace
from briefgen.views.brief import ActorLine, BriefView, CorrectionLine
from briefgen.views.machine import FeedItem, FeedView
from briefgen.views.offices import HolderLine, OfficeLine
from briefgen.views.page import PageView
from briefgen.views.parts import Counted, Head, Link, Pager, Portrait
from briefgen.views.site import MenuEntry, SiteView
from briefgen.views.statements import StatementList
from briefgen.views.term_chart import TermBar, TermChart, YearMark
from briefgen.views.timeline import Timeline
from briefgen.views.view import PageShown

BASE = "https://desk.example/deep/"

SITE = SiteView(
    title="The Desk",
    description="Briefs of a desk",
    language="en",
    timezone="Europe/Istanbul",
    base_url=BASE,
    author="Desk",
    menu=(MenuEntry("Briefs", SitePath("briefs/")),),
    feeds=(),
    options={},
)

PAGE = PageView(
    head=Head(path=SitePath("about/"), title="About", description="What this is"),
    title="About",
    summary="",
    updated=None,
    body="<p>Body</p>",
    notes="",
    outline=(),
    backlinks=(),
)

BRIEF = BriefView(
    head=Head(path=SitePath("briefs/doha/"), title="Doha", description="In short"),
    title="Doha </script><!-- & more",
    date=Moment("2025-02-26"),
    updated=None,
    cutoff=None,
    dateline=Link("Doha", SitePath("places/doha/")),
    dateline_date=None,
    type="analysis",
    status="final",
    tlp="",
    desk="Eurasia",
    authors=("A. Writer",),
    summary="In short",
    takeaways=("One",),
    image=Portrait(path=SitePath("media/x y.jpg"), alt="A room"),
    body="<p>Body</p>",
    notes="",
    outline=(),
    words=100,
    actors=(
        ActorLine(name="Lavrov", path=SitePath("actors/lavrov/"), kind="person", role="Minister"),
        ActorLine(name="Russia", path=SitePath("actors/russia/"), kind="state"),
    ),
    tags=(Counted("Talks", SitePath("tags/talks/"), 3),),
    topics=(),
    events=(),
    places=(),
    sources=(),
    source_summary=None,
    statements=(),
    method="",
    assessments=(),
    watch=(),
    corrections=(CorrectionLine(Moment("2025-02-27"), "correction", "It was Doha.", "Riyadh"),),
    changes=(),
    dossiers=(),
    follows=None,
    followed_by=(),
    backlinks=(),
    related=(),
    older=None,
    newer=None,
)

ACTOR = ActorView(
    head=Head(path=SitePath("actors/lavrov/"), title="Lavrov", description="A minister"),
    name="Lavrov",
    kind="person",
    is_stub=False,
    role="Minister",
    summary="A minister",
    names=(NameLine(value="Лавров", lang="ru", kind="native", start=None, end=None),),
    script="Latn",
    chart=TermChart(
        (YearMark(2000, 20.0),),
        (TermBar(start=30.0, length=70.0, is_begun=True, is_ended=False), None),
    ),
    offices=(
        OfficeLine(
            title="Envoy",
            holders=(
                HolderLine(
                    name="Anna",
                    path=SitePath("actors/anna/"),
                    start=None,
                    end=Moment("2004"),
                    acting=True,
                    is_present=False,
                    is_to_come=False,
                ),
            ),
            total=1,
        ),
    ),
    index=SitePath("actors/by-organization/"),
    anchor="org-lavrov",
    member_count=0,
    places=(ActorPlace("Doha", SitePath("places/doha/"), 2),),
    timeline=Timeline(),
    backlink_count=0,
    roles=(
        RoleLine(
            title="Minister",
            org=Link("Ministry", SitePath("actors/ministry/")),
            country="RU",
            start=Moment("2004-03-09"),
            end=None,
            acting=False,
        ),
        RoleLine(
            title="Envoy",
            org=None,
            country="RU",
            start=Moment("1994"),
            end=Moment("2004"),
            acting=False,
        ),
    ),
    country="RU",
    member_of=(Link("Council"),),
    members=(),
    born=Moment("1950-03-21"),
    died=None,
    wikidata="https://www.wikidata.org/wiki/Q58217",
    wikipedia="",
    website="",
    metonyms=(),
    image=None,
    body="",
    notes="",
    said=StatementList(),
    said_about=StatementList(),
    briefs=(),
    pager=Pager(),
    co_actors=(),
    backlinks=(),
)

ITEM = FeedItem(
    id=DocId("doha"),
    path=SitePath("briefs/talks-in-doha/"),
    title="Talks & <terms>",
    date=Moment("2025-02-26"),
    updated=Moment("2025-02-27T09:00:00+03:00"),
    summary="In short",
    text="<p>Body & more ]]></p>",
    notes="",
    authors=("A. Writer",),
    tags=("talks",),
    language="en",
)

FEED = FeedView(
    form="atom",
    title="The Desk",
    description="Briefs of a desk",
    page=SitePath(""),
    atom=SitePath("feed.xml"),
    json=SitePath("feed.json"),
    language="en",
    author="Desk",
    items=(ITEM,),
)


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def tiny_theme(folder: Path, files: dict[str, str] | None = None, name: str = "tiny") -> None:
    """Write a theme that has every template, each empty, and then some files of its own."""
    theme = {"theme.toml": "", **{f"templates/{each}": "" for each in TEMPLATES.values()}}
    theme |= files or {}
    write(folder, {f"themes/{name}/{path}": text for path, text in theme.items()})


def config(theme: str = "tiny", **fields: object) -> Config:
    """Return a config with a theme."""
    return Config(title="The Desk", theme=theme, **fields)


def loaded(folder: Path, **fields: object) -> Theme:
    """Load the tiny theme, which must have no mistakes."""
    theme, problems = load_theme(folder, config(**fields))
    assert problems == ()
    assert theme is not None
    return theme


def shown(folder: Path, template: str, view: PageShown = PAGE, site: SiteView = SITE) -> str:
    """Return what a text as page.html, or as the view's own template, makes of a view."""
    data, problems = tried(folder, template, view, site)
    assert problems == ()
    assert data is not None
    return data.decode()


def tried(
    folder: Path, template: str, view: PageShown = PAGE, site: SiteView = SITE
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Render a view through a text as its template."""
    tiny_theme(folder)
    write(folder, {f"templates/{TEMPLATES[type(view)]}": template})
    return render(view, site, loaded(folder))


def mistake(folder: Path, template: str) -> Problem:
    """Return the one problem of a template."""
    data, problems = tried(folder, template)
    assert data is None
    (problem,) = problems
    return problem


def on_site(**fields: object) -> SiteView:
    """Return the site with other values."""
    return replace(SITE, **fields)
