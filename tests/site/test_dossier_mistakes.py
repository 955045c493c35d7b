"""What can be wrong with a dossier, and what of it is withheld."""

import pytest

from tests.site.dossier_desk import DESK, PAGE, titles


class TestMistakes:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("briefs: [c, a]", "briefs: [c, x]", "4:13: BG301"),
            ("tags: [Ports]", "tags: [Port]", "5:16: BG301"),
            ("tags: [Ports]", "actors: [Bergg]", "5:18: BG301"),
            ("Who pays?, brief: a", "Who pays?, brief: z", "9:30: BG301"),
            ("are out., brief: c", "are out., brief: z", "13:57: BG301"),
            ("2025-01: improved", "2025-1: improved", "6:32: BG231"),
            ("2025-01: improved", "2025: improved", "6:32: BG231"),
            ("from: 2025-01", "from: 2025-03, to: 2025-02", "5:30: BG281"),
            ("2025-01: improved", "2025-01: better", "6:41: BG230"),
            ("date: 2025-02-10", "date: 10/02/2025", "14:12: BG231"),
        ],
    )
    def test_what_means_nothing_is_an_error_where_it_stands(self, old, new, said, site):
        desk = site(DESK).edit("content/dossiers/harbour.md", old, new)
        desk.build().fails(f"content/dossiers/harbour.md:{said}")

    def test_a_name_that_is_nearly_right_is_suggested(self, site):
        desk = site(DESK).edit("content/dossiers/harbour.md", "tags: [Ports]", "tags: [Portz]")
        (problem,) = desk.build().fails().problems()
        assert 'did you mean "Ports" (content/tags/ports.md)?' in problem.advice.replace(
            "(tags/", "(content/tags/"
        )

    def test_a_dossier_that_nobody_wrote_is_told_of_once(self, site):
        desk = site(DESK)
        for name in "bc":
            desk.edit(f"content/briefs/{name}.md", "date:", "dossier: The harbor\ndate:")
        built = desk.build().warns("content/briefs/b.md:3:10: BG330")
        (problem,) = built.problems()
        assert "(and 1 more)" in problem.message
        assert 'did you mean "The harbour"' in problem.advice

    def test_a_dossier_of_two_candidates_is_an_error(self, site):
        desk = site(DESK).write("content/dossiers/other.md", "---\ntitle: The harbour\n---\n")
        desk.build().fails("content/briefs/d.md:4:10: BG303")


class TestWithheld:
    def test_a_dossier_that_lists_a_withheld_brief_is_an_error(self, site):
        desk = site(DESK).edit("content/briefs/c.md", "date:", "draft: true\ndate:")
        desk.build().fails(
            "content/dossiers/harbour.md:4:10: BG304",
            "content/dossiers/harbour.md:10:51: BG304",
            "content/dossiers/harbour.md:13:57: BG304",
        )

    def test_what_has_expired_leaves_its_place_to_the_next(self, site):
        desk = site(DESK).edit("content/briefs/c.md", "date:", "expires: 2025-12-01\ndate:")
        built = desk.build().works()
        assert set(built.codes()) == {"BG304"}
        assert titles(built, PAGE, ".briefs .title") == ["Alpha", "Delta", "Beta"]
        built.nowhere("Gamma")

    def test_a_withheld_brief_is_in_no_count_turn_or_log(self, site):
        front = "title: Zyx\ndate: 2025-01-12\ndraft: true\ndossier: harbour\ntags: [Ports]"
        more = "watch: [Zyx]\ncorrections: [{date: 2025-06-01, text: Zyx}]\nactors: [Berg, Zyx]"
        desk = site(DESK)
        desk.build().fine()
        before = desk.tree()
        desk.write("content/briefs/zyx.md", f"---\n{front}\n{more}\n---\nZyx.\n").build().fine()
        assert desk.tree() == before

    def test_a_withheld_dossier_leaves_no_trace(self, site):
        front = "title: Zyx\ndraft: true\nbriefs: [a]\nquery: {tags: [Ports]}"
        desk = site(DESK)
        desk.build().fine()
        before = desk.tree()
        desk.write(
            "content/dossiers/zyx.md",
            f"---\n{front}\nlog: [{{date: 2025-06-01, text: Zyx}}]\n---\nZyx.\n",
        )
        desk.build().fine()
        assert desk.tree() == before
        desk.edit("content/briefs/b.md", "date:", "dossier: Zyx\ndate:").build().fine().nowhere(
            "Zyx"
        )
        assert desk.tree() == before
