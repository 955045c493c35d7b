"""Texts that mean harm: scripts, depth, and shapes that take parsers long."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.markup.checked import check
from tests.content.markup.shown import parsed

SECONDS = 10

SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'\"><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "java&#10;script:alert(1)",
    "&#106;&#97;vascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript%3Aalert(1)",
    "java\u200bscript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg/onload=alert(1)>",
    "data:image/png;base64,AAAA",
    "blob:https://a.example/x",
    "view-source:x",
    "intent:x",
    "file:///etc/passwd",
    "feed:javascript:alert(1)",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "/\\evil.example",
    'https://a.example/" onmouseover=alert(1) x="',
    "https://a.example/'onmouseover='alert(1)",
    "https://user:pass@a.example:0x50/",
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "${alert(1)}",
    "`onerror=alert(1)`",
    "&lt;script&gt;",
    "&#x3C;script&#x3E;",
    "\x00<script>",
    "\ufeff<script>",
    "+ADw-script+AD4-",
    "]]>",
    "-->",
    "\u2028alert(1)",
    'x" style="background:url(javascript:alert(1))',
    "x' onload='alert(1)",
    "a\nb: <script>",
]

PLACES = [
    "{}",
    "[x]({})",
    "[x](<{}>)",
    "[{}](https://a.example/)",
    '[x](y.md "{}")',
    "[x]({} 'title')",
    "[x][r]\n\n[r]: {}",
    "[x][r]\n\n[r]: <{}>",
    "<{}>",
    "![{}](a.jpg)",
    "![x]({})",
    "text ![x](<{}>) text",
    "![x](a.jpg '{}')",
    '![x](a.jpg){credit="{}"}',
    '![x](a.jpg){{}="x"}',
    "[[{}]]",
    "[[x|{}]]",
    "[[x#{}]]",
    "![[{}]]",
    "# {}",
    "> [!{}] x",
    "> [!note] {}",
    "> — {}",
    "```{}\nx\n```",
    "~~~ {} y\n{}\n~~~",
    "    {}",
    "`{}`",
    "| {} | b |\n|---|:-:|\n| {} | c |",
    "x[^{}]\n\n[^{}]: {}",
    "- [x] {}\n- [{}] x",
    "term {}\n: {}",
    "**{}** ~~{}~~ *{}*",
    "1. {}\n\n   {}",
    "[{}]: https://a.example/ '{}'\n\n[{}]",
]


@pytest.mark.parametrize("place", PLACES)
def test_no_script_gets_into_a_page(place):
    for script in SCRIPTS:
        body, _ = parsed(place.replace("{}", script))
        check(body)


@given(st.text(alphabet="[]()!|#*_`~<>\"'\\&;:^{}=-+ \n\t\0axß\u202e1.", max_size=120))
def test_any_text_makes_a_body_that_is_whole(text):
    body, problems = parsed(text)
    check(body)
    assert all(problem.place and problem.place.line >= 1 for problem in problems)


@given(st.text(max_size=80))
def test_the_same_text_makes_the_same_body(text):
    assert parsed(text) == parsed(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("".join(f"{'  ' * depth}- word{depth}\n" for depth in range(49)), "word48"),
        (f"{'> ' * 99}word98", "word98"),
    ],
    ids=["lists", "quotations"],
)
def test_the_deepest_text_that_is_allowed_is_shown(text, word):
    body, problems = parsed(text)
    assert problems == ()
    assert word in "".join(body.text.pieces)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{'  ' * depth}- word{depth}\n" for depth in range(50)),
        f"{'> ' * 100}word",
        f"{'> ' * 99}- word",
        f"{'> ' * 99}\n\n{'> ' * 99}> [!note] word",
        f"{'> ' * 98}a[^a]\n\n{'> ' * 99}[^a]: word",
    ],
    ids=["lists", "quotations", "a list in quotations", "a callout", "a note"],
)
def test_text_that_lies_deeper_is_an_error_not_a_loss(text):
    _, problems = parsed(text, first_line=4)
    assert [problem.code for problem in problems if problem.severity == "error"] == ["BG241"]


@pytest.mark.parametrize(
    "text",
    [
        "'a\" " * 10_000,
        "[" * 50_000,
        "[" * 20_000 + "]",
        "![[]()" * 50_000,
        "> " * 50_000,
        "*a_ " * 50_000,
        "a <![CDATA[" * 50_000,
        "[[a|" * 20_000,
        "[[a|" * 20_000 + "]]",
        "[[a]] b. " * 20_000,
        "[a](b.md) " * 20_000,
        "[[a]]" + "." * 200_000,
        "word " * 100_000 + "[[a]]" * 20_000,
        "[" * 20_000 + "a" + "](b)" * 20_000,
        "".join(f"[^{n}] " for n in range(10_000))
        + "\n\n"
        + "".join(f"[^{n}]: x\n\n" for n in range(10_000)),
        "> [!note] x\n\n" * 10_000,
        "# a\n" * 20_000,
        "<!-- a " * 20_000,
        "%%a " * 20_001,
        "[[a] " * 20_000,
        "[a]] " * 20_000,
        "[[a " * 20_000,
        "[a](b c.md" * 20_000,
        "[a](b(c) " * 20_000,
        "[a](" + " " * 100_000 + "b c.md)",
        '![a](b){credit="x' * 20_000,
        "“a " * 50_000,
        "„a “ " * 50_000 + "”",
        "“a b” [[x]] " * 20_000,
        "> a.\n> — [[x]], y\n\n" * 10_000,
        "> a\n>\n> — " + "x, " * 50_000,
        f"|{'a|' * 1000}\n|{'-|' * 1000}\n" + f"|{'a|' * 1000}\n" * 100,
    ],
    ids=lambda text: text[:12],
)
def test_no_shape_takes_long(text):
    start = process_time()
    parsed(text)
    assert process_time() - start < SECONDS
