"""Rows 38-42 and 46 of the table of hostile inputs: slugs, file names, and names in links."""

from collections.abc import Callable

import pytest

from tests.harness.built import Built
from tests.harness.site import Site
from tests.hostile.row import Row, attempt, brief, x

BAD_SLUGS = {
    41: ("con", "nul.tag", "a/aux", "x.", '"x "', '"a:b"', "s" * 300),
    42: ("../../x", "'%2e%2e/x'", "/x", "..\\x", '""', "🎈"),
}
ALIKE = {
    "a sharp s": ("Straße", "STRASSE", ("STRASSE.md: BG201", "Straße.md: BG209")),
    "an accent in two forms": ("\u00e9", "e\u0301", ("\u00e9.md: BG201", "\u00e9.md: BG209")),
    "the Kelvin sign": ("273-\u212a", "273-k", ("273-K.md: BG209",)),
    "full-width letters": ("ｄｏｈａ", "doha", ("ｄｏｈａ.md: BG201",)),
}


def has_one_tag(built: Built) -> None:
    tags = [
        path for path in built.files if path.startswith("tags/") and path.endswith("/index.html")
    ]
    assert [path for path in tags if path.count("/") == 2] == ["tags/ai/index.html"]


def hides_the_draft(built: Built) -> None:
    told = " ".join(f"{each.message} {each.advice}" for each in built.problems())
    assert "Secret" not in told
    assert "hush" not in told


ROWS = [
    Row(
        row=38,
        name="one slug twice",
        files={
            "content/briefs/a.md": brief("slug: same\n"),
            "content/briefs/b.md": brief("slug: same\n"),
        },
        refused=("content/briefs/b.md:4:7: BG311",),
        says=("content/briefs/a.md", "content/briefs/b.md"),
    ),
    *(
        Row(
            row=39,
            name=name,
            files={f"content/briefs/{one}.md": brief(), f"content/briefs/{other}.md": brief()},
            refused=tuple(f"content/briefs/{each}" for each in refused),
        )
        for name, (one, other, refused) in ALIKE.items()
    ),
    Row(
        row=40,
        name="one tag in three spellings",
        files={
            "content/briefs/a.md": brief("tags: [AI]\n"),
            "content/briefs/b.md": brief("tags: [ai]\n"),
            "content/briefs/c.md": brief('tags: ["Ai "]\n'),
        },
        warned=("content/briefs/a.md:4:8: BG312", "content/briefs/b.md:4:8: BG312"),
        check=has_one_tag,
    ),
    *(
        Row(
            row=row,
            name=f"the slug {slug[:20]}",
            files=x(brief(f"slug: {slug}\n")),
            refused=("content/briefs/x.md:4:7: BG237",),
        )
        for row, slugs in BAD_SLUGS.items()
        for slug in slugs
    ),
    Row(
        row=46,
        name="a link to nothing",
        files=x(brief(body="See [[nothing]].\n")),
        refused=("content/briefs/x.md:5:5: BG301",),
    ),
    Row(
        row=46,
        name="a link to a heading that is not there",
        files=x(brief(body="See [[good#nothing]].\n")),
        refused=("content/briefs/x.md:5:5: BG305",),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_names_that_are_hostile(row: Row, site: Callable[[], Site]):
    attempt(row, site())


def test_a_link_to_a_draft_is_refused_without_a_word_of_the_draft(site: Callable[[], Site]):
    draft = brief("draft: true\n", title="Secret hush")
    row = Row(
        row=46,
        name="a link to a draft",
        files={**x(brief(body="See [[plan]].\n")), "content/briefs/plan.md": draft},
        refused=("content/briefs/x.md:5:5: BG304",),
    )
    hides_the_draft(attempt(row, site()))
