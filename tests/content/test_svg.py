"""Drawings."""

from pathlib import Path
from time import process_time

import pytest

from briefgen.content.scan import AssetFile
from briefgen.content.svg import svg_problems
from tests.content.desk import line

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:h="http://www.w3.org/1999/xhtml" xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    ' xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/"'
    ' xmlns:e="http://www.w3.org/2001/xml-events" xmlns:m="http://www.w3.org/1998/Math/MathML"'
    ">\n{}</svg>"
)
ASSET = AssetFile("briefs/d.svg", Path("d.svg"), "content/briefs/d.svg")
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
        "<style>a { b: url('data:image/png;base64,AA') }</style>",
        "<metadata><r:RDF><d:title>On url(x)</d:title></r:RDF></metadata>",
        '<i:grid only="x" href="http://e"/><g i:label="C:\\(1)" d:any="url(x)" xml:lang="en"/>',
        '<style/><text>@import "x"</text>',
    ],
)
def test_a_plain_drawing_passes(inside: str):
    assert svg_problems(ASSET, SVG.format(inside).encode()) == ()


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT/>", "<SCRIPT>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
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
        *(
            (f"<style>svg {{ b: {value} }}</style>", "a style that fetches something")
            for value in (
                'image-set("http://e" 1x)',
                '-webkit-image-set("x" 1x)',
                'src("x")',
                'url("data:image/svg+xml,x")',
                "url(\u00a0#x)",
                "url(",
            )
        ),
        *(
            (f"<style>{text} 'x';</style>", "a style that fetches something")
            for text in ("@imp<!-- -->ort", "@imp<![CDATA[ort]]>", "&#64;import", "a{}@import")
        ),
        ("<style><g/>@import 'x'</style>", "<g> inside <style>, which can hide a reference"),
        (
            "<style><style/>@import 'x'</style>",
            "<style> inside <style>, which can hide a reference",
        ),
        ("<metadata><script/></metadata>", "<script>"),
        *(
            (f"<{name}/>", f"<{name[2:]}>, which is not an element of SVG")
            for name in ("h:form", "h:meta", "h:img", "h:table", "h:script", "h:iframe", "m:math")
        ),
        ("<metadata><h:p/></metadata>", "<p>, which is not an element of SVG"),
        ("<metadata/><d:title/>", "<title>, which is not an element of SVG"),
        ('<p xmlns=""/>', "<p>, which is not an element of SVG"),
        ('<g e:event="x"/>', 'the attribute "event", which is not one of SVG'),
        ('<a href="#x" ping="http://e"/>', 'the attribute ping="http://e"'),
        ('<g xml:base="http://e/"/>', 'the attribute base="http://e/"'),
        ('<a href="https://e.example/"/>', 'a reference out of it, href="https://e.example/"'),
        ('<use href="\u00a0#x"/>', 'a reference out of it, href="\u00a0#x"'),
        ('<set attributeName=" href "/>', 'an animation of " href "'),
        (
            "<rect fill='url(\"data:image/svg+xml,x\")'/>",
            'a style that fetches something, fill="url("data:image/svg+xml,x")"',
        ),
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


PLAIN = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    "data", [b"", b"PNG", b"\xff\xfe", *(PLAIN.format(x).encode() for x in ("<g>", "&x;"))]
)
def test_what_is_no_xml_is_told(data: bytes):
    (problem,) = svg_problems(ASSET, data)
    assert problem.message.startswith("this drawing is not XML: ")


@pytest.mark.parametrize(
    "root",
    [
        '<html xmlns="http://www.w3.org/1999/xhtml"/>',
        "<svg/>",
        '<g xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_a_drawing_begins_with_svg(root: str):
    (problem,) = svg_problems(ASSET, root.encode())
    assert line(problem).startswith("1:1 BG214 this file does not begin with <svg xmlns=")


def test_a_reference_deep_in_a_style_is_told_where_it_stands():
    style = "<style>a { b: c }<!-- -->\n  d { e:\n    url(x) }</style>"
    (problem,) = svg_problems(ASSET, SVG.format(style).encode())
    assert line(problem).startswith("4:5 BG214 this drawing holds a style that fetches")
    (problem,) = svg_problems(ASSET, SVG.format("<style>a { b: url(x) }</style>").encode())
    assert line(problem).startswith("2:15 ")


def test_another_encoding_is_read_as_it_says():
    plain = PLAIN.format("<text>\xe9</text>")
    data = f'<?xml version="1.0" encoding="ISO-8859-1"?>{plain}'.encode("latin-1")
    assert svg_problems(ASSET, data) == ()
    hidden = f'<?xml version="1.0" encoding="UTF-16"?>{PLAIN.format("<script/>")}'.encode("utf-16")
    (problem,) = svg_problems(ASSET, hidden)
    assert "<script>" in problem.message


@pytest.mark.parametrize("name", ["utf-7", "iso-2022-jp", "shift_jis", "hex", "klingon"])
def test_an_encoding_that_readers_take_differently_is_told(name: str):
    data = f'<?xml version="1.0" encoding="{name}"?>{PLAIN.format("")}'.encode()
    (problem,) = svg_problems(ASSET, data)
    assert problem.message == "this drawing names an encoding that cannot be read"


def test_a_long_style_is_read_in_time():
    many = "url(" + " " * 200_000
    begin = process_time()
    assert len(svg_problems(ASSET, SVG.format(f"<style>{many}</style>").encode())) == 1
    assert (
        svg_problems(ASSET, SVG.format("<style>a\n" + "b\n" * 100_000 + "</style>").encode()) == ()
    )
    assert process_time() - begin < 2
