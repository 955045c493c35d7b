"""Which output is meant by a path, an address, a source or a title, and which has none."""

import pytest

from briefgen.build.why.absent import Absent
from tests.build.asking import PAGE, PARIS, RIYADH, SOURCE, ask, whats
from tests.site.desk import DESK


@pytest.fixture
def desk(site):
    desk = site(DESK)
    desk.build().fine()
    return desk


@pytest.mark.parametrize(
    "asked",
    [
        "briefs/2025-02-18-riyadh/",
        "briefs/2025-02-18-riyadh",
        "/briefs/2025-02-18-riyadh/",
        "https://desk.example/deep/briefs/2025-02-18-riyadh/",
        "public/" + RIYADH,
        "./public/briefs/2025-02-18-riyadh",
        SOURCE,
        "./" + SOURCE,
    ],
)
def test_an_output_is_found_by_its_address_its_file_and_its_source(asked, desk, monkeypatch):
    monkeypatch.chdir(desk.folder)
    assert ask(desk, asked).path == RIYADH


def test_an_output_is_found_from_another_folder(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for asked in (desk.out / RIYADH, desk.folder / SOURCE, f"{desk.folder.name}/{SOURCE}", SOURCE):
        assert ask(desk, str(asked)).path == RIYADH


@pytest.mark.parametrize(("asked", "path"), [("", "index.html"), ("/", "index.html")])
def test_the_home_page_has_an_empty_address(asked, path, desk):
    assert ask(desk, asked).path == path


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("briefs/2025-02-18-riyad/", '"briefs/2025-02-18-riyadh/"'),
        ("content/briefs/2025-02-18-riad.md", f'"{SOURCE}"'),
        ("riyadh", '"briefs/2025-02-18-riyadh/"'),
        ("feed", '"feed.xml"'),
        ("the home page", "name a page"),
        ("nothing/like/it", "name a page"),
        ("x" * 5000, "name a page"),
        ("..", "name a page"),
    ],
)
def test_what_is_no_output_is_told_with_what_may_have_been_meant(asked, near, desk):
    answer = ask(desk, asked)
    (problem,) = answer.problems
    assert problem.code == "BG143"
    assert near in problem.advice
    assert answer.path is None


@pytest.mark.parametrize(
    ("line", "reason", "advice"),
    [
        ("draft: true", "draft", "ask again with --drafts"),
        ("embargo: 2027-01-01", "embargo until 2027-01-01T00:00+00:00", "with --drafts, or with"),
        ("expires: 2025-12-01", "expired 2025-12-02T00:00+00:00", "with --drafts, or with --now"),
        ("tlp: RED", "TLP:RED is above the ceiling TLP:CLEAR", "`ceiling` in site.toml"),
    ],
)
def test_what_is_withheld_is_told_to_be(line, reason, advice, desk):
    desk.edit(PARIS, "tags:", f"{line}\ntags:")
    for asked in (PARIS, PAGE):
        answer = ask(desk, asked)
        assert (answer.outlook, answer.absent) == (
            "removed",
            Absent(PARIS, f"{PAGE}index.html", reason),
        )
    desk.build().works()
    for asked in (PARIS, PAGE):
        (problem,) = ask(desk, asked).problems
        assert problem.code == "BG143"
        assert problem.message == f"{PARIS} is withheld and has no page: {reason}"
        assert advice in problem.advice


def test_a_draft_has_a_page_with_drafts(desk):
    desk.edit(PARIS, "tags:", "draft: true\ntags:")
    answer = ask(desk, PARIS, drafts=True)
    assert (answer.outlook, whats(answer.causes)) == ("same", ["options"])


def test_a_source_that_was_deleted_is_told_to_be_gone(desk):
    desk.remove(PARIS)
    for asked in (PARIS, PAGE):
        answer = ask(desk, asked)
        assert (answer.outlook, answer.absent) == ("removed", Absent(PARIS, f"{PAGE}index.html"))


def test_a_withheld_page_that_was_changed_by_hand_is_left(desk):
    desk.edit(PARIS, "tags:", "draft: true\ntags:")
    desk.write(f"public/{PAGE}index.html", "mine")
    assert ask(desk, PARIS).outlook == "left"
    desk.build()
    answer = ask(desk, PAGE)
    assert (answer.outlook, answer.absent.reason) == ("left", "draft")


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("Talks in Riyadh", RIYADH),
        ("sergey lavrov", "actors/sergey-lavrov/index.html"),
        ("Сергей Лавров", "actors/sergey-lavrov/index.html"),
        ("Embassies", "tags/embassies/index.html"),
        ("content/briefs", "briefs/index.html"),
        ("content", "index.html"),
        (".", "index.html"),
    ],
)
def test_a_page_is_found_by_its_title_and_a_list_by_its_folder(asked, path, desk, monkeypatch):
    monkeypatch.chdir(desk.folder)
    assert ask(desk, asked).path == path


def test_of_several_pages_with_one_title_all_are_named(desk):
    desk.write("content/briefs/2025-04-01-paris.md", "---\ntitle: Paris looks on\n---\nText.\n")
    (problem,) = ask(desk, "Paris looks on").problems
    assert problem.advice == f'say which: "{PAGE}" or "briefs/2025-04-01-paris/"'


@pytest.mark.parametrize("asked", ["site.toml", "templates/brief.html", "themes/default/x.html"])
def test_what_pages_are_made_with_has_no_page(asked, desk):
    (problem,) = ask(desk, asked).problems
    assert problem.message == f"{asked} has no page of its own"
    assert f"such as {PAGE} or feed.xml" in problem.advice


def test_examples_are_of_this_site(desk):
    desk.write("site.toml", 'title = "Desk"\n').build().works()
    (problem,) = ask(desk, "nothing/like/it").problems
    assert problem.advice.endswith(f"such as {PAGE} or index.html")
