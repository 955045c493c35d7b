"""Lines that nearly say whose a quotation is: an item of a list, or a line outside of it."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefgen.content.document import Mention
from briefgen.content.markup.attribution import DASHES
from briefgen.content.markup.plain import plain_text

_ITEM = ["blockquote_close", "bullet_list_close", "list_item_close", "paragraph_close", "inline"]
_OUTSIDE = ["blockquote_close", "paragraph_open", "inline"]

AS_ITEM = "begin the line with a dash: > — [[Name]]; one hyphen makes it an item of a list"
AS_OUTSIDE = "begin this line and the empty one before it with >"


def near_attributions(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Give each such line with what to do about it; all of them name somebody in brackets."""
    for at, token in enumerate(tokens):
        if token.type != "blockquote_close":
            continue
        item = tokens[max(0, at - 4) : at + 1][::-1]
        if [each.type for each in item] == _ITEM and at >= 7:
            opening, before = tokens[at - 7], tokens[at - 8]
            is_only = opening.type == "bullet_list_open" and opening.markup == "-"
            if is_only and before.type == "paragraph_close" and _begins_with_name(item[-1]):
                yield item[-1], AS_ITEM
        behind = tokens[at : at + 3]
        is_said = at > 2 and tokens[at - 3].attrs.get("class") == "attribution"
        if [each.type for each in behind] == _OUTSIDE and token.level == 0 and not is_said:
            line = behind[-1]
            if plain_text(line.children or ()).startswith(DASHES) and _names(line):
                yield line, AS_OUTSIDE


def _begins_with_name(line: Token) -> bool:
    first = next((each for each in line.children or () if each.content or each.meta), None)
    return first is not None and isinstance(first.meta.get("hole"), Mention)


def _names(line: Token) -> bool:
    return any(isinstance(each.meta.get("hole"), Mention) for each in line.children or ())
