"""The shortcut for link texts: faster, and never another answer than the library's."""

from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markup.label import label_plugin
from briefgen.content.markup.parser import commonmark_parser

PLAIN = commonmark_parser()
QUICK = commonmark_parser().use(label_plugin)

PARTS = ["[", "]", "(b)", "![", "[a](b)", "a", "`", "\\", "*", "<", ">", "](b)", "[r]", "\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_links_are_found_where_the_library_finds_them(parts):
    text = f"{''.join(parts)}\n\n[r]: /url\n[a]: /url\n"
    assert QUICK.render(text) == PLAIN.render(text)
