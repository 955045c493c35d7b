"""Rows 12-27 of the table of hostile inputs: the fields of a file."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.harness.built import Built
from tests.harness.site import PLAIN_CONFIG, Site
from tests.hostile.row import Row, attempt, brief, x

RAISED = f"{PLAIN_CONFIG}[limits]\nfront_matter_bytes = 200000\n"
PYTHON_TAG = 'summary: !!python/object/apply:os.system ["exit 1"]\n'
BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)


def is_there(built: Built) -> None:
    built.has("briefs/x/index.html")


def keeps_its_text(built: Built) -> None:
    page = built.main("briefs/x/")
    for text in ("NO", "1.10", "010"):
        assert f"the {text} one" in page


def has_no_tags(built: Built) -> None:
    assert "tags/" not in "".join(built.links("briefs/x/"))


def has_tags_1_and_true(built: Built) -> None:
    built.has("tags/1/index.html").has("tags/true/index.html")


def keeps_rule_and_fence(built: Built) -> None:
    page = built.page("briefs/x/")
    assert page.css_first("main hr") is not None
    assert "title: not front matter" in built.main("briefs/x/")


def keeps_indented_code(built: Built) -> None:
    code = built.page("briefs/x/").css_first("main pre code")
    assert code is not None
    assert code.text() == "  two more\n"


ROWS = [
    Row(
        row=12,
        name="draft twice",
        files=x(brief("draft: true\ndraft: false\n")),
        refused=("content/briefs/x.md:5:1: BG224",),
        says=("draft",),
    ),
    Row(
        row=12,
        name="draft twice, once quoted",
        files=x(brief('draft: true\n"draft": false\n')),
        refused=("content/briefs/x.md:5:1: BG224",),
    ),
    Row(
        row=12,
        name="a nested key twice",
        files=x(brief("dateline:\n  place: Doha\n  place: Riyadh\n")),
        refused=("content/briefs/x.md:6:3: BG224",),
    ),
    Row(
        row=13,
        name="draft as text",
        files=x(brief('draft: "true"\n')),
        refused=("content/briefs/x.md:4:8: BG229",),
    ),
    Row(
        row=13,
        name="draft maybe",
        files=x(brief("draft: maybe\n")),
        refused=("content/briefs/x.md:4:8: BG229",),
    ),
    Row(
        row=13,
        name="draft 1",
        files=x(brief("draft: 1\n")),
        refused=("content/briefs/x.md:4:8: BG229",),
    ),
    Row(
        row=14,
        name="words that YAML 1.1 takes for something else",
        files=x(brief("takeaways: [the NO one, the 1.10 one, the 010 one]\nextra: {id: 010}\n")),
        check=keeps_its_text,
    ),
    Row(
        row=14,
        name="NO, 1.10 and 010 alone",
        files=x(brief("summary: 010\ndesk: NO\nmethod: 1.10\n")),
        check=is_there,
    ),
    Row(
        row=15,
        name="a key that YAML 1.1 takes for true",
        files=x(brief("on: x\n")),
        refused=("content/briefs/x.md:4:1: BG227",),
    ),
    Row(
        row=15,
        name="a number as key",
        files=x(brief("1: x\n")),
        refused=("content/briefs/x.md:4:1: BG227",),
    ),
    Row(
        row=15,
        name="a key named content",
        files=x(brief("content: x\n")),
        refused=("content/briefs/x.md:4:1: BG227",),
    ),
    Row(
        row=16,
        name="a day that is not",
        files=x("---\ntitle: X\ndate: 2026-02-30\n---\nA body.\n"),
        refused=("content/briefs/x.md:3:7: BG231",),
    ),
    Row(
        row=16,
        name="the year 0",
        files=x("---\ntitle: X\ndate: 0000-01-01\n---\nA body.\n"),
        refused=("content/briefs/x.md:3:7: BG231",),
    ),
    Row(
        row=16,
        name="a date with slashes",
        files=x("---\ntitle: X\ndate: 08/09/2026\n---\nA body.\n"),
        refused=("content/briefs/x.md:3:7: BG231",),
        says=("2025-02-18",),
    ),
    Row(
        row=17,
        name="an embargo in an hour that clocks skip",
        files={
            **x(brief("embargo: 2026-03-29T02:30\n")),
            "site.toml": PLAIN_CONFIG + 'timezone = "Europe/Berlin"\n',
        },
        refused=("content/briefs/x.md:4:10: BG231",),
        says=("clocks skip it",),
    ),
    Row(
        row=18,
        name="tags as one text",
        files=x(brief("tags: a, b\n")),
        refused=("content/briefs/x.md:4:7: BG229",),
    ),
    Row(row=18, name="tags with nothing", files=x(brief("tags:\n")), check=has_no_tags),
    Row(
        row=18,
        name="a list in tags",
        files=x(brief("tags: [a, [b]]\n")),
        refused=("content/briefs/x.md:4:11: BG229",),
    ),
    Row(
        row=18,
        name="tags that look like other things",
        files=x(brief("tags: [1, true]\n")),
        check=has_tags_1_and_true,
    ),
    Row(
        row=19,
        name="a list as front matter",
        files=x("---\n- title\n- X\n---\nA body.\n"),
        refused=("content/briefs/x.md:2:1: BG226",),
    ),
    Row(
        row=19,
        name="a text as front matter",
        files=x("---\nX\n---\nA body.\n"),
        refused=("content/briefs/x.md:2:1: BG226",),
    ),
    Row(
        row=20,
        name="a Python tag",
        files=x(brief(PYTHON_TAG)),
        refused=("content/briefs/x.md:4:10: BG225",),
    ),
    Row(
        row=20,
        name="an unknown tag",
        files=x(brief("summary: !foo x\n")),
        refused=("content/briefs/x.md:4:10: BG225",),
    ),
    Row(
        row=20,
        name="a binary tag",
        files=x(brief("summary: !!binary aGk=\n")),
        refused=("content/briefs/x.md:4:10: BG225",),
    ),
    Row(
        row=21,
        name="a bomb of aliases",
        files=x(brief(BOMB)),
        refused=("content/briefs/x.md:4:4: BG225",),
        seconds=1,
    ),
    Row(
        row=21,
        name="an anchor that holds itself",
        files=x(brief("tags: &a [*a]\n")),
        refused=("content/briefs/x.md:4:7: BG225",),
        seconds=1,
    ),
    Row(
        row=21,
        name="a merge key",
        files=x(brief("<<: *b\n")),
        refused=("content/briefs/x.md:4:1: BG225",),
        seconds=1,
    ),
    Row(
        row=22,
        name="32,000 brackets",
        files=x(brief(f"tags: {'[' * 32_000}\n")),
        refused=("content/briefs/x.md:1:1: BG222",),
        seconds=1,
    ),
    Row(
        row=22,
        name="30,000 dashes",
        files=x(brief(f"tags:\n  {'- ' * 30_000}\n")),
        refused=("content/briefs/x.md:1:1: BG222",),
        seconds=1,
    ),
    Row(
        row=22,
        name="32,000 brackets within a raised limit",
        files={**x(brief(f"tags: {'[' * 32_000}\n")), "site.toml": RAISED},
        refused=("content/briefs/x.md:4:14: BG222",),
        seconds=1,
    ),
    Row(
        row=22,
        name="30,000 dashes within a raised limit",
        files={**x(brief(f"tags:\n  {'- ' * 30_000}\n")), "site.toml": RAISED},
        refused=("content/briefs/x.md:5:17: BG222",),
        seconds=1,
    ),
    Row(
        row=23,
        name="a number of 5,000 digits",
        files=x(brief(f"urgency: {'9' * 5_000}\n")),
        refused=("content/briefs/x.md:4:10: BG229",),
    ),
    Row(
        row=24,
        name="a title of 5 MB",
        files=x(brief(title="x" * 5_000_000)),
        refused=("content/briefs/x.md: BG208",),
    ),
    Row(
        row=24,
        name="a brief of 2 MB",
        files=x(brief(body="word " * 400_000)),
        refused=("content/briefs/x.md: BG208",),
        says=("file_bytes",),
    ),
    Row(
        row=25,
        name="a colon in a title",
        files=x("---\ndate: 2025-01-02\ntitle: Foo: bar\n---\nA body.\n"),
        refused=("content/briefs/x.md:3:11: BG223",),
    ),
    Row(
        row=25,
        name="a tab as indent",
        files=x(brief("dateline:\n\tplace: Doha\n")),
        refused=("content/briefs/x.md:5:1: BG223",),
    ),
    Row(
        row=25,
        name="an open quote",
        files=x(brief('summary: "open\n')),
        refused=("content/briefs/x.md:4:10: BG223",),
    ),
    Row(
        row=26,
        name="a rule and a fence in the body",
        files=x(brief(body="One.\n\n---\n\n```\n---\ntitle: not front matter\n---\n```\n")),
        check=keeps_rule_and_fence,
    ),
    Row(
        row=27,
        name="a body that begins with indented code",
        files=x(brief(body="      two more\n")),
        check=keeps_indented_code,
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_front_matter_that_is_hostile(row: Row, site: Callable[[], Site]):
    attempt(row, site())
