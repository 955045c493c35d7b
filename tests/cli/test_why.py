"""What `briefgen why` prints."""

import json

import click
import pytest
from click.shell_completion import ShellComplete

from briefgen.cli.commands import briefgen
from tests.cli.run import Call
from tests.harness.site import tree

PARIS = "content/briefs/2025-03-01-paris.md"
PAGE = "public/briefs/2025-03-01-paris/index.html"


@pytest.fixture
def built(desk):
    desk.build().fine()
    return desk


def said(desk, *arguments):
    run = Call(desk.folder, "why", *arguments)
    assert (run.code, run.err) == (0, "")
    return run.out


def test_what_is_kept_takes_three_lines(built):
    assert said(built, PARIS).splitlines() == [
        f"{PAGE}  ({PARIS})",
        "Last written because no earlier version of it is remembered.",
        "The next build keeps it: all that it is made from is the same.",
    ]


def test_fields_are_shown_old_and_new_one_a_line(built):
    built.edit(PARIS, "title: Paris looks on", "title: Paris waits")
    lines = said(built, PARIS).splitlines()
    assert lines[2:4] == ["The next build writes it because", "  what it shows changed"]
    assert '    title: "Paris looks on" → "Paris waits"' in lines
    built.build().fine()
    assert lines[3:] == said(built, PARIS).splitlines()[2:-1]


def test_a_part_that_is_new_or_gone_is_named_by_its_title(built):
    built.edit(PARIS, "Nobody met.", "See [Doha](2025-02-26-doha.md).")
    assert '+ linked from: "Paris looks on"' in said(built, "briefs/2025-02-26-doha/")
    built.build().fine()
    built.edit(PARIS, "See [Doha](2025-02-26-doha.md).", "Nobody met.")
    assert '- linked from: "Paris looks on"' in said(built, "briefs/2025-02-26-doha/")


def test_a_long_text_is_shown_where_it_differs(built):
    words = "Many words that say nothing new of Paris. " * 3
    built.edit(PARIS, "tags:", f"summary: {words}Before.\ntags:").build().fine()
    built.edit(PARIS, "Before.", "After.")
    assert 'summary: "…w of Paris. Before." → "…w of Paris. After."' in said(built, PARIS)


def test_many_changes_are_cut_and_counted(built):
    for day in range(1, 17):
        built.write(f"content/briefs/2025-04-{day:02}-x.md", "---\ntitle: X\n---\nText.\n")
    lines = said(built, "archive/2025/").splitlines()
    assert sum(line.startswith("    ") for line in lines) == 13
    assert lines[-1].startswith("    and ")
    assert lines[-1].endswith(" more")


def test_causes_of_other_kinds_take_a_line_each(built):
    built.edit(PARIS, "Nobody met.", "Nobody met.\n\nNobody at all.")
    text = said(built, "feed.xml")
    assert f"The next build writes it because the text of {PARIS} changed." in text
    built.out.joinpath("robots.txt").unlink()
    assert "The next build writes it because the file is missing." in said(built, "robots.txt")
    built.write("public/404.html", "mine")
    assert "leaves it: it was changed by hand" in said(built, "404.html")


def test_a_hidden_character_of_a_title_is_shown(built):
    built.write("content/pages/x.md", "---\ntitle: Plain\n---\nText.\n").build().works()
    built.edit("content/pages/x.md", "Plain", "Pla\u00adin")
    run = Call(built.folder, "why", "x/")
    assert "\u00ad" not in run.out


def test_json_holds_whole_values(built):
    built.edit(PARIS, "title: Paris looks on", "title: Paris waits")
    answer = json.loads(said(built, PARIS, "--json"))
    assert answer["path"] == PAGE.removeprefix("public/")
    assert answer["out"] == "public"
    assert answer["outlook"] == "written"
    (cause,) = answer["causes"]
    (title,) = (each for each in cause["changes"] if each["field"] == "title")
    assert (title["how"], title["old"], title["new"]) == (
        "changed",
        "Paris looks on",
        "Paris waits",
    )


def test_a_site_with_errors_still_tells_of_the_past(built):
    built.edit(PARIS, "Nobody met.", "See [[nobody]].")
    run = Call(built.folder, "why", "briefs/2025-03-01-paris/")
    assert run.code == 1
    assert "error BG301" in run.err
    assert run.out.splitlines()[1:] == [
        "Last written because no earlier version of it is remembered.",
        "The next build writes nothing: 1 error.",
    ]


def test_warnings_are_counted_and_what_is_not_built_yet_gets_an_answer_too(built):
    built.write("content/briefs/2025-04-01-new.md", "---\ntitle: New\n---\nSee [[nobody]].\n")
    built.edit(PARIS, "tags:", "actors: [Somebody, Nobody Else]\ntags:")
    for asked in ("briefs/2025-04-01-new/", "content/briefs/2025-04-01-new.md", PARIS):
        run = Call(built.folder, "why", asked)
        assert run.code == 1
        assert "BG301" in run.err
        assert "warning" not in run.err
        assert run.out.splitlines()[-1] == (
            "The next build writes nothing: 1 error, 2 warnings (briefgen list problems)."
        )
    built.write("site.toml", "titel = 1\n")
    assert "The next build writes nothing: " in Call(built.folder, "why", "feed.xml").out


