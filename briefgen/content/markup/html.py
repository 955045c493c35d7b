"""Tokens to HTML. What other files must fill in is put out as one NUL, see `pieces`.

No style attributes and no form controls: alignment is a class, a task's box is a character.
"""

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

HOLE = "\0"
"""Stands where a hole is; the parser lets no NUL of the source through."""


class Html(RendererHTML):
    """Renders the tokens of a body that `walk` has been through.

    What the library does for every token, this does for the few that need it.
    """

    def __init__(self) -> None:
        """Take the library's rules, except that items of a list hold no form controls."""
        super().__init__()
        del self.rules["list_item_open"]

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """Return the HTML of blocks."""
        out: list[str] = []
        for index, token in enumerate(tokens):
            if token.type == "inline":
                if token.children:
                    out.append(self.renderInline(token.children, options, env))
            elif rule := self.rules.get(token.type):
                out.append(rule(tokens, index, options, env))
            else:
                out.append(self.renderToken(tokens, index, options, env))
        return "".join(out)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802  # the library's name
        """Return the HTML of what stands in a line."""
        if len(tokens) == 1 and tokens[0].type == "text":
            return _escaped(tokens[0].content)
        out: list[str] = []
        for index, token in enumerate(tokens):
            if token.type == "text":
                out.append(_escaped(token.content))
            elif rule := self.rules.get(token.type):
                out.append(rule(tokens, index, options, env))
            else:
                out.append(self.renderToken(tokens, index, options, env))
        return "".join(out)

    def renderToken(  # noqa: N802  # the library's name
        self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType
    ) -> str:
        """Return a tag, on a line of its own unless it holds or closes a line of text."""
        token = tokens[idx]
        if token.hidden:
            return ""
        tag = f"{token.tag}{self.renderAttrs(token)}" if token.attrs else token.tag
        if not token.block:
            return f"</{tag}>" if token.nesting < 0 else f"<{tag}>"
        if token.nesting < 0:
            return f"</{tag}>\n"
        begin = "\n<" if idx and tokens[idx - 1].hidden else "<"
        following = tokens[idx + 1] if token.nesting and idx + 1 < len(tokens) else None
        if following is None:
            return f"{begin}{tag}>\n"
        closed = following.nesting < 0 and following.tag == token.tag
        inside = following.type in ("inline", "citation") or following.hidden
        return f"{begin}{tag}>" if inside or closed else f"{begin}{tag}>\n"

    def hole(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Return the mark of a hole, on a line of its own where it is a block."""
        return f"{HOLE}\n" if tokens[idx].block else HOLE

    def citation(self, *_: Sequence[Token] | int | OptionsDict | EnvType) -> str:
        """Return the mark of the hole that a note has for its source."""
        return HOLE

    def table_open(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Wrap a table in a box that scrolls, which the keyboard must reach."""
        label = tokens[idx].meta.get("label", "")
        named = f' role="group" aria-label="{escapeHtml(label)}"' if label else ""
        return f'<div class="table"{named} tabindex="0">\n<table>\n'

    def table_close(self, *_: Sequence[Token] | int | OptionsDict | EnvType) -> str:
        """Close a table and its box."""
        return "</table>\n</div>\n"

    def task_box(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Return the box of a task."""
        box = "☑" if tokens[idx].meta["checked"] else "☐"
        return f'<span class="box">{box}</span> '

    def footnote_ref(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Return the raised number that leads to a note."""
        number, use = tokens[idx].meta["number"], tokens[idx].meta["use"]
        return (
            f'<sup class="footnote-ref"><a href="#{note_id(number)}" '
            f'id="{reference_id(number, use)}" role="doc-noteref">{number}</a></sup>'
        )

    def footnote_back(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Return the links from a note to the places that use it."""
        number, uses = tokens[idx].meta["number"], tokens[idx].meta["uses"]
        links = []
        for use in range(1, uses + 1):
            which = f"<sup>{use}</sup>" if uses > 1 else ""
            links.append(
                f'<a class="footnote-back" href="#{reference_id(number, use)}" '
                f'role="doc-backlink">↩{which}</a>'
            )
        return f" {' '.join(links)}"

    def said_link(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Return the link from a statement to itself, named by its words."""
        anchor = tokens[idx].meta["anchor"]
        return (
            f' <a class="said-link" href="#{anchor}" aria-labelledby="{anchor}">'
            '<span aria-hidden="true">¶</span></a>'
        )

    def code_block(self, tokens: Sequence[Token], idx: int, *_: OptionsDict | EnvType) -> str:
        """Return code that was set in; it scrolls, so the keyboard must reach it."""
        return f'<pre tabindex="0"><code>{escapeHtml(tokens[idx].content)}</code></pre>\n'

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return code between fences, with its language as a class."""
        return super().fence(tokens, idx, options, env).replace("<pre>", '<pre tabindex="0">', 1)


def _escaped(text: str) -> str:
    """Return a text as HTML; most texts need nothing."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return escapeHtml(text)
    return text


def note_id(number: int) -> str:
    """Return the id of a note; the colon keeps it apart from the ids of headings."""
    return f"fn:{number}"


def reference_id(number: int, use: int) -> str:
    """Return the id of the place where a note is used for the `use`-th time (1-based)."""
    return f"fnref:{number}" if use == 1 else f"fnref:{number}:{use}"
