"""Why an output was last written, and what the next build would do with it."""

import msgspec
import pytest

from briefgen.build.edition.edition import decode_edition
from briefgen.build.state.lock import locked
from briefgen.build.state.places import state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.store import lent_store, open_store
from briefgen.build.why.views import readable_views
from briefgen.views.view import VIEW_TYPES
from tests.build.asking import PAGE, PARIS, RIYADH, SOURCE, ask, fields, whats
from tests.harness.site import tree
from tests.site.desk import DESK


@pytest.fixture
def desk(site):
    desk = site(DESK)
    desk.build().fine()
    return desk


def test_what_has_not_changed_is_kept(desk):
    answer = ask(desk)
    assert (answer.outlook, answer.causes) == ("kept", ())
    assert answer.path == RIYADH
    assert answer.producer == SOURCE
    assert whats(answer.written) == ["first"]


def test_a_build_with_other_options_is_told_from_a_hand(desk):
    desk.write("content/briefs/2025-04-01-plan.md", "---\ntitle: Plan\ndraft: true\n---\nText.\n")
    desk.build().works()
    desk.build(drafts=True).works()
    answer = ask(desk, "")
    assert (answer.outlook, whats(answer.causes)) == ("written", ["other"])
    desk.build().works()
    assert whats(ask(desk, "").written) == ["restored"]
    assert whats(ask(desk, "", drafts=True).causes) == ["other"]


def test_a_file_that_was_changed_by_hand_and_deleted_is_missing(desk):
    desk.write(f"public/{RIYADH}", "mine")
    desk.build()
    desk.out.joinpath(RIYADH).unlink()
    assert whats(ask(desk).causes) == ["missing"]


def test_a_page_that_became_a_redirect_says_so(desk):
    desk.rename(PARIS, "content/briefs/2025-03-02-paris.md")
    desk.edit("content/briefs/2025-03-02-paris.md", "tags:", f"aliases: [/{PAGE}]\ntags:")
    ahead = fields(ask(desk, PAGE).causes)["kind of page"]
    assert (ahead.old, ahead.new) == ("brief", "redirect")


def test_a_new_title_is_told_by_field_before_and_after_the_build(desk):
    desk.edit(SOURCE, "title: Talks in Riyadh", "title: Talks end")
    ahead = ask(desk)
    assert (ahead.outlook, whats(ahead.causes)) == ("written", ["view"])
    title = fields(ahead.causes)["title"]
    assert (title.old, title.new) == ("Talks in Riyadh", "Talks end")
    desk.build().fine()
    after = ask(desk)
    assert after.outlook == "kept"
    assert after.written == ahead.causes


def test_the_pages_that_show_a_title_tell_where(desk):
    desk.edit(SOURCE, "title: Talks in Riyadh", "title: Talks end")
    changed = fields(ask(desk, "briefs/2025-02-26-doha/").causes)
    assert any(field.endswith(".title") for field in changed)
    assert all(change.new == "Talks end" for change in changed.values() if change.how == "changed")


def test_a_link_that_is_new_is_added_to_the_list_and_moves_nothing_else(desk):
    desk.edit("content/briefs/2025-03-01-paris.md", "Nobody met.", f"See [it]({SOURCE[15:]}).")
    added = [each for each in fields(ask(desk).causes).values() if each.how == "added"]
    assert [each.field.partition("[")[0] for each in added] == ["backlinks"]


def test_a_changed_text_is_named_by_its_source_on_every_output_that_prints_it(desk):
    desk.edit(SOURCE, "Little.", "Very little.")
    assert ask(desk).outlook == "written"
    for path in (SOURCE, "feed.xml", "tags/talks/feed.json"):
        (cause,) = ask(desk, path).causes
        assert (cause.what, cause.name) == ("text", SOURCE)
    assert ask(desk, "").outlook == "kept"


def test_a_template_is_named_when_it_changes_appears_and_goes(desk):
    desk.write("templates/not_found.html", "<!doctype html><title>Gone</title>")
    (cause,) = ask(desk, "404.html").causes
    assert (cause.what, cause.name, cause.how) == ("template", "not_found.html", "changed")
    desk.build()
    assert ask(desk, "404.html").written == (cause,)
    assert ask(desk).outlook == "kept"
    desk.write("templates/not_found.html", '{% include ["x.html", "y.html"] %}')
    desk.write("templates/y.html", "Y")
    desk.build().works()
    desk.write("templates/x.html", "X")
    assert ask(desk, "404.html").causes[0].how == "appeared"
    desk.build().works()
    desk.remove("templates/x.html")
    assert ask(desk, "404.html").causes[0].how == "went"


