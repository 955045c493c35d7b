"""What is sent to a worker that looks for names in documents, what comes back, and what is kept."""

from msgspec import Struct

from briefgen.config import AutoLinking

LEXICONS = "lexicons"
"""The room of the store for lexicons."""


class Shelf(Struct, frozen=True):
    """The file of the store that all is in, and the key of the lexicon there."""

    store: str
    lexicon: bytes


class Unsearched(Struct, frozen=True, array_like=True):
    """A document to be searched: its path, the keys of what parsing gave, and how it is linked."""

    path: str
    entry: bytes
    text: bytes
    mode: AutoLinking


class Searched(Struct, frozen=True, array_like=True):
    """What a document names: what stands for that as a fact, and all of it for the store.

    All three are b"" where it names nothing.
    """

    path: str
    facts: bytes
    key: bytes
    data: bytes


class Link(Struct, frozen=True, array_like=True, gc=False):
    """A document as it stood when it was searched, and what stands for it with the names in it.

    `facts` and `text` are b"" where it names nothing.
    """

    of_facts: bytes
    of_text: bytes
    facts: bytes = b""
    text: bytes = b""


class Linked(Struct, frozen=True, array_like=True):
    """What is known of documents that were searched, by path; with which lexicon, how set up."""

    lexicon: bytes = b""
    usual: AutoLinking = "off"
    documents: dict[str, Link] = {}
