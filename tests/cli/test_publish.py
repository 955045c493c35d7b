"""The command line of publishing: what it asks for, shows, asks and says at its end."""

import json
from contextlib import chdir
from datetime import UTC, datetime

import click
import pytest
from click.shell_completion import ShellComplete
from msgspec.structs import replace

from briefgen.build.workers import processors
from briefgen.cli.commands import briefgen
from briefgen.cli.exit_codes import Interrupted, exit_code
from briefgen.problem import error, warning
from briefgen.publish.changes import ChangedPage, Changes
from briefgen.publish.outcome import Outcome, Stopped
from tests.cli.publications import CHANGES, LIVE, NEXT, SENT, URL, typed
from tests.cli.run import Call

LABEL = "live (folder:../live)"
UNDER_WAY = "What is live is whole; run it again to send the rest."
THROUGH = "The new release is live; run it again to finish."


def ends(monkeypatch, outcome):
    monkeypatch.setattr("briefgen.publish.publish.publish", lambda *_: outcome)


def test_every_option_arrives(site_with, publishing):
    desk = site_with("live", "test")
    options = ("--yes", "--allow-deletes", "--verify", "-j", "3")
    assert Call(desk.folder, "publish", "test", *options).code == 0
    (settings,) = publishing
    assert (settings.name, settings.jobs) == ("test", 3)
    assert (settings.dry_run, settings.allow_deletes, settings.verify) == (False, True, True)
    assert settings.now.tzinfo is UTC


def test_the_only_target_needs_no_name_and_the_careful_way_is_usual(site_with, publishing):
    before = datetime.now(UTC)
    assert Call(site_with("live").folder, "publish", "--yes").code == 0
    (settings,) = publishing
    assert (settings.name, settings.jobs) == ("live", processors())
    assert (settings.allow_deletes, settings.verify) == (False, False)
    assert before <= settings.now <= datetime.now(UTC)


def test_what_changes_is_shown_by_title_and_then_what_came_of_it(site_with, publishing):
    run = Call(site_with("live").folder, "publish", "--yes")
    assert run.out.splitlines() == [
        "NEW 1 page",
        "  Talks in Doha  briefs/doha/",
        "CHANGED 2 pages",
        "  Home           /",
        "  About<U+001B>  about/",
        "REMOVED 1 page",
        "  Old  old/",
        "Other files: 1 new, 2 changed.",
        "To send: 2 files, 1.2 MB.",
        f"Published the site of {URL} to {LABEL}",
        f"  as {NEXT.id}: 2 files sent (1.2 MB), 1 removed.",
    ]
    assert (run.err, len(publishing)) == ("", 1)


@pytest.mark.usefixtures("publishing")
@pytest.mark.parametrize("answer", ["y\n", "yes\n"])
def test_somebody_who_says_yes_publishes(site_with, monkeypatch, answer):
    run = typed(site_with("live").folder, monkeypatch, answer, "publish")
    assert (run.exception, run.return_value) == (None, 0)
    assert f"Publish to {LABEL}, the site of {URL} ? [y/N]: " in run.stdout
    assert run.stdout.index("To send") < run.stdout.index("Publish to") < run.stdout.index("sent (")


@pytest.mark.usefixtures("publishing")
@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_whoever_does_not_say_yes_publishes_nothing(site_with, monkeypatch, answer):
    run = typed(site_with("live").folder, monkeypatch, answer, "publish")
    assert isinstance(run.exception, Interrupted)
    assert str(run.exception) == "not published; nothing was sent"


@pytest.mark.usefixtures("publishing")
def test_whoever_goes_away_publishes_nothing(site_with, monkeypatch):
    run = typed(site_with("live").folder, monkeypatch, "", "publish")
    assert isinstance(run.exception, Interrupted)
    assert str(run.exception) == "interrupted; nothing was sent"


@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_where_nobody_can_be_asked_yes_must_be_said(site_with, publishing, command):
    with pytest.raises(click.UsageError) as caught:
        Call(site_with("live").folder, command)
    assert caught.value.format_message() == "nobody is there to be asked: say --yes"
    assert publishing == []


def test_a_dry_run_asks_nobody_and_says_what_would_be_sent(site_with, publishing):
    run = Call(site_with("live").folder, "publish", "--dry-run")
    assert publishing[0].dry_run is True
    assert run.out.splitlines()[-2:] == [
        "To send: 2 files, 1.2 MB.",
        "Nothing was sent, as --dry-run asks.",
    ]


