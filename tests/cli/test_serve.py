"""The command line of `briefgen serve`: what its options come to, and which are refused."""

import errno
import socket
from datetime import UTC, datetime

import click
import pytest
from click.shell_completion import ShellComplete

from briefgen.build.workers import processors
from briefgen.cli.commands import briefgen
from briefgen.cli.editors import EDITORS
from tests.cli.run import Call, Run


@pytest.fixture
def asked(desk, monkeypatch):
    """Return what the server is asked for, instead of asking it."""
    monkeypatch.delenv("BRIEFGEN_EDITOR", raising=False)

    def settings(*arguments):
        caught = []
        monkeypatch.setattr(
            "briefgen.serve.serve.serve", lambda settings, _terminal: caught.append(settings)
        )
        assert Call(desk.folder, "serve", *arguments).code == 0
        return caught[0]

    return settings


def test_by_default_this_machine_alone_sees_all_drafts(asked):
    settings = asked()
    assert (settings.host, settings.port, settings.allow_hosts) == ("127.0.0.1", 8000, ())
    assert settings.drafts is True
    assert settings.polls is False
    assert settings.editor == ""
    assert settings.jobs == processors()


def test_every_option_arrives(asked):
    names = ("--allow-host", "Desk.Example.", "--allow-host", "[::1]", "--allow-host", "::1")
    settings = asked(
        "--host", "localhost", "--port", "0", "--no-drafts", "--poll", "-j", "3", *names
    )
    assert (settings.host, settings.port) == ("localhost", 0)
    assert settings.allow_hosts == ("desk.example", "::1")
    assert (settings.drafts, settings.polls, settings.jobs) == (False, True, 3)


def test_time_is_an_input_or_that_of_each_look(asked, desk):
    fixed = asked("--now", "2025-02-26T09:00Z").clock
    assert fixed() == fixed() == datetime(2025, 2, 26, 9, tzinfo=UTC)
    desk.edit("site.toml", "title =", 'timezone = "Europe/Istanbul"\ntitle =')
    assert asked("--now", "2025-02-26").clock() == datetime(2025, 2, 25, 21, tzinfo=UTC)
    running = asked().clock
    begin = datetime.now(UTC)
    assert begin <= running() <= running() <= datetime.now(UTC)


def test_a_broken_site_is_previewed_until_it_is_mended(asked, desk):
    desk.write("site.toml", "title = \n")
    assert asked().clock() is not None


@pytest.mark.parametrize("name", EDITORS)
def test_an_editor_is_known_by_its_name(asked, name):
    address = asked("--editor", name.upper()).editor
    assert address.partition(":")[2].count("{file}") == 1
    assert address.count("{line}") == 1


def test_an_editor_may_be_an_address_or_come_from_the_environment(asked, monkeypatch):
    own = "x-mine://open?file={file}&at={line}"
    assert asked("--editor", own).editor == own
    monkeypatch.setenv("BRIEFGEN_EDITOR", "zed")
    assert asked().editor == EDITORS["zed"]
    assert asked("--editor", own).editor == own
    assert asked("--editor", "").editor == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--port 65536", "0<=x<=65535"),
        ("--port -1", "0<=x<=65535"),
        ("--port http", "not a valid integer"),
        ("--host 192.0.2.7", "is not an address of this machine"),
        ("--host 127.0.0.1:8000", "write it without scheme, port and path"),
        ("--host http://localhost/", "write it without scheme, port and path"),
        ("--allow-host *.example", "write each name whole"),
        ("--allow-host desk.example:8000", "write it without scheme, port and path"),
        ("--allow-host -x", "is not the name or address of a machine"),
        ("--now yesterday", "is not a date"),
        ("--jobs 0", "1<=x<=256"),
        ("--editor vscod", 'did you mean "vscode"?'),
        ("--editor qqqqqqqq", "known are cursor, emacs"),
        ("--editor x://open?{line}", "has no {file} in it"),
        ("--editor x://{file}{row}", "may have {file}, {line} and {column}"),
        ("--editor javascript:{file}", "is not the address of an editor"),
        ("--editor DATA:{file}", "is not the address of an editor"),
        ("--editor ://{file}", "is not the address of an editor"),
        ("--editor http://[{file}", "is not the address of an editor"),
        ("--site nowhere", "briefgen new site FOLDER"),
    ],
)
def test_an_option_that_is_wrong_is_refused_before_anything_starts(desk, arguments, said):
    with pytest.raises(click.UsageError) as caught:
        Call(desk.folder, "serve", *arguments.split())
    assert said in caught.value.format_message()


def test_an_address_of_an_editor_has_no_spaces(desk):
    with pytest.raises(click.UsageError) as caught:
        Call(desk.folder, "serve", "--editor", "x://{file} {line}")
    assert "write %20" in caught.value.format_message()


def test_a_port_that_is_taken_is_left_to_the_server(asked):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert asked("--port", str(port)).port == port


def test_where_no_port_is_free_any_other_can_be_asked_for(desk, monkeypatch):
    def refuse(_settings, _terminal):
        raise OSError(errno.EADDRINUSE, "no port from 8000 on is free")

    monkeypatch.setattr("briefgen.serve.serve.serve", refuse)
    with pytest.raises(click.UsageError) as caught:
        Call(desk.folder, "serve")
    assert caught.value.format_message().endswith("--port 0 takes any")


def test_a_mistake_on_the_command_line_ends_with_2(desk):
    run = Run(desk.folder, "serve", "--port", "99999")
    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err


def test_ctrl_c_before_the_server_listens_for_it_is_quiet(desk, monkeypatch):
    def interrupt(_settings, _terminal):
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.serve.serve.serve", interrupt)
    run = Call(desk.folder, "serve")
    assert (run.code, run.err) == (0, "")


def test_the_tab_key_offers_editors():
    complete = ShellComplete(briefgen, {}, "briefgen", "_BRIEFGEN_COMPLETE")
    found = complete.get_completions(["serve", "--editor"], "vsc")
    assert [each.value for each in found] == ["vscode", "vscode-insiders", "vscodium"]
