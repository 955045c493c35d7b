"""What a writer does every day: add a brief, name somebody in it, misspell a name."""

from tests.site.desk import DESK, NEW


def test_a_new_brief_stands_everywhere_it_should(site):
    desk = site(DESK)
    desk.build().fine()
    built = desk.add(NEW).build().fine()
    assert "briefs/x/" in built.links("")
    assert "briefs/x/" in built.links("briefs/")
    assert "briefs/x/" in built.links("archive/2025/03/")
    assert "briefs/x/" in built.links("actors/sergey-lavrov/")
    assert built.links("briefs/x/", "main p a")["actors/sergey-lavrov/"] == "Lavrov"
    address = "https://desk.example/deep/briefs/x/"
    for path in ("feed.xml", "feed.json", "actors/sergey-lavrov/feed.xml", "sitemap.xml"):
        built.has(path, address)


def test_the_page_of_an_actor_shows_the_sentence_of_a_page_that_names_them(site):
    built = site(DESK).build()
    assert "What this desk does: it follows Lavrov." in built.main("actors/sergey-lavrov/")


def test_a_misspelt_name_fails_with_its_place_and_the_name_that_was_meant(site):
    desk = site(DESK)
    desk.build()
    before = desk.tree()
    built = desk.add(NEW.replace("[[Lavrov]]", "[[Lavrow]]")).build()
    built.fails("content/briefs/x.md:5:21: BG301")
    (problem,) = built.problems()
    assert '"Lavrow"' in problem.message
    assert problem.place.excerpt == "There was word from [[Lavrow]] today."
    assert problem.advice == 'did you mean "Lavrov" (actors/sergey-lavrov.md)?'
    assert desk.tree() == before


def test_every_problem_of_every_file_is_reported_in_one_run(site):
    built = site("""
        -- content/briefs/a.md --
        ---
        title: A
        date: 2025-02-30
        colour: red
        ---
        See [[nothing]].
        -- content/briefs/b.md --
        ---
        date: 2025-01-01
        ---
        No title.
        """).build()
    assert {problem.place.path for problem in built.problems()} == {
        "content/briefs/a.md",
        "content/briefs/b.md",
    }
    assert len(built.problems()) >= 3


def test_a_site_of_one_line_and_one_brief_builds(site):
    desk = site("""
        -- site.toml --
        title = "X"
        -- content/briefs/x.md --
        ---
        title: Alone
        date: 2025-01-01
        ---
        A body.
        """)
    built = desk.build().fine()
    assert "briefs/x/" in built.links("")
    built.lacks("feed.xml").lacks("sitemap.xml")
    assert built.page("").css_first("link[rel=canonical]") is None


def test_a_date_may_come_from_the_file_name(site):
    built = site(DESK).build()
    assert "briefs/2025-02-26-doha/" in built.links("archive/2025/02/")


def test_an_actor_without_a_file_gets_a_page_and_a_warning_that_says_near_names(site):
    desk = site(DESK).edit(
        "content/briefs/2025-03-01-paris.md", "tags:", "actors: [Sergei Lavrow]\ntags:"
    )
    built = desk.build().warns("content/briefs/2025-03-01-paris.md:3:10: BG302")
    assert "Sergey Lavrov" in built.problems()[0].advice
    assert "briefs/2025-03-01-paris/" in built.links("actors/sergei-lavrow/")


def test_a_name_of_two_people_is_an_error_that_lists_them(site):
    desk = site(DESK).add("""
        -- content/actors/other-lavrov.md --
        ---
        name: Anna Lavrova
        names: [Lavrov]
        ---
        Another.
        """)
    built = desk.build().fails()
    told = " ".join(f"{each.message} {each.advice}" for each in built.problems())
    assert "actors/sergey-lavrov.md" in told
    assert "actors/other-lavrov.md" in told
