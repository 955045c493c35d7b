"""What is read of a release at its target: whoever can write there may have written it."""

import msgspec
import pytest
from click import unstyle

from briefgen.cli.release_lines import changes_lines
from tests.publish.desk import DESK, Published

DIGEST = "0" * 64


@pytest.fixture
def desk(site):
    made = Published(site(DESK))
    assert made.publish().is_done
    return made


def forged(desk, change) -> tuple[int, list[str]]:
    """Change the list of what is live, and publish; return the files sent, and what is wrong."""
    (listed,) = desk.live.with_name("live.releases").glob("*.json")
    release = msgspec.json.decode(listed.read_bytes())
    change(release)
    listed.write_bytes(msgspec.json.encode(release))
    desk.site.edit("site.toml", "The Desk", "The Other Desk")
    outcome = desk.publish()
    return outcome.sent, [each.code for each in outcome.problems]


@pytest.mark.parametrize(
    ("field", "key", "value"),
    [
        ("pages", "../elsewhere.html", {"title": "Doha", "document": "brief/doha"}),
        ("pages", "_briefgen/release.json", {"title": "Doha", "document": "brief/doha"}),
        ("pages", "old/index.html", {"title": "Doha", "document": "brief/doha"}),
        ("files", "../x.html", {"digest": DIGEST, "size": 1, "stage": "page"}),
        ("files", "_briefgen/x.html", {"digest": DIGEST, "size": 1, "stage": "page"}),
        ("files", "x.html", {"digest": "../x", "size": 1, "stage": "page"}),
        ("files", "x.html", {"digest": DIGEST, "size": -1, "stage": "page"}),
        ("files", "x.html", {"digest": DIGEST, "size": 1, "stage": "none"}),
    ],
)
def test_a_forged_file_or_page_is_not_believed(desk, field, key, value):
    before = desk.files()
    assert forged(desk, lambda release: release[field].update({key: value})) == (0, ["BG712"])
    assert desk.files() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "../x"),
        ("parent", "../x"),
        ("at", "../../x"),
        ("restored", "\x1b[2J"),
        ("base_url", "https://desk.example/\x1b"),
        ("kept", ["../x"]),
        ("version", 2),
    ],
)
def test_a_forged_field_is_not_believed(desk, field, value):
    before = desk.files()
    assert forged(desk, lambda release: release.update({field: value})) == (0, ["BG712"])
    assert desk.files() == before


def test_a_forged_title_of_what_goes_moves_no_cursor(desk):
    def change(release):
        release["pages"]["briefs/paris/index.html"]["title"] = "\x1b[2J\u202esiraP"

    desk.site.remove("content/briefs/paris.md")
    assert forged(desk, change)[1] == []
    told = unstyle("\n".join(changes_lines(desk.asked[-1])))
    assert "siraP" in told
    assert not {"\x1b", "\u202e"} & set(told)
