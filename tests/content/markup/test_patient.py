"""What the quick parser reads, a parser that tries every rule everywhere reads too."""

import random
import re
from pathlib import Path

import pytest

from briefgen.content.markup.parser import patient_parser, site_parser
from tests.content.markup.test_commonmark import SPEC

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)

PIECES = (
    *("\n", "\n\n", " ", "  \n", "    ", "\t", "\\", "\\\n", "é", "— ", "0", "a ", "word "),
    *("*", "**", "***", "_", "__", "`", "```\n", "~", "~~", "~~~\n", "!", "<", ">", "&", "&amp;"),
    *(
        "[",
        "]",
        "[[",
        "]]",
        "![",
        "![[",
        "(",
        ")",
        "|",
        "[[a|b]]",
        "[[A b#c]]",
        "![[a]]",
        "\\[[a]]",
        "{",
        "}",
    ),
    *(
        "*a b*",
        " *a* ",
        "(__a__)",
        "**a**.",
        "[a](b.md)",
        "[a b](../c/d.md#e)",
        "[a](/b)",
        "[a]: b",
    ),
    *("[^1]", "[^1]: a\n", "[^1](b)", '![a](b "c"){credit="d"}', "%", "%%", "<!--", "-->", "{a=b}"),
    *("> ", "> [!note] a\n", "# ", "- ", "* ", "+ ", "1. ", "2) ", "- [x] ", "---\n", "===\n"),
    *("***\n", "| a | b |\n|---|:-:|\n", "|-\n", ": ", "~ ", ":\n", "<http://a.b>", "a@b.c"),
)


def _pieces(seed):
    draw = random.Random(seed)
    return ["".join(draw.choices(PIECES, k=draw.randrange(1, 40))) for _ in range(150)]


def _examples():
    text = (Path(__file__).parents[3] / SPEC).read_text("utf-8").replace("→", "\t")
    return _EXAMPLE.findall(text)


def _changed(seed):
    draw = random.Random(seed)
    for example in draw.sample(_examples(), 100):
        text = example
        for _ in range(draw.randrange(1, 4)):
            place = draw.randrange(len(text) + 1)
            text = text[:place] + draw.choice(PIECES) + text[place + draw.randrange(3) :]
        yield text


def _cases():
    folder = Path(__file__).parent / "cases"
    return [case.read_text("utf-8") for case in sorted(folder.glob("*.md"))]


def _read(parser, text):
    """Return what a parser says of a text.

    Levels within lines, the ids of notes, and texts of nothing at all mean nothing to a reader.
    """

    def told(token):
        meta = {key: value for key, value in token.meta.items() if key not in ("id", "subId")}
        stray = [mark for mark in meta.pop("stray", ()) if _tells(token.content, mark)]
        inner = [child for child in token.children or () if child.type != "text" or child.content]
        children = [told(child)[:-1] for child in inner]
        facts = (token.type, token.tag, token.nesting, token.attrs, token.map, token.content)
        return (*facts, token.info, token.hidden, meta, stray, children, token.level)

    env = {}
    tokens = [told(token) for token in parser.parse(text, env)]
    return tokens, env.get("references"), env.get("duplicate_refs")


def _tells(text, mark):
    """Tell whether a mark that was left as text is looked at: a sign of percent only if doubled."""
    return text[mark] != "%" or text.startswith("%%", mark)


def _check(text):
    assert _read(site_parser(), text) == _read(patient_parser(), text), text


def test_every_example_of_the_specification_is_read_alike():
    for example in _examples():
        _check(example)


def test_every_case_is_read_alike():
    for case in _cases():
        _check(case)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_marks_are_strung_together_are_read_alike(seed):
    for text in _pieces(seed):
        _check(text)


@pytest.mark.parametrize("seed", range(8))
def test_examples_with_a_few_changes_are_read_alike(seed):
    for text in _changed(seed):
        _check(text)
