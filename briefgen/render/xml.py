"""XML that cannot be broken by what is in it."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_IN_ATTRIBUTE = (*_IN_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))


def xml_text(text: str) -> str:
    """Return a text for between tags; characters that XML cannot hold are dropped."""
    return _escaped(text, _IN_TEXT)


def element(name: str, text: str = "", attributes: dict[str, str] | None = None) -> str:
    """Return an element that holds text, or nothing; `attributes` keep their order."""
    values = "".join(
        f' {key}="{_escaped(value, _IN_ATTRIBUTE)}"' for key, value in (attributes or {}).items()
    )
    return f"<{name}{values}>{xml_text(text)}</{name}>" if text else f"<{name}{values}/>"


def _escaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    text = _FORBIDDEN.sub("", text)
    for character, escape in escapes:
        text = text.replace(character, escape)
    return text
