"""Drawings that could run code or fetch something when a reader opens them are refused."""

import re
from xml.parsers import expat

from briefgen.content.scan import AssetFile
from briefgen.problem import Place, Problem, error

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
_FETCHES = re.compile(r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:))", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)


def svg_problems(asset: AssetFile, data: bytes) -> tuple[Problem, ...]:
    """Check a drawing: BG214 for scripts, handlers, foreign objects, references out, DOCTYPE.

    The first mistake is reported: a drawing is mended in the program it came from.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except _Unsafe as found:
        place = Place(asset.source or asset.path, found.line, found.column)
        return (error("BG214", str(found), place, _ADVICE),)
    except expat.ExpatError as mistake:
        place = Place(asset.source or asset.path, mistake.lineno, mistake.offset + 1)
        message = f"this drawing is not XML: {expat.ErrorString(mistake.code)}"
        return (error("BG214", message, place, _ADVICE),)
    return ()


_ADVICE = "save it as a plain SVG, without scripts and linked files"


class _Unsafe(Exception):  # noqa: N818 - it reads as what was found
    """Ends the reading at something that is refused."""

    def __init__(self, message: str, parser: expat.XMLParserType) -> None:
        super().__init__(message)
        self.line = parser.CurrentLineNumber
        self.column = parser.CurrentColumnNumber + 1


class _Reader:
    def __init__(self) -> None:
        # With a separator the parser resolves prefixes: a script is a script by any prefix.
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.CharacterDataHandler = self._text
        self.parser.buffer_text = True
        self.in_style = False
        self.parser.EndElementHandler = self._end

    def _doctype(self, *_: object) -> None:
        raise self._unsafe("a DOCTYPE, which can hold entities")

    def _instruction(self, *_: object) -> None:
        raise self._unsafe("a processing instruction")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local in _RUNS:
            raise self._unsafe(f"<{name.rpartition(' ')[2]}>")
        self.in_style = local == "style"
        for key, value in attributes.items():
            self._attribute(local, key, value)

    def _end(self, _name: str) -> None:
        self.in_style = False

    def _attribute(self, element: str, key: str, value: str) -> None:
        name = _local(key)
        shown = key.rpartition(" ")[2]
        if name.startswith("on"):
            raise self._unsafe(f'the handler "{shown}"')
        if name in ("href", "src") and not _stays_inside(value):
            raise self._unsafe(f'a reference out of it, {shown}="{value[:60]}"')
        if element in _ANIMATES and name == "attributename" and _changes_more(value):
            raise self._unsafe(f'an animation of "{value}"')
        if _FETCHES.search(value) or ("\\" in value and (name == "style" or "(" in value)):
            raise self._unsafe(f'a style that fetches something, {shown}="{value[:60]}"')

    def _text(self, text: str) -> None:
        if self.in_style and (_FETCHES.search(text) or "\\" in text):
            raise self._unsafe("a style that fetches something")

    def _unsafe(self, what: str) -> _Unsafe:
        return _Unsafe(f"this drawing holds {what}; it could run or fetch something", self.parser)


def _local(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _changes_more(attribute: str) -> bool:
    """Tell whether an animation changes where something leads or what it runs."""
    name = attribute.rpartition(":")[2].lower()
    return name in ("href", "src") or name.startswith("on")


def _stays_inside(reference: str) -> bool:
    """Tell whether a reference leads to a part of the drawing or holds a picture itself."""
    reference = reference.strip()
    if reference.startswith("#") or not reference:
        return True
    return _PICTURE.match(reference) is not None
