"""The Markdown parser: what is switched on, and what is not."""

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.content.markup.blocks import blocks_plugin
from briefgen.content.markup.callout import callout_plugin
from briefgen.content.markup.html import Html
from briefgen.content.markup.label import label_plugin
from briefgen.content.markup.marks import marks_plugin
from briefgen.content.markup.stray import stray_plugin
from briefgen.content.markup.usual import usual_plugin
from briefgen.content.markup.wikilink import wikilink_plugin

NESTING = 100
"""How many levels of blocks are read; what lies deeper would be dropped without a word."""


def commonmark_parser(*, html: bool = False) -> MarkdownIt:
    """Return a parser of plain CommonMark with the site's options; raw HTML only for tests.

    Typographic replacement and bare links stay off: one is quadratic, the other slow.
    """
    options = {"html": html, "maxNesting": NESTING, "xhtmlOut": False}
    return MarkdownIt("commonmark", options)


def patient_parser() -> MarkdownIt:
    """Return a parser of bodies that tries every rule everywhere.

    Links of every scheme become tokens: `target` decides which are kept, so that a refused one can
    be reported where it stands.
    """
    options = {"html": False, "maxNesting": NESTING, "xhtmlOut": False, "tasklists": True}
    parser = _AnyScheme("commonmark", options)
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin)
    parser.use(attrs_plugin, after=("image",), allowed=("credit",))
    parser.use(callout_plugin)
    parser.use(wikilink_plugin)
    parser.use(label_plugin)
    parser.use(stray_plugin)
    return parser


@cache
def site_parser() -> MarkdownIt:
    """Return the parser of bodies, one for the whole process.

    It reads what `patient_parser` reads, and tries only what can succeed.
    """
    parser = patient_parser()
    parser.use(blocks_plugin)
    parser.use(marks_plugin)
    parser.use(usual_plugin)
    return parser


@cache
def renderer() -> Html:
    """Return what makes HTML of the tokens that `walk` has been through."""
    return Html()


class _AnyScheme(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the library's own seam
        """Take every address for a link."""
        return True
