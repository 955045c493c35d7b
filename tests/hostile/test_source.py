"""Rows 1-11 of the table of hostile inputs: a file's bytes and the fence of its front matter."""

from collections.abc import Callable

import pytest

from briefgen.address import DocId, Ref
from tests.harness.built import Built
from tests.harness.site import Site
from tests.hostile.row import Row, attempt, brief, x

BOM = b"\xef\xbb\xbf"


def is_withheld(built: Built) -> None:
    assert [each.ref for each in built.report.withheld] == [Ref("brief", DocId("x"))]
    built.lacks("briefs/x/index.html")


def is_there(built: Built) -> None:
    built.has("briefs/x/index.html")


ROWS = [
    Row(
        row=1,
        name="a BOM before a draft",
        files=x(BOM + brief("draft: true\n").encode()),
        check=is_withheld,
    ),
    Row(
        row=2,
        name="a zero-width space before the fence",
        files=x("\u200b" + brief()),
        refused=("content/briefs/x.md:1:1: BG218",),
    ),
    Row(
        row=3,
        name="a fence never closed",
        files=x("---\ntitle: X\n\nA body.\n"),
        refused=("content/briefs/x.md:1:1: BG219",),
    ),
    Row(
        row=4,
        name="a block closed by dots",
        files=x("---\ntitle: X\n...\nA body.\n"),
        refused=("content/briefs/x.md:3:1: BG220",),
        says=("---",),
    ),
    Row(
        row=5,
        name="TOML",
        files=x('+++\ntitle = "X"\n+++\nA body.\n'),
        refused=("content/briefs/x.md:1:1: BG221",),
        says=("TOML",),
    ),
    Row(row=6, name="CRLF", files=x(brief().replace("\n", "\r\n")), check=is_there),
    Row(
        row=6,
        name="CR only",
        files=x(brief().replace("\n", "\r")),
        refused=("content/briefs/x.md:1:4: BG217",),
    ),
    Row(row=6, name="mixed line ends", files=x(brief().replace("\n", "\r\n", 3)), check=is_there),
    Row(
        row=7,
        name="UTF-16 with a BOM",
        files=x(brief().encode("utf-16")),
        refused=("content/briefs/x.md:1:1: BG215",),
        says=("UTF-8",),
    ),
    Row(
        row=8,
        name="a Latin-1 byte",
        files=x(b"---\ntitle: \xe9t\xe9\n---\nA body.\n"),
        refused=("content/briefs/x.md:2:8: BG215",),
        says=("UTF-8",),
    ),
    Row(
        row=9,
        name="NUL in the body",
        files=x(brief(body="A \0 body.\n")),
        refused=("content/briefs/x.md:5:3: BG216",),
    ),
    Row(
        row=9,
        name="NUL in the front matter",
        files=x(brief("summary: a\0b\n")),
        refused=("content/briefs/x.md:4:11: BG216",),
    ),
    Row(
        row=10,
        name="U+001F in the title",
        files=x(brief(title="a\x1fb")),
        refused=("content/briefs/x.md:2:9: BG216",),
    ),
    Row(
        row=11,
        name="an empty file",
        files=x(""),
        refused=("content/briefs/x.md:1:1: BG228", "content/briefs/x.md:1:1: BG228"),
        says=("title",),
    ),
    Row(row=11, name="only front matter", files=x(brief(body="")), check=is_there),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_file_that_is_hostile(row: Row, site: Callable[[], Site]):
    attempt(row, site())
