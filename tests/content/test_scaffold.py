"""What `briefgen new` writes can be read back, whatever the title."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.config import Config
from briefgen.content.parse import parse_source
from briefgen.content.scaffold import new_actor, new_brief, new_page, new_site, new_tag
from briefgen.content.scan import SourceFile
from briefgen.invisible import invisible

TITLES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), min_size=1
).map(lambda text: " ".join(text.split()))
DAY = date(2025, 2, 26)


def read(kind, file):
    content_path = file.path.removeprefix("content/")
    return parse_source(
        SourceFile(file.path, kind, content_path, file.text.encode()), Config(title="T")
    )


@given(TITLES.filter(lambda title: title and invisible(title) is None))
@example("null")
@example("~")
@example("2025")
@example("Doha: what was said")
@example("Qatar is #1 in gas")
@example("- a list?")
@example("\"quoted\" and 'more'")
@example("back\\slash")
@example("ends with a colon:")
@example("*starred*")
@example("true")
@example("a long title " * 8 + "x")
@example("0" * 90)
def test_a_title_of_any_kind_comes_back_as_it_was(title):
    brief = read("brief", new_brief(title, DAY))
    assert brief.document is not None, brief.problems
    assert (title, "2025-02-26") == (brief.document.front.title, brief.document.front.date.text)
    assert brief.document.front.draft
    assert title == read("actor", new_actor(title)).document.front.name
    assert title == read("tag", new_tag(title)).document.front.name
    assert title == read("page", new_page(title)).document.front.title


@pytest.mark.parametrize("title", ["Desk", 'A "quoted" desk', "Büro \\ Doha"])
def test_a_new_site_builds_without_a_warning(title, site):
    made = site()
    for file in new_site(title, DAY):
        made.write(file.path, file.text)
    built = made.build(strict=True).fine()
    assert title in built.main("") or title in built.page("").css_first("title").text()