def test_a_static_file_is_named_on_the_pages_that_use_it(desk):
    style = next(path for path in desk.tree() if path.startswith("static/") and ".css" in path)
    name = f"{style.removeprefix('static/').split('.')[0]}.css"
    desk.write(f"static/{name}", "body { color: black }\n")
    (cause,) = ask(desk).causes
    assert (cause.what, cause.name, cause.how) == ("static", name, "changed")
    assert ask(desk, style).outlook == "removed"


def test_a_published_file_is_made_from_its_bytes(desk):
    desk.write("content/briefs/list.txt", "one\n")
    desk.edit(SOURCE, "Little.", "Little: [the list](list.txt).")
    desk.build().fine()
    desk.write("content/briefs/list.txt", "two\n")
    answer = ask(desk, "content/briefs/list.txt")
    (cause,) = answer.causes
    assert (answer.outlook, cause.what, cause.name) == (
        "written",
        "file",
        "content/briefs/list.txt",
    )


def test_the_site_s_own_view_is_told_by_field(desk):
    desk.edit("site.toml", 'title = "The Desk"', 'title = "Another"')
    site = next(each for each in ask(desk, "404.html").causes if each.what == "site")
    assert ("title", "The Desk", "Another") in [
        (each.field, each.old, each.new) for each in site.changes
    ]
    desk.build().fine()
    assert site in ask(desk, "404.html").written


def test_an_output_made_again_with_the_same_bytes_is_told_to_be_kept(desk):
    desk.edit("site.toml", 'title = "The Desk"', 'title = "Another"')
    answer = ask(desk, "robots.txt")
    assert (answer.outlook, whats(answer.causes)) == ("same", ["site"])
    desk.build().fine()
    assert ask(desk, "robots.txt").outlook == "kept"


def test_a_file_that_is_missing_is_written_again(desk):
    desk.out.joinpath(RIYADH).unlink()
    answer = ask(desk)
    assert (answer.outlook, whats(answer.causes)) == ("written", ["missing"])
    desk.build().fine().wrote(RIYADH)
    assert whats(ask(desk).written) == ["missing"]


def test_a_file_that_was_changed_by_hand_is_left(desk):
    desk.write(f"public/{RIYADH}", "mine")
    answer = ask(desk)
    assert (answer.outlook, whats(answer.causes)) == ("left", ["edited"])
    assert desk.build().codes() == ("BG802",)


def test_what_nothing_makes_any_more_is_removed_unless_it_was_changed(desk):
    desk.remove("content/pages/about.md")
    assert ask(desk, "about/").outlook == "removed"
    desk.write("public/about/index.html", "mine")
    assert ask(desk, "about/").outlook == "left"


def test_a_page_that_is_new_is_written(desk):
    desk.write("content/pages/new.md", "---\ntitle: New\n---\nText.\n")
    answer = ask(desk, "new/")
    assert (answer.outlook, whats(answer.causes), answer.written) == ("written", ["new"], ())


def test_a_site_that_was_never_built_has_no_past(site):
    desk = site(DESK)
    before = tree(desk.folder)
    answer = ask(desk)
    assert (answer.outlook, whats(answer.causes), answer.written) == ("written", ["forgotten"], ())
    assert tree(desk.folder) == before


def test_errors_stop_the_next_build_and_leave_the_past(desk):
    desk.edit(SOURCE, "Little.", "See [[nobody]].")
    answer = ask(desk)
    assert answer.outlook == "stopped"
    assert [each.code for each in answer.problems] == ["BG301"]
    assert whats(answer.written) == ["first"]
    assert [each.code for each in ask(desk, "no/such/page").problems] == ["BG301"]


def test_an_error_in_the_template_of_the_page_stops_the_next_build(desk):
    desk.write("templates/not_found.html", "{{ page.nothing }}")
    answer = ask(desk, "404.html")
    assert answer.outlook == "stopped"
    assert [each.code[:3] for each in answer.problems] == ["BG5"]
    assert whats(answer.causes) == ["template"]


def test_what_keeps_a_build_from_beginning_is_told(desk, monkeypatch):
    assert [each.code for each in ask(desk, out=desk.folder).problems] == ["BG140"]
    monkeypatch.setattr("briefgen.build.state.lock.PATIENCE_SECONDS", 0.05)
    with locked(state_of(desk.folder, desk.out).lock):
        assert [each.code for each in ask(desk).problems] == ["BG805"]
    desk.write("site.toml", "titel = 1\n")
    assert ask(desk).problems
    assert ask(desk).path is None


