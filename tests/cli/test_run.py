"""The command line: what each command prints, and the code it ends with."""

import contextlib
import json
import os
import pty
import subprocess
import sys

import pytest

from briefgen import __version__
from tests.cli.run import Run
from tests.harness.site import tree
from tests.rules.tracked import ROOT


def test_a_new_site_builds_as_it_is(tmp_path):
    made = Run(tmp_path, "new", "site", "my-desk")
    assert (made.code, made.err) == (0, "")
    assert "briefgen build" in made.out
    built = Run(tmp_path / "my-desk", "build", "--strict")
    assert (built.code, built.err) == (0, "")
    assert (tmp_path / "my-desk/public/index.html").is_file()


def test_new_documents_have_their_names_and_build(tmp_path):
    Run(tmp_path, "new", "site", "desk")
    folder = tmp_path / "desk"
    commands = (
        ("brief", "In Doha, Lavrov speaks", "--date", "2025-02-26"),
        ("actor", "Hakan Fidan"),
        ("tag", "Peace talks"),
        ("page", "How we work"),
    )
    made = [Run(folder, "new", *command) for command in commands]
    assert [run.code for run in made] == [0, 0, 0, 0]
    assert [run.out.strip() for run in made] == [
        "content/briefs/2025-02-26-in-doha-lavrov-speaks.md",
        "content/actors/hakan-fidan.md",
        "content/tags/peace-talks.md",
        "content/pages/how-we-work.md",
    ]
    built = Run(folder, "build", "--drafts")
    assert (built.code, built.err) == (0, "")


def test_a_file_that_is_there_is_never_written_over(desk):
    before = tree(desk.folder)
    run = Run(desk.folder, "new", "actor", "Sergey Lavrov")
    assert run.code == 2
    assert "is there already" in run.err
    assert tree(desk.folder) == before


def test_a_build_says_what_it_made_on_the_output_and_nothing_on_the_error_stream(desk):
    run = Run(desk.folder, "build")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Built 3 briefs, 2 actors, 2 tags, 1 page into public in ")
    assert max(map(len, run.out.splitlines())) < 80
    again = Run(desk.folder, "build")
    assert "  0 written, " in again.out


def test_a_build_says_what_it_withheld_and_when_that_changes(desk):
    desk.edit("content/briefs/2025-03-01-paris.md", "tags:", "embargo: 2026-02-01\ntags:")
    run = Run(desk.folder, "build", "--now", "2026-01-01")
    assert run.code == 0
    assert "Withheld 1 document:\n  content/briefs/2025-03-01-paris.md: " in run.out
    assert "embargo until 2026-02-01T00:00+00:00\n" in run.out
    assert "Build again at 2026-02-01T00:00+00:00:" in run.out


@pytest.mark.parametrize(
    "command",
    [
        "build --no-such-option",
        "no-such-command",
        "build --now yesterday",
        "build --out content",
        "build --site nowhere",
        "explain BG999",
        "why no/such/page",
        "why",
        "why index.html --now yesterday",
        "build --jobs 0",
        "clean --site nowhere",
        "clean --out .",
        "list people",
        "new site .",
    ],
)
def test_a_command_that_is_wrong_ends_with_2_and_says_why(command, desk):
    run = Run(desk.folder, *command.split())
    assert run.code == 2
    assert run.err
    assert "Traceback" not in run.err


def test_an_error_of_the_content_ends_with_1(desk):
    desk.write("content/briefs/x.md", "---\ntitle: X\ndate: 2025-01-01\n---\nSee [[nobody]].\n")
    run = Run(desk.folder, "build")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("content/briefs/x.md:5:5: error BG301: ")
    assert run.err.endswith("Not built: 1 error. The site on disk is as it was.\n")


def test_strict_takes_warnings_for_errors(desk):
    desk.edit("content/briefs/2025-03-01-paris.md", "tags:", "actors: [Somebody]\ntags:")
    assert Run(desk.folder, "build").code == 0
    assert Run(desk.folder, "build", "--strict", "--out", "strict").code == 1
    assert not (desk.folder / "strict").exists()


def test_json_is_all_there_is_on_the_output(desk):
    run = Run(desk.folder, "build", "--json")
    report = json.loads(run.out)
    assert report["succeeded"] is True
    assert report["problems"] == []
    assert "index.html" in report["written"]
    desk.edit("content/briefs/2025-03-01-paris.md", "title:", "titel:")
    failed = json.loads(Run(desk.folder, "build", "--json").out)
    assert failed["succeeded"] is False
    found = {(each["place"]["line"], each["code"][:3]) for each in failed["problems"]}
    assert (2, "BG2") in found


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("briefs", "2025-02-26-doha"),
        ("actors", "sergey-lavrov"),
        ("tags", "embassies"),
        ("drafts", "plan"),
        ("withheld", "plan"),
    ],
)
def test_a_list_holds_what_it_is_asked_for(subject, expected, desk):
    draft = "---\ntitle: Plan\ndate: 2025-01-01\ndraft: true\n---\nText.\n"
    desk.write("content/briefs/plan.md", draft)
    run = Run(desk.folder, "list", subject)
    assert (run.code, run.err) == (0, "")
    assert expected in run.out
    assert expected in json.dumps(json.loads(Run(desk.folder, "list", subject, "--json").out))


