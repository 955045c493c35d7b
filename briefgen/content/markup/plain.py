"""Inline tokens as plain text."""

from collections.abc import Iterable

from markdown_it.token import Token


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the text of inline tokens without marks; a picture gives its alternative text.

    A hole gives the words that it stands for.
    """
    return "".join(map(_plain, tokens))


def _plain(token: Token) -> str:
    match token.type:
        case "text" | "code_inline" | "hole":
            return token.content
        case "softbreak" | "hardbreak":
            return " "
        case "image":
            return plain_text(token.children or ())
        case _:
            return ""
