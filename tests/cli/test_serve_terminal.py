"""What `briefgen serve` says while it runs."""

import click
import pytest

from briefgen.cli.serve_terminal import ServeTerminal
from briefgen.problem import Place, error, warning
from briefgen.serve.shown import Hidden, Mistake, Round, Status

URL = "http://127.0.0.1:8000/"
COUNTS = {"brief": 12, "actor": 5, "tag": 1, "page": 2}
DOHA = "content/briefs/doha.md"


@pytest.fixture
def terminal():
    return ServeTerminal(opens=False, drafts=True)


def status(**given):
    return Status(number=1, title="Desk", **{"counts": COUNTS, **given})


def saved(*files, errors=0, warnings=0):
    changed = files or (DOHA,)
    return Round(
        at="12:04:05", changed=changed, milliseconds=33.7, errors=errors, warnings=warnings
    )


def dead(line, name="nobody"):
    place = Place(DOHA, line, 5, len(name), f"See [[{name}]].")
    return error("BG301", f"{name} is not known", place, "write another")


def looked(terminal, told, *problems):
    terminal.looked(told, status(), problems)


def test_the_first_line_says_where_and_the_second_what(terminal, capsys):
    terminal.started(URL, status())
    assert capsys.readouterr() == (
        f"Preview at {URL}  (Ctrl-C to stop)\n12 briefs, 5 actors, 1 tag, 2 pages.\n",
        "",
    )


def test_the_address_is_said_once_and_as_early_as_it_is_known(terminal, capsys):
    terminal.listening(URL)
    assert capsys.readouterr().out == f"Preview at {URL}  (Ctrl-C to stop)\n"
    terminal.started(URL, status())
    assert "Preview at" not in capsys.readouterr().out


def test_what_a_public_build_withholds_is_counted_and_what_is_hidden_is_listed(terminal, capsys):
    hidden = (Hidden("content/briefs/x.md", "marked AMBER, above CLEAR"),)
    terminal.started(URL, status(public_differs=3, withheld=hidden))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "12 briefs, 5 actors, 1 tag, 2 pages; 3 documents shown that a public build withholds.",
        "Withheld 1 document:",
        "  content/briefs/x.md: marked AMBER, above CLEAR",
    ]


def test_a_long_list_of_what_is_withheld_is_cut_and_counted(terminal, capsys):
    hidden = tuple(Hidden(f"content/briefs/{number}.md", "draft") for number in range(25))
    terminal.started(URL, status(withheld=hidden))
    assert capsys.readouterr().out.splitlines()[-1] == "  and 15 more"


def test_the_mistakes_of_the_beginning_are_told_as_a_build_tells_them(terminal, capsys):
    mistake = Mistake(
        code="BG301",
        severity="error",
        message="nobody is not known",
        advice="write another",
        file=DOHA,
        line=7,
        column=5,
        length=6,
        excerpt="See [[nobody]].",
    )
    loose = Mistake(code="BG101", severity="warning", message="all is odd")
    terminal.started(URL, status(mistakes=(loose, mistake)))
    assert capsys.readouterr().err.splitlines() == [
        f"{DOHA}:7:5: error BG301: nobody is not known",
        "  7 | See [[nobody]].",
        "    |     ^^^^^^ write another",
        "warning BG101: all is odd",
        "1 error, 1 warning",
    ]


def test_a_change_is_one_line(terminal, capsys):
    looked(terminal, saved())
    assert capsys.readouterr() == (f"12:04:05  {DOHA}  34 ms\n", "")


@pytest.mark.parametrize(
    ("files", "named"),
    [
        (("a.md", "b.md"), "a.md, b.md"),
        (("a.md", "b.md", "c.md"), "a.md, b.md and 1 file more"),
        (tuple(f"{number}.md" for number in range(40)), "0.md, 1.md and 38 files more"),
        (("a\x1b[2J.md",), "a<U+001B>[2J.md"),
    ],
)
def test_many_files_stay_one_line(terminal, capsys, files, named):
    looked(terminal, saved(*files))
    assert capsys.readouterr().out == f"12:04:05  {named}  34 ms\n"


def test_a_change_without_a_file_says_so(terminal, capsys):
    terminal.looked(
        Round(at="09:00:00", changed=(), milliseconds=2, errors=0, warnings=0), status(), ()
    )
    assert capsys.readouterr().out == "09:00:00  (nothing saved)  2 ms\n"


def test_errors_and_warnings_are_counted_and_their_end_is_told(terminal, capsys):
    doubt = warning("BG310", "doubtful", Place(DOHA, 3, 1))
    looked(terminal, saved(errors=1, warnings=1), dead(7), doubt)
    looked(terminal, saved())
    looked(terminal, saved())
    assert capsys.readouterr().out.splitlines() == [
        f"12:04:05  {DOHA}  34 ms  1 error, 1 warning",
        f"12:04:05  {DOHA}  34 ms  all mended",
        f"12:04:05  {DOHA}  34 ms",
    ]


def test_only_new_problems_are_printed(terminal, capsys):
    looked(terminal, saved(errors=1), dead(7))
    assert "error BG301: nobody" in capsys.readouterr().err
    looked(terminal, saved(errors=1))
    looked(terminal, saved(errors=2), dead(9), dead(12, "no one"))
    told = capsys.readouterr().err
    assert f"{DOHA}:12:5: error BG301: no one" in told
    assert "nobody" not in told


def test_a_problem_that_comes_again_is_printed_again(terminal, capsys):
    looked(terminal, saved(errors=1), dead(7))
    looked(terminal, saved())
    capsys.readouterr()
    looked(terminal, saved(errors=1), dead(7))
    assert "error BG301: nobody" in capsys.readouterr().err


def test_many_problems_are_cut_and_the_rest_is_where_the_browser_shows_it(terminal, capsys):
    terminal.started(URL, status())
    looked(terminal, saved(errors=14), *(dead(line, f"name {line}") for line in range(1, 15)))
    told = capsys.readouterr().err
    assert told.count("error BG301") == 10
    assert told.splitlines()[-1] == f"and 4 more: {URL}_briefgen/"


def test_a_taken_port_and_other_news_are_told(terminal, capsys):
    terminal.asked_port(8000, 8001)
    terminal.say("this folder announces no changes;\x07 it is looked at every second\nyes")
    told = capsys.readouterr()
    assert told.out == "Port 8000 is taken; using 8001.\n"
    assert told.err == (
        "this folder announces no changes;<U+0007> it is looked at every second\nyes\n"
    )


def test_whoever_is_exposed_is_warned_loudly(terminal, capsys):
    terminal.exposed("http://192.0.2.7:8000/")
    told = capsys.readouterr().err
    assert told.startswith(
        "Everybody who can reach port 8000 of this machine can read this preview"
    )
    assert "drafts and what is under embargo too" in told
    assert "--host 127.0.0.1" in told
    ServeTerminal(opens=False, drafts=False).exposed("http://192.0.2.7:8000/")
    assert "drafts" not in capsys.readouterr().err


def test_the_preview_is_opened_once(monkeypatch):
    opened = []
    monkeypatch.setattr(click, "launch", opened.append)
    monkeypatch.setattr("briefgen.cli.serve_terminal.Thread", _AtOnce)
    terminal = ServeTerminal(opens=True, drafts=True)
    terminal.listening(URL)
    terminal.started(URL, status())
    assert opened == [URL]


class _AtOnce:
    def __init__(self, *, target, args, daemon):
        assert daemon
        self.start = lambda: target(*args)