def test_what_is_withheld_or_gone_is_told_by_its_source(built):
    built.edit(PARIS, "tags:", "draft: true\ntags:")
    for asked in (PARIS, "briefs/2025-03-01-paris/"):
        assert said(built, asked).splitlines()[0] == f"{PAGE}  ({PARIS})"
        assert said(built, asked).endswith(
            f"The next build removes it: {PARIS} is withheld: draft.\n"
        )
    built.write(PAGE, "mine")
    assert f"delete it yourself, for {PARIS} is withheld: draft" in said(built, PARIS)
    built.remove(PARIS)
    assert f"delete it yourself, for {PARIS} is not there any more" in said(built, PARIS)


def test_errors_do_not_hide_that_a_source_is_withheld(built):
    built.edit(PARIS, "tags:", "draft: true\ntags:")
    built.edit("content/pages/about.md", "[[Lavrov]]", "[[2025-03-01-paris]]")
    run = Call(built.folder, "why", PARIS)
    assert run.out.splitlines()[-2:] == [
        f"{PARIS} is withheld: draft.",
        "The next build writes nothing: 1 error.",
    ]


def test_an_entry_of_a_list_that_moved_or_was_replaced_takes_one_line(built):
    built.edit(PARIS, "tags: [embassies]", "tags: [talks, embassies]")
    built.edit(PARIS, "Nobody met.", "See [Doha](2025-02-26-doha.md) and [[Lavrov]].")
    built.build().fine()
    built.edit(PARIS, "[talks, embassies]", "[embassies, talks]")
    text = said(built, PARIS)
    assert 'tags: "embassies" moved up' in text
    assert "[" not in text
    built.edit(
        "content/briefs/2025-02-26-doha.md", "title: Talks go on in Doha", "title: Talks end"
    )
    assert 'older, title: "Talks go on in Doha" → "Talks end"' in said(built, PARIS)
    built.remove("content/briefs/2025-02-26-doha.md")
    built.edit(PARIS, "[Doha](2025-02-26-doha.md)", "Doha")
    assert 'older: "Talks go on in Doha" → "Talks in Riyadh"' in said(built, PARIS)


def test_a_new_title_is_not_told_twice(built):
    built.edit(PARIS, "title: Paris looks on", "title: Paris waits")
    assert '    title: "Paris looks on" → "Paris waits"\n' in said(built, PARIS)
    assert '    lead, title: "Paris looks on" → "Paris waits"\n' in said(built, "index.html")


def test_a_link_in_the_text_is_shown_by_its_words(built):
    built.edit(PARIS, "Nobody met.", "[[Lavrov|He]] met nobody.").build().fine()
    built.edit(PARIS, "[[Lavrov|He]]", "[[Russia|She]]")
    text = said(built, PARIS)
    assert 'a link in the text: "He" → "She"' in text
    assert "<" not in text


def test_a_page_that_became_another_kind_says_so(built):
    built.rename(PARIS, "content/briefs/2025-03-02-paris.md")
    built.edit(
        "content/briefs/2025-03-02-paris.md",
        "tags:",
        "aliases: [/briefs/2025-03-01-paris/]\ntags:",
    )
    assert 'kind of page: "brief" → "redirect"' in said(built, "briefs/2025-03-01-paris/")


def test_the_site_and_the_output_may_lie_elsewhere(desk, tmp_path):
    desk.build(out=desk.folder / "other").fine()
    for asked in (f"{desk.folder.name}/{PARIS}", f"{desk.folder.name}/other/feed.xml", "feed.xml"):
        options = ("--site", desk.folder.name, "--out", f"{desk.folder.name}/other")
        run = Call(tmp_path, "why", asked, *options)
        assert (run.code, run.err) == (0, "")
        assert "keeps it" in run.out


def test_nothing_is_written_on_the_command_line_either(built):
    built.edit(PARIS, "title: Paris looks on", "title: Paris waits")
    before = tree(built.folder)
    said(built, PARIS)
    assert tree(built.folder) == before


def completed(begun, *arguments):
    complete = ShellComplete(briefgen, {}, "briefgen", "_BRIEFGEN_COMPLETE")
    return [(each.type, each.value) for each in complete.get_completions(list(arguments), begun)]


def test_the_tab_key_offers_files_and_outputs(built, monkeypatch, tmp_path):
    found = completed("briefs/2025-03", "why", "--site", str(built.folder))
    assert found == [
        ("file", "briefs/2025-03"),
        ("plain", "briefs/2025-03-01-paris/index.html"),
    ]
    monkeypatch.chdir(tmp_path)
    assert completed("x", "why") == [("file", "x")]
    assert isinstance(briefgen, click.Group)
