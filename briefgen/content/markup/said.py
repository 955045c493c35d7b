"""The addresses of statements in a page: made of their words, so that edits elsewhere keep them."""

from hashlib import blake2b

from markdown_it.token import Token

_DIGITS = 3


class SaidIds:
    """Gives each statement of one body its id; the same words said again are numbered."""

    def __init__(self) -> None:
        """Begin with none given."""
        self._given: dict[str, int] = {}
        self.ids: list[str] = []

    def next(self, text: str) -> str:
        """Return the id of a statement with these words."""
        words = " ".join("".join(char if char.isalnum() else " " for char in text).split())
        digest = blake2b(words.casefold().encode(), digest_size=_DIGITS).hexdigest()
        times = self._given[digest] = self._given.get(digest, 0) + 1
        made = said_id(digest) if times == 1 else f"{said_id(digest)}:{times}"
        self.ids.append(made)
        return made


def said_id(digest: str) -> str:
    """Return the id of a statement; the colon keeps it apart from the ids of headings."""
    return f"said:{digest}"


def permalink(anchor: str) -> Token:
    """Return the token of the link from a statement to itself."""
    return Token("said_link", "", 0, meta={"anchor": anchor})


def opening(anchor: str, *, first: bool) -> Token:
    """Return what begins words that are a statement, or a further piece of them."""
    attrs: dict[str, str | int | float] = {"class": "said"}
    if first:
        attrs["id"] = anchor
    return Token("said_open", "span", 1, attrs=attrs)


def closing(anchor: str) -> Token:
    """Return what ends them."""
    return Token("said_close", "span", -1, meta={"said": anchor})
