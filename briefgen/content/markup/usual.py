"""Lines of text with none but the usual marks, read at once: emphasis, wikilinks, line ends.

Most lines are such, and the parser takes many steps for each of their marks. What is read here
comes out as the parser's own rules read it; a line that holds anything else is left to them.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

_MARK = re.compile(r"\n|\\|`|~|\*|_|\[|\]|<|\{|!(?=\[)|&(?=[#A-Za-z])|%(?=%)")
"""What may mean something; a rule that adds a mark must add it here."""

_SIGNS = "[*\n_!&%]<\\`~{"
"""The same as single characters, the usual first."""

_PLAIN = r"[^\n\\`~*_\[\]<{!&%]"
_LETTER = r"(?u:[^\W_])"

_PART = re.compile(
    # A mark that can only open, words, the same mark where it can only close.
    rf"(?<![^ \n(])(?P<mark>\*\*?|__?)(?P<words>{_LETTER}(?:{_PLAIN}*{_LETTER})?)(?P=mark)"
    r"(?=[ \n.,;:)]|\Z)"
    rf"|\[\[(?P<target>[^\[\]|]*)(?:\|(?P<label>{_PLAIN}*))?\]\]"
    # An address that the parser leaves as it is.
    rf"|\[(?P<name>{_PLAIN}+)\]\((?P<address>(?:\.\./)*\w[\w.-]*(?:/[\w.-]+)*(?:\#[\w-]+)?)\)"
    r"|\[\^(?P<note>[\w-]+)\](?![(\[])"
    r"|(?P<end>(?<! )\n[ \t]*)",
    re.ASCII,
)


def usual_plugin(parser: MarkdownIt) -> None:
    """Let a parser read lines of the usual marks before all others."""
    parser.core.ruler.before("inline", "usual", _usual)


def _usual(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = usual_line(token.content, state.env)


def usual_line(text: str, env: EnvType) -> list[Token] | None:
    """Return the inline tokens of a text, None where it holds more than the usual marks.

    `env` is the parser's: where a document names addresses, a note may be one of them.
    """
    if not _holds_sign(text):
        return [_text(text)] if text else []
    tokens: list[Token] = []
    done = 0
    while mark := _MARK.search(text, done):
        start = mark.start()
        part = _PART.match(text, start)
        if part is None or (part["note"] and "references" in env):
            return None
        if done < start:
            tokens.append(_text(text[done:start]))
        match part.lastgroup:
            case "end":
                tokens.append(Token("softbreak", "br", 0))
            case "words":
                _put_words(tokens, part)
            case "address":
                _put_link(tokens, part)
            case "note":
                _put_note(tokens, part)
            case _:
                _put_wikilink(tokens, part)
        done = part.end()
    if done < len(text):
        tokens.append(_text(text[done:]))
    return tokens


def _holds_sign(text: str) -> bool:
    """Tell whether a text holds a character that may be a mark; faster than an expression."""
    for sign in _SIGNS:  # noqa: SIM110  # a generator costs more than the search
        if sign in text:
            return True
    return False


def shown_name(target: str) -> str:
    """Return what a wikilink without a text of its own shows."""
    name, _, fragment = " ".join(target.split()).partition("#")
    return name.strip() or fragment.strip()


def _text(text: str, level: int = 0) -> Token:
    return Token("text", "", 0, {}, None, level, None, text)


def _put_words(tokens: list[Token], part: re.Match[str]) -> None:
    name = "em" if len(part["mark"]) == 1 else "strong"
    tokens += (
        Token(f"{name}_open", name, 1),
        _text(part["words"], 1),
        Token(f"{name}_close", name, -1),
    )


def _put_link(tokens: list[Token], part: re.Match[str]) -> None:
    meta = {"at": part.start(), "end": part.end()}
    opening = Token("link_open", "a", 1, {"href": part["address"]}, meta=meta)
    tokens += (opening, _text(part["name"], 1), Token("link_close", "a", -1))


def _put_note(tokens: list[Token], part: re.Match[str]) -> None:
    meta = {"label": part["note"], "at": part.start(), "end": part.end()}
    tokens.append(Token("footnote_ref", "", 0, meta=meta))


def _put_wikilink(tokens: list[Token], part: re.Match[str]) -> None:
    opening = Token("wikilink_open", "a", 1, content=part["target"])
    label = part["label"]
    opening.meta = {"at": part.start(), "end": part.end(), "bare": label is None}
    tokens.append(opening)
    if label is None:
        tokens.append(_text(shown_name(part["target"]), 1))
    elif label:
        tokens.append(_text(label, 1))
    tokens.append(Token("wikilink_close", "a", -1))