@pytest.mark.usefixtures("publishing")
def test_json_has_all_of_it_and_nothing_else_is_printed(site_with):
    run = Call(site_with("live").folder, "publish", "--yes", "--json")
    assert run.err == ""
    found = json.loads(run.out)
    assert (found["is_done"], found["url"], found["sent"], found["removed"]) == (True, URL, 2, 1)
    assert found["release"]["id"] == found["live"]["id"] == NEXT.id
    assert found["changes"]["new"] == [{"title": "Talks in Doha", "path": "briefs/doha/index.html"}]
    assert found["problems"] == []


@pytest.mark.usefixtures("publishing")
def test_with_json_the_question_leaves_the_output_alone(site_with, monkeypatch):
    run = typed(site_with("live").folder, monkeypatch, "y\n", "publish", "--json")
    assert json.loads(run.stdout)["is_done"] is True
    assert f"Publish to {LABEL}, the site of {URL} ? [y/N]: " in run.stderr


def test_where_nothing_differs_nothing_is_sent(site_with, monkeypatch):
    ends(monkeypatch, Outcome(changes=Changes(), live=LIVE, is_done=True, url=URL))
    run = Call(site_with("live").folder, "publish", "--yes")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"Nothing to send: {LABEL} is up to date.\nLive is {LIVE.id}.\n"


@pytest.mark.parametrize(
    ("code", "stage", "live", "last"),
    [
        ("BG301", "scan", None, "Not published: 1 error. Nothing was sent."),
        ("BG706", "scan", None, "Not published: 1 error. Nothing was sent."),
        ("BG710", "scan", LIVE, "Not published: 1 error. Nothing was sent."),
        ("BG711", "scan", LIVE, "Not published: 1 error. Nothing was sent."),
        ("BG714", "send", LIVE, f"Not finished: 1 error. {UNDER_WAY}"),
        ("BG714", "delete", NEXT, f"Not finished: 1 error. {THROUGH}"),
        ("BG716", "check", NEXT, f"Not finished: 1 error. {THROUGH}"),
    ],
)  # fmt: skip
def test_a_failure_says_what_is_live(site_with, monkeypatch, code, stage, live, last):
    def publish(_settings, _ask, watcher):
        watcher(stage, 1, 2)
        problems = (error(code, "no", advice="do this"),)
        return Outcome(problems=problems, release=NEXT, live=live)

    monkeypatch.setattr("briefgen.publish.publish.publish", publish)
    run = Call(site_with("live").folder, "publish", "--yes")
    is_live = [f"Live is {live.id}."] if live is not None else []
    lines = [f"error {code}: no", "  do this", last, *is_live]
    assert (run.out, run.err.splitlines()) == ("", lines)
    assert run.code == exit_code([error(code, "")], strict=False)


def test_a_warning_stops_nothing_and_is_shown(site_with, monkeypatch):
    outcome = Outcome(problems=(warning("BG302", "hm"),), changes=CHANGES, release=NEXT, url=URL)
    ends(monkeypatch, outcome)
    run = Call(site_with("live").folder, "publish", "--yes")
    assert (run.code, run.err) == (0, "warning BG302: hm\n")


@pytest.mark.parametrize("command", ["publish --yes", "rollback --yes", "releases"])
@pytest.mark.parametrize(
    ("names", "asked", "said"),
    [
        ((), "", "error BG717: site.toml names no place to publish to\n"),
        (("live", "test"), "", "error BG717: which target is meant, live, test?\n  say its name\n"),
        (("live",), "lvie", 'error BG717: there is no target "lvie"\n  did you mean "live"?\n'),
    ],
)
def test_a_target_must_be_one_of_those_there_are(site_with, command, names, asked, said):
    run = Call(site_with(*names).folder, *command.split(), *([asked] if asked else []))
    assert run.code == 2
    assert run.err.startswith(said)


@pytest.mark.parametrize("command", ["publish --yes", "rollback --yes", "releases"])
def test_a_mistake_in_the_settings_is_shown_at_its_place(site_with, command):
    desk = site_with("live").write("site.toml", 'title = "X"\n[publish.live]\ntarget = "x"\n')
    run = Call(desk.folder, *command.split())
    assert run.code == 2
    assert run.err.startswith("site.toml:3:10: error BG701: ")
    assert '  3 | target = "x"\n' in run.err


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("render", "interrupted; nothing was sent"),
        ("send", "interrupted; what is live is whole; run it again to send the rest"),
        ("delete", "interrupted; the new release is live; run it again to finish"),
        ("check", "interrupted; the new release is live; run it again to finish"),
    ],
)
def test_an_interrupt_says_what_it_means_for_the_live_site(site_with, monkeypatch, stage, said):
    def interrupted(_settings, _ask, watcher):
        watcher(stage, 1, 2)
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.publish.publish.publish", interrupted)
    with pytest.raises(Interrupted, match=said):
        Call(site_with("live").folder, "publish", "--yes")


