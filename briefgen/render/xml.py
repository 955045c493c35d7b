"""XML that cannot be broken by what is in it."""

_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r")
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_IN_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_IN_ATTRIBUTE = (*_IN_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))


def xml_bytes(markup: str) -> bytes:
    """Return markup in UTF-8; characters that XML cannot hold are dropped."""
    data = markup.encode("utf-8", "ignore").translate(None, _CONTROLS)
    for each in _NO_CHARACTERS:
        data = data.replace(each, b"")
    return data


def element(name: str, text: str = "", attributes: dict[str, str] | None = None) -> str:
    """Return an element that holds text, or nothing; `attributes` keep their order."""
    values = "".join(
        f' {key}="{_escaped(value, _IN_ATTRIBUTE)}"' for key, value in (attributes or {}).items()
    )
    return f"<{name}{values}>{_escaped(text, _IN_TEXT)}</{name}>" if text else f"<{name}{values}/>"


def _escaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for character, escape in escapes:
        text = text.replace(character, escape)
    return text