def test_an_edition_has_a_memory_of_its_own(desk):
    desk.build(drafts=True).fine()
    desk.edit(SOURCE, "title: Talks in Riyadh", "title: Talks end")
    desk.build(drafts=True).fine()
    assert whats(ask(desk, drafts=True).written) == ["view"]
    assert whats(ask(desk).written) == ["first"]


def test_nothing_is_written_whatever_has_changed(desk):
    desk.edit(SOURCE, "title: Talks in Riyadh", "title: Talks end")
    desk.write("templates/not_found.html", "<!doctype html><title>Gone</title>")
    desk.write("content/pages/new.md", "---\ntitle: New\n---\nText.\n")
    before = tree(desk.folder)
    assert ask(desk).outlook == "written"
    assert tree(desk.folder) == before


@pytest.mark.parametrize("length", [0, 100, 5000])
def test_a_damaged_memory_is_no_memory_and_stays_as_it_is(length, desk):
    (store,) = (desk.folder / ".briefgen/stores").glob("*.sqlite")
    store.write_bytes(store.read_bytes()[:length])
    before = tree(desk.folder)
    assert ask(desk).path == RIYADH
    assert tree(desk.folder) == before


def test_the_memory_of_another_briefgen_is_none_and_stays_as_it_is(desk, monkeypatch):
    monkeypatch.setattr("briefgen.build.why.why.program_digest", lambda _: b"another")
    before = tree(desk.folder)
    answer = ask(desk)
    assert (answer.outlook, whats(answer.causes)) == ("same", ["forgotten"])
    assert tree(desk.folder) == before


def test_values_that_no_build_has_stored_are_no_memory(desk):
    (store,) = (desk.folder / ".briefgen/stores").glob("*.sqlite")
    with open_store(store, program_digest()) as opened:
        opened.put_many("state", [(b"made", msgspec.msgpack.encode([7]))])
        opened.commit()
    answer = ask(desk)
    assert (answer.outlook, whats(answer.causes)) == ("same", ["forgotten"])


def test_a_lost_list_of_written_files_is_made_up_for_by_what_is_remembered(desk):
    state_of(desk.folder, desk.out).manifest.unlink()
    desk.edit(SOURCE, "Little.", "Very little.")
    assert ask(desk).outlook == "written"


def test_every_kind_of_view_is_told_from_the_others(desk):
    (store,) = (desk.folder / ".briefgen/stores").glob("*.sqlite")
    desk.write("content/pages/old.md", "---\ntitle: Old\naliases: [/older/]\n---\nText.\n")
    said = "---\ntitle: Said\ndate: 2025-03-03\n---\n> Yes.\n>\n> — [[Lavrov]] [^a]\n\n[^a]: A.\n"
    desk.write("content/briefs/said.md", said)
    put_right = "corrections: [{date: 2025-03-05, text: It was noon.}]\nactors: [Lavrov, Russia]"
    for number in (1, 2, 3):
        front = f"title: Shared {number}\ndate: 2025-03-0{number}\n{put_right}"
        desk.write(f"content/briefs/shared-{number}.md", f"---\n{front}\n---\nText.\n")
    for folder in ("events", "sources", "dossiers"):
        desk.write(f"content/{folder}/one.md", "---\ntitle: One of these\n---\nText.\n")
    dated = "---\ntitle: Dated\nstart: 2025-03-04\nstatus: occurred\n---\nText.\n"
    desk.write("content/events/two.md", dated)
    log = "log: [{date: 2025-03-04, text: Begun.}]"
    desk.write("content/dossiers/two.md", f"---\ntitle: Two\n{log}\n---\nText.\n")
    desk.write("content/places/town.md", "---\nname: A town\n---\nText.\n")
    desk.build().fine()
    kinds = set()
    with lent_store(store, program_digest()) as opened:
        (edition,) = opened.get_many("editions", opened.keys("editions")).values()
        for made in decode_edition(edition).outputs:
            view = opened.get("views", made.content)
            if view is None:
                continue
            kinds.add(made.kind)
            fields, _ = readable_views(view, view)
            assert list(fields) == list(VIEW_TYPES[made.kind].__struct_fields__)
    assert kinds == set(VIEW_TYPES)
