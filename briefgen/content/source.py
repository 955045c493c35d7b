"""From the bytes of a file to its text: UTF-8, one kind of line end, no control characters."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from briefgen.invisible import code_point, control
from briefgen.problem import Place, Problem, error


def read_text(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    r"""Return a file's text with `\n` at line ends and without a byte order mark.

    Problems: BG215 not UTF-8; BG216 a control character; BG217 a CR without an LF behind it. Of
              each the first is reported, with the text None.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        message = "the file is in UTF-16, not UTF-8 (byte 0)"
        return None, (error("BG215", message, Place(path, 1, 1), _SAVE_AS),)
    content = data.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as mistake:
        return None, (_not_utf8(content, mistake.start, len(data) - len(content), path),)
    text = text.replace("\r\n", "\n")
    found = control(text)
    if found is None:
        return text, ()
    return None, _control(text, found, path)


_SAVE_AS = "save it in the encoding UTF-8"


def _not_utf8(content: bytes, offset: int, skipped: int, path: str) -> Problem:
    line = content.count(b"\n", 0, offset) + 1
    before = content[content.rfind(b"\n", 0, offset) + 1 : offset]
    place = Place(path, line, len(before.decode()) + 1)
    message = f"byte {offset + skipped} (0x{content[offset]:02X}) is not UTF-8"
    return error("BG215", message, place, _SAVE_AS)


def control_character(text: str, place: Place) -> tuple[Problem, ...]:
    """Return the problem, at a given place, of the first control character in a text."""
    found = control(text)
    if found is None:
        return ()
    name = code_point(text[found])
    message = f"the control character {name} cannot be in a text"
    return (error("BG216", message, place, "delete it"),)


def _control(text: str, offset: int, path: str) -> tuple[Problem, ...]:
    line = text.count("\n", 0, offset) + 1
    place = Place(path, line, offset - text.rfind("\n", 0, offset))
    if text[offset] == "\r":
        advice = "save the file with LF or CRLF as line ends"
        return (error("BG217", "a line ends in CR alone", place, advice),)
    return control_character(text[offset], place)
