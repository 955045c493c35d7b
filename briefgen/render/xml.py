"""XML that cannot be broken by what is in it."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def xml_text(text: str) -> str:
    """Return a text for between tags; characters that XML cannot hold are dropped."""
    return _FORBIDDEN.sub("", text).translate(_TEXT)


def element(name: str, text: str = "", attributes: dict[str, str] | None = None) -> str:
    """Return an element that holds text, or nothing; `attributes` keep their order."""
    values = "".join(
        f' {key}="{_FORBIDDEN.sub("", value).translate(_ATTRIBUTE)}"'
        for key, value in (attributes or {}).items()
    )
    return f"<{name}{values}>{xml_text(text)}</{name}>" if text else f"<{name}{values}/>"
