"""Drawings."""

from pathlib import Path

import pytest

from briefgen.content.scan import AssetFile
from briefgen.content.svg import svg_problems
from tests.content.desk import line

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:h="http://www.w3.org/1999/xhtml">\n{}</svg>'
)
ASSET = AssetFile("briefs/d.svg", Path("d.svg"), 1, "content/briefs/d.svg")
PICTURE = "data:image/png;base64,AAAA"


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="1" fill="url(#a)"/>',
        '<use xlink:href="#a"/><use href=" #a "/>',
        f'<image href="{PICTURE}"/>',
        "<style>a { fill: url( '#x' ) } @font-face { src: url(data:font/woff2;base64,AA) }</style>",
        '<rect style="fill: red"/><text>url(x) @import C:\\</text>',
        '<animate attributeName="width"/>',
        "<a>text</a><title>on</title>",
        "<!-- <script/> -->",
    ],
)
def test_a_plain_drawing_passes(inside: str):
    assert svg_problems(ASSET, SVG.format(inside).encode()) == ()


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<h:script/>", "<script>"),
        ("<SCRIPT/>", "<SCRIPT>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ("<h:iframe/>", "<iframe>"),
        ('<rect onload="x"/>', 'the handler "onload"'),
        ('<rect ONCLICK="x"/>', 'the handler "ONCLICK"'),
        ('<image href="x.png"/>', 'a reference out of it, href="x.png"'),
        ('<image xlink:href="//e.example"/>', 'a reference out of it, href="//e.example"'),
        ('<use href="d.svg#a"/>', 'a reference out of it, href="d.svg#a"'),
        ('<a href=" javascript:x"/>', 'a reference out of it, href=" javascript:x"'),
        (
            '<image href="data:image/svg+xml,x"/>',
            'a reference out of it, href="data:image/svg+xml,x"',
        ),
        ('<set attributeName="xlink:href"/>', 'an animation of "xlink:href"'),
        ('<animate attributeName="onload"/>', 'an animation of "onload"'),
        ('<rect fill="url(//e)"/>', 'a style that fetches something, fill="url(//e)"'),
        ('<rect fill="u\\72l(//e)"/>', 'a style that fetches something, fill="u\\72l(//e)"'),
        ('<rect style="\\66"/>', 'a style that fetches something, style="\\66"'),
        ("<style>@import 'x';</style>", "a style that fetches something"),
        ("<style><![CDATA[a{b:URL(x)}]]></style>", "a style that fetches something"),
        ("<style>@\\69mport 'x'</style>", "a style that fetches something"),
        ('<?xml-stylesheet href="x"?>', "a processing instruction"),
    ],
)
def test_what_could_run_or_fetch_is_told(inside: str, what: str):
    (problem,) = svg_problems(ASSET, SVG.format(inside).encode())
    assert problem.place is not None
    assert problem.place.path == "content/briefs/d.svg"
    assert problem.place.line == 2
    assert problem.message == f"this drawing holds {what}; it could run or fetch something"


def test_a_doctype_is_told_before_its_entities_are_read():
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    (problem,) = svg_problems(ASSET, (bomb + SVG.format("&b;")).encode())
    assert line(problem).startswith("1:15 BG214 this drawing holds a DOCTYPE")


@pytest.mark.parametrize("data", [b"", b"<svg>", b"PNG", b"<svg>&x;</svg>", b"\xff\xfe"])
def test_what_is_no_xml_is_told(data: bytes):
    (problem,) = svg_problems(ASSET, data)
    assert problem.message.startswith("this drawing is not XML: ")


def test_another_encoding_is_read_as_it_says():
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?><svg><text>\xe9</text></svg>'
    assert svg_problems(ASSET, data) == ()
    hidden = '<?xml version="1.0" encoding="UTF-16"?><svg><script/></svg>'.encode("utf-16")
    assert len(svg_problems(ASSET, hidden)) == 1
