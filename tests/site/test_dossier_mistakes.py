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


FIELDS = """
title: ZqTitle
summary: ZqSummary
briefs: [a]
query: {tags: [Ports]}
trend: {1871-02: improved}
alert: opportunity
questions:
  - {text: ZqQuestion, answer: ZqAnswer, brief: c}
  - ZqOpen
watch: [{text: ZqWatch, due: 1872-03}, {text: ZqDone, outcome: ZqOutcome}]
log: [{date: 1873-04-05, text: ZqLog, brief: b}]
aliases: [/zqalias/]
slug: zqslug
extra: {note: ZqExtra}
"""
REASONS = ("draft: true", "embargo: 2026-02-01", "expires: 2025-06-01", "tlp: AMBER")


@pytest.mark.parametrize("reason", REASONS)
def test_no_field_of_a_withheld_dossier_is_anywhere(reason, site):
    path, years = "content/dossiers/zqid.md", ("1871", "1872", "1873")
    desk = site(DESK).write(path, f"---{FIELDS}{reason}\n---\nZqBody.[^1]\n\n[^1]: ZqNote.\n")
    desk.edit("content/briefs/b.md", "date:", "dossier: ZqTitle\ndate:")
    built = desk.build().fine().nowhere("Zq", "zq", *years)
    before = desk.tree()
    desk.remove(path).edit("content/briefs/b.md", "dossier: ZqTitle\n", "").build().fine()
    assert desk.tree() == before
    assert built.report.withheld[0].path == path


def test_each_field_is_shown_once_it_is_released(site):
    desk = site(DESK).write(
        "content/dossiers/zqid.md", f"---{FIELDS}---\nZqBody.[^1]\n\n[^1]: ZqNote.\n"
    )
    built = desk.build().fine()
    main = built.main("dossiers/zqslug/")
    for word in (
        *("Title", "Summary", "Question", "Answer", "Open", "Watch", "Log", "Body", "Note"),
        *("February 1871", "March 1872", "5 April 1873"),
    ):
        assert (word if " " in word else f"Zq{word}") in main, word
    built.has("zqalias/index.html").nowhere("ZqExtra", "ZqOutcome")
    for page in ("", "dossiers/", "briefs/a/", "briefs/b/"):
        assert "dossiers/zqslug/" in built.links(page)


HIDDEN = """
title: ZqTitle
date: 2025-01-12
dossier: harbour
tags: [Ports, ZqTag]
actors: [Berg, ZqActor]
places: [ZqPlace]
watch: [{text: ZqWatch, due: 2091-03}]
corrections: [{date: 2092-04-05, text: ZqCorrection, was: ZqWas}]
changes: [{date: 2093-05-06, note: ZqChange}]
"""


@pytest.mark.parametrize("reason", [*REASONS, "status: draft"])
def test_no_field_of_a_withheld_brief_is_in_a_dossier_connection_or_log(reason, site):
    desk = site(DESK)
    desk.build().fine()
    before = desk.tree()
    desk.write("content/briefs/zqid.md", f"---{HIDDEN}{reason}\n---\nZqBody.\n").build().fine()
    assert desk.tree() == before
    shown = desk.edit("content/briefs/zqid.md", f"{reason}\n", "").build().works()
    assert "ZqTitle" in shown.main("briefs/d/")
    for page, word in {
        PAGE: "ZqWatch",
        f"{PAGE}changes/": "ZqChange",
        "corrections/": "ZqCorrection",
        "connections/": "ZqActor",
    }.items():
        assert word in shown.main(page), page