def test_the_tab_key_completes_names(site_with):
    with chdir(site_with("live", "test").folder):
        complete = ShellComplete(briefgen, {}, "briefgen", "_BRIEFGEN_COMPLETE")
        assert [each.value for each in complete.get_completions(["publish"], "l")] == ["live"]


def test_an_archive_is_written_and_not_published(site_with, publishing, monkeypatch):
    desk = site_with("live")
    desk.edit("site.toml", "folder:../live", "zip:../{date}.zip")
    run = typed(desk.folder, monkeypatch, "y\n", "publish")
    assert f"Write to live (zip:../{{date}}.zip), the site of {URL} ? " in run.stdout
    assert f"Written the site of {URL} to live (zip:../{{date}}.zip)\n" in run.stdout
    assert len(publishing) == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "error BG717: site.toml names no place"),
        ('[publish.web]\ntarget = "folder:../live"\n', "error BG703: "),
        (
            'base_url = "http://127.0.0.1:8000/"\n[publish.web]\ntarget = "sftp://desk.example/www"\n',
            "error BG704: base_url is http://127.0.0.1:8000/, which is each reader's own machine",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_before_a_yes_is_asked_for(site_with, settings, said):
    desk = site_with().write("site.toml", f'title = "X"\n{settings}')
    run = Call(desk.folder, "publish")
    assert (run.code, run.err[: len(said)]) == (2, said)


def test_the_report_of_a_dry_run_says_so(site_with, publishing):
    found = json.loads(Call(site_with("live").folder, "publish", "--dry-run", "--json").out)
    assert (found["is_done"], found["dry_run"], found["release"]) == (False, True, None)
    assert (found["target"], found["address"]) == ("live", "folder:../live")
    assert len(publishing) == 1


def test_a_warning_comes_before_the_question_and_once(site_with, monkeypatch):
    hint = warning("BG704", "another address")

    def publish(_settings, ask, _watcher):
        assert ask(CHANGES, (hint,))
        return replace(SENT, problems=(hint,))

    monkeypatch.setattr("briefgen.publish.publish.publish", publish)
    run = typed(site_with("live").folder, monkeypatch, "y\n", "publish")
    assert run.output.count("another address") == 1
    assert run.output.index("another address") < run.output.index("Publish to")


def test_an_interrupt_says_what_is_live_where_that_was_looked_up(site_with, monkeypatch):
    def publish(_settings, _ask, watcher):
        watcher("send", 1, 2)
        raise Stopped(f"readers see the site as it was, {LIVE.id}")

    monkeypatch.setattr("briefgen.publish.publish.publish", publish)
    with pytest.raises(Interrupted, match=f"interrupted; readers see .* {LIVE.id}"):
        Call(site_with("live").folder, "publish", "--yes")


def test_many_removals_are_named(site_with, monkeypatch):
    pages = tuple(ChangedPage(f"Brief {number:02}", f"{number}.html") for number in range(25))
    problems = (error("BG710", "25 of the 60 files that are live would be deleted"),)
    ends(monkeypatch, Outcome(problems=problems, changes=Changes(removed=pages), live=LIVE))
    run = Call(site_with("live").folder, "publish", "--yes")
    assert "REMOVED 25 pages\n  Brief 00  0.html\n" in run.err
    assert "  Brief 19  19.html\n  and 5 more\n" in run.err


def test_a_page_that_may_have_moved_is_hinted_at(site_with, monkeypatch):
    old, new = ChangedPage("Doha", "briefs/old/index.html"), ChangedPage("Doha", "briefs/x.html")
    made = Outcome(changes=Changes(new=(new,), removed=(old,), paths=("x",)), dry_run=True)
    ends(monkeypatch, made)
    run = Call(site_with("live").folder, "publish", "--dry-run")
    assert '"Doha" is new at one address and removed at another.' in run.out
    assert "aliases: [/briefs/old/]" in run.out
