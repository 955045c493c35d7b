"""A publication that has gone well, and somebody at a terminal."""

from contextlib import chdir

from click.testing import CliRunner

from briefgen.cli.commands import briefgen
from briefgen.publish.changes import ChangedPage, Changes, FileCounts
from briefgen.publish.outcome import Outcome
from briefgen.publish.release import Release, ReleaseFile, ReleasePage

URL = "https://desk.example/"
LIVE = Release(
    id="20260101T120000Z-0a0a0a0a",
    at="2026-01-01T12:00:00+00:00",
    base_url=URL,
    files={"index.html": ReleaseFile("00", 1500, "page"), "x.css": ReleaseFile("01", 500, "asset")},
    pages={"index.html": ReleasePage("Home")},
)
NEXT = Release(id="20260102T120000Z-0b0b0b0b", at="2026-01-02T12:00:00+00:00", parent=LIVE.id)
CHANGES = Changes(
    new=(ChangedPage("Talks in Doha", "briefs/doha/index.html"),),
    changed=(ChangedPage("Home", "index.html"), ChangedPage("About\x1b", "about/index.html")),
    removed=(ChangedPage("Old", "old/index.html"),),
    files=FileCounts(1, 2, 0),
    size=1_234_567,
    paths=("a", "b"),
)
SENT = Outcome(
    changes=CHANGES,
    release=NEXT,
    live=NEXT,
    sent=2,
    sent_bytes=1_234_567,
    removed=1,
    is_done=True,
    url=URL,
)


def typed(folder, monkeypatch, answer, *arguments):
    """Run a command at a terminal at which somebody types an answer."""
    monkeypatch.setattr("briefgen.cli.target_option.is_a_person_there", lambda: True)
    with chdir(folder):
        return CliRunner().invoke(briefgen, arguments, input=answer, standalone_mode=False)
