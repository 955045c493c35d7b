"""Drawings that could run code or fetch something when a reader opens them are refused.

What is allowed is listed where that can be done: the namespaces of elements and attributes, the
forms of a reference, the encodings. Within SVG itself the few elements and attributes that run,
fetch or send something are refused by name.
"""

import re
from xml.parsers import expat

from briefgen.content.scan import AssetFile
from briefgen.content.svg_style import Stylesheet, fetches, holds_picture
from briefgen.problem import Place, Problem, error

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_READ = ("", _SVG, _XLINK, _XML)
"""The namespaces of the attributes that browsers act on; the first is that of plain names."""

_EDITORS = (
    "http://www.inkscape.org/",
    "http://inkscape.sourceforge.net/",
    "http://sodipodi.sourceforge.net/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/",
    "http://www.serif.com/",
    "http://www.figma.com/",
    "http://vectornator.io",
    "https://boxy-svg.com",
    "http://www.corel.com/",
    "http://schemas.microsoft.com/visio/",
)
"""How the namespaces of drawing programs begin; browsers know nothing of what is in them."""

_ACTIVE = ("http://www.w3.org/", "http://www.mozilla.org/")
"""How the namespaces begin that a browser may know more of than that they are XML."""

_RDF = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#")

_RUNS = frozenset(
    (
        "script",
        "foreignobject",
        "iframe",
        "embed",
        "object",
        "audio",
        "video",
        "handler",
        "listener",
    )
)
_ANIMATES = frozenset(("animate", "set", "animatetransform", "animatemotion"))
_REFERENCES = frozenset(("href", "src"))
_SENDS = frozenset(("ping", "srcset", "action", "formaction", "background", "poster", "base"))
_ENCODING = re.compile(r"utf-8|utf-16|us-ascii|iso-8859-\d\d?|windows-125\d", re.IGNORECASE)
_SPACE = " \t\n\r\f"

_ADVICE = "save it as a plain SVG, without scripts and linked files"


def svg_problems(asset: AssetFile, data: bytes) -> tuple[Problem, ...]:
    """Check a drawing: BG214 for what could run or fetch something, and for what is no drawing.

    The first mistake is reported: a drawing is mended in the program it came from.
    """
    path = asset.source or asset.path
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except _Refused as found:
        place = Place(path, found.line, found.column)
        return (error("BG214", str(found), place, _ADVICE),)
    except expat.ExpatError as mistake:
        place = Place(path, mistake.lineno, mistake.offset + 1)
        message = f"this drawing is not XML: {expat.ErrorString(mistake.code)}"
        return (error("BG214", message, place, _ADVICE),)
    except (LookupError, ValueError):
        # Also of the parser, which asks Python for an encoding that it does not know itself.
        return (error("BG214", _UNKNOWN_ENCODING, Place(path, 1, 1), _ADVICE_ENCODING),)
    return ()


_UNKNOWN_ENCODING = "this drawing names an encoding that cannot be read"
_ADVICE_ENCODING = "save it in the encoding UTF-8"


class _Refused(Exception):  # noqa: N818 - it reads as what was done
    """Ends the reading at something that is refused."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class _Reader:
    def __init__(self) -> None:
        # With a separator the parser resolves prefixes: a script is a script by any prefix.
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.open: list[str] = []
        self.metadata = 0
        self.style: Stylesheet | None = None

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # Others can hide a tag from one reader that another sees.
        if encoding is not None and not _ENCODING.fullmatch(encoding):
            raise LookupError(encoding)

    def _doctype(self, *_: object) -> None:
        raise self._unsafe("a DOCTYPE, which can hold entities")

    def _instruction(self, *_: object) -> None:
        raise self._unsafe("a processing instruction")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        space, local = _parts(name)
        if not self.open and name != f"{_SVG} svg":
            raise self._refused(_NO_DRAWING)
        if self.style is not None:
            raise self._unsafe(f"<{local}> inside <style>, which can hide a reference")
        if space != _SVG and not self._is_ignored(space):
            raise self._unsafe(f"<{local}>, which is not an element of SVG")
        if local.lower() in _RUNS:
            raise self._unsafe(f"<{local}>")
        self.open.append(name)
        self.metadata += name == f"{_SVG} metadata"
        for key, value in attributes.items():
            if space == _SVG or " " in key:
                self._attribute(local.lower(), key, value)
        if space == _SVG and local.lower() == "style":
            self.style = Stylesheet()
            self.parser.CharacterDataHandler = self._text

    def _is_ignored(self, space: str) -> bool:
        """Tell whether browsers take the elements of a namespace, where they stand, for nothing."""
        if space in _RDF or space.startswith(_EDITORS):
            return True
        return self.metadata > 0 and not space.startswith(_ACTIVE)

    def _end(self, _name: str) -> None:
        name = self.open.pop()
        self.metadata -= name == f"{_SVG} metadata"
        if self.style is None:
            return
        place, self.style = self.style.fetching(), None
        self.parser.CharacterDataHandler = None
        if place is not None:
            raise _Refused(_said("a style that fetches something"), *place)

    def _attribute(self, element: str, key: str, value: str) -> None:
        space, shown = _parts(key)
        if space not in _READ:
            if space.startswith(_ACTIVE) and space not in _RDF:
                raise self._unsafe(f'the attribute "{shown}", which is not one of SVG')
            return
        name = shown.lower()
        if name.startswith("on"):
            raise self._unsafe(f'the handler "{shown}"')
        if name in _SENDS:
            raise self._unsafe(f'the attribute {shown}="{value[:60]}"')
        if name in _REFERENCES and not _stays_inside(value):
            raise self._unsafe(f'a reference out of it, {shown}="{value[:60]}"')
        if element in _ANIMATES and name == "attributename" and _changes_more(value):
            raise self._unsafe(f'an animation of "{value}"')
        if fetches(value) or ("\\" in value and (name == "style" or "(" in value)):
            raise self._unsafe(f'a style that fetches something, {shown}="{value[:60]}"')

    def _text(self, text: str) -> None:
        if self.style is not None:
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            self.style.add(text, line, column)

    def _unsafe(self, what: str) -> _Refused:
        return self._refused(_said(what))

    def _refused(self, message: str) -> _Refused:
        return _Refused(message, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)


_NO_DRAWING = f'this file does not begin with <svg xmlns="{_SVG}">, as a drawing does'


def _said(what: str) -> str:
    return f"this drawing holds {what}; it could run or fetch something"


def _parts(name: str) -> tuple[str, str]:
    """Split what the parser calls an element or an attribute: its namespace, its plain name."""
    space, _, local = name.rpartition(" ")
    return space, local


def _changes_more(attribute: str) -> bool:
    """Tell whether an animation changes where something leads or what it runs."""
    name = attribute.strip(_SPACE).rpartition(":")[2].lower()
    return name in _REFERENCES or name in _SENDS or name.startswith("on")


def _stays_inside(reference: str) -> bool:
    """Tell whether a reference leads to a part of the drawing or holds a picture itself."""
    reference = reference.strip(_SPACE)
    return not reference or reference.startswith("#") or holds_picture(reference)