def test_problems_can_be_listed_without_a_build(desk):
    assert Run(desk.folder, "list", "problems").out == "no problems\n"
    desk.edit("content/briefs/2025-03-01-paris.md", "title:", "titel:")
    run = Run(desk.folder, "list", "problems")
    assert run.code == 1
    assert "content/briefs/2025-03-01-paris.md:2:1: error BG2" in run.out
    assert not desk.out.exists()


def test_a_problem_is_explained(desk):
    run = Run(desk.folder, "explain", "bg301")
    assert run.code == 0
    assert run.out.startswith("BG301 · ")


def test_the_version_is_told(tmp_path):
    assert Run(tmp_path, "--version").out == f"briefgen {__version__}\n"


@pytest.mark.parametrize(
    "command", ["", "new", "new site", "new brief", "build", "list", "why", "clean", "explain"]
)
def test_help_says_what_a_command_does(command, tmp_path):
    run = Run(tmp_path, *command.split(), "--help")
    assert run.code == 0
    assert run.out.startswith(f"Usage: briefgen {command}".rstrip())
    assert len(run.out.splitlines()) >= 5


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered_for_three_shells(shell, tmp_path):
    assert "_BRIEFGEN_COMPLETE" in Run(tmp_path, "completion", shell).out


def test_nothing_is_coloured_when_piped(desk):
    desk.edit("content/briefs/2025-03-01-paris.md", "title:", "titel:")
    run = Run(desk.folder, "build", FORCE_COLOR="", NO_COLOR="1")
    assert "\x1b" not in run.out + run.err
    assert "\x1b" not in Run(desk.folder, "build").err


def on_a_terminal(folder, *arguments, **environment):
    """Run with a terminal for its error stream; return what the terminal was sent."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=folder,
        env={**plain, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    sent = b""
    with os.fdopen(ours, "rb") as terminal, contextlib.suppress(OSError):
        while chunk := terminal.read1():
            sent += chunk
    return sent.decode()


def test_problems_are_coloured_on_a_terminal_unless_no_color_is_set(desk):
    desk.edit("content/briefs/2025-03-01-paris.md", "title:", "titel:")
    assert "\x1b[31m" in on_a_terminal(desk.folder, "build")
    assert "\x1b" not in on_a_terminal(desk.folder, "build", NO_COLOR="1")


def test_a_list_that_may_lack_something_says_so(desk, tmp_path):
    desk.edit("content/briefs/2025-03-01-paris.md", "title:", "titel:")
    run = Run(desk.folder, "list", "briefs")
    assert run.code == 1
    assert "briefgen list problems" in run.err
    empty = tmp_path / "empty"
    empty.mkdir()
    run = Run(empty, "list", "withheld", "--json")
    assert (run.code, json.loads(run.out)) == (2, [])
    assert run.err


def test_a_title_needs_no_quotation_marks_but_some_words(desk):
    made = Run(desk.folder, "new", "brief", "Lavrov", "visits", "Doha", "--date", "2025-02-26")
    assert made.out == "content/briefs/2025-02-26-lavrov-visits-doha.md\n"
    empty = Run(desk.folder, "new", "brief", " ")
    assert empty.code == 2
    assert "empty" in empty.err


def test_the_way_into_a_new_site_can_be_pasted(tmp_path):
    assert "cd 'Harbour Desk'\n" in Run(tmp_path, "new", "site", "Harbour Desk").out


def test_the_next_change_is_told_in_the_sites_own_time(desk):
    desk.write("site.toml", 'title = "Desk"\ntimezone = "Europe/Istanbul"\n')
    desk.edit("content/briefs/2025-03-01-paris.md", "tags:", "embargo: 2026-02-01\ntags:")
    run = Run(desk.folder, "build", "--now", "2026-01-01")
    assert "Build again at 2026-02-01T00:00+03:00" in run.out


def test_a_folder_that_is_a_file_is_no_fault_of_the_program(tmp_path):
    (tmp_path / "site.toml").write_text('title = "Desk"\n')
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "actors").write_text("a file")
    run = Run(tmp_path, "new", "actor", "Hakan Fidan")
    assert run.code == 2
    assert "content/actors/hakan-fidan.md" in run.err
    assert "Traceback" not in run.err
