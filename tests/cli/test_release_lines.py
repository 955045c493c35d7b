"""Releases in words, the bar of a publication, and the exit codes of its problems."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import click
import pytest

from briefgen.cli.exit_codes import exit_code
from briefgen.cli.progress import Bar
from briefgen.cli.release_lines import changes_lines, size_text
from briefgen.cli.sending import Sending
from briefgen.problem import error
from briefgen.publish.changes import ChangedPage, Changes

PAGE = ChangedPage("Talks in Doha", "briefs/doha/index.html")


def test_of_many_pages_the_first_are_named_and_the_rest_are_counted():
    pages = tuple(ChangedPage(f"{number:02}", f"{number:02}.html") for number in range(25))
    lines = [click.unstyle(line) for line in changes_lines(Changes(changed=pages, paths=("a",)))]
    assert len(lines) == 23
    assert lines[-3:] == ["  19  19.html", "  and 5 more", "To send: 1 file, 0 bytes."]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_949, "999.9 kB"),
        (999_950, "1.0 MB"),
        (12_345_678_901, "12.3 GB"),
        (10**16, "10000.0 TB"),
    ],
)
def test_a_size_is_short(size, text):
    assert size_text(size) == text


def test_each_code_of_publishing_has_the_exit_code_of_its_cause():
    found = {
        number: exit_code([error(f"BG{number}", "")], strict=False) for number in range(701, 718)
    }
    content, environment = {706, 707, 708}, {702, 705, 711, 712, 714, 716}
    assert {number for number, code in found.items() if code == 1} == content
    assert {number for number, code in found.items() if code == 3} == environment
    assert {code for number, code in found.items() if number not in content | environment} == {2}


def test_a_bar_shows_bytes_and_makes_way_for_the_question(monkeypatch, capsys):
    clock = iter(range(100))
    monkeypatch.setattr("briefgen.cli.progress.perf_counter", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shown = Sending("?", Path(), is_sure=True, err=False)
    shown.watch("render", 1, 2)
    assert shown.ask(Changes(new=(PAGE,)), ())
    shown.watch("send", 500_000, 1_000_000)
    shown.close()
    said = capsys.readouterr()
    assert "NEW 1 page" in said.out
    assert "1/2" in said.err
    assert "0.5/1.0 MB" in said.err


def test_threads_that_send_at_once_share_one_bar(monkeypatch, capsys):
    clock = iter(range(1000))
    monkeypatch.setattr("briefgen.cli.progress.perf_counter", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    opened, begin = [], Bar._open

    def slow_open(self, *, is_in_bytes):
        opened.append(is_in_bytes)
        together.wait(0.2)
        begin(self, is_in_bytes=is_in_bytes)

    together = Event()
    monkeypatch.setattr(Bar, "_open", slow_open)
    shown = Sending("?", Path(), is_sure=True, err=False)
    with ThreadPoolExecutor(8) as workers:
        for number in range(8):
            workers.submit(shown.watch, "send", number, 8)
    shown.close()
    assert opened == [True]
    assert "bytes" in capsys.readouterr().err
