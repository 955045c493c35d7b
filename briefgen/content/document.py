"""A parsed document: what one file says, with holes where other files come in.

Parsing one file never looks at another. What only the rest of the site can tell is a hole.
"""

from msgspec import Struct

from briefgen.address import DocId, Kind, Ref
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event
from briefgen.content.schema.image import Image
from briefgen.content.schema.page import Page
from briefgen.content.schema.place import Place
from briefgen.content.schema.source import Source
from briefgen.content.schema.statement import Mode
from briefgen.content.schema.tag import Tag
from briefgen.dates import Moment
from briefgen.problem import Span

FrontMatter = Brief | Actor | Event | Place | Source | Dossier | Tag | Page


class Context(Struct, frozen=True):
    """The sentence a link stands in, as plain text on both sides of the link's own text."""

    before: str = ""
    after: str = ""


class Mention(Struct, frozen=True, kw_only=True, tag_field="is", tag="mention"):
    """`[[target#fragment|label]]`: filled with a whole link.

    `label` is HTML, "" where none was written; `target` is "" for a heading of the same document.
    """

    target: str
    fragment: str = ""
    label: str = ""
    span: Span
    context: Context = Context()


class Embed(Struct, frozen=True, kw_only=True, tag_field="is", tag="embed"):
    """`![[target]]` alone in its paragraph: filled with the summary card of a document."""

    target: str
    span: Span


class FileLink(Struct, frozen=True, kw_only=True, tag_field="is", tag="file"):
    """The address in `[text](../actors/lavrov.md#heading)`: filled with a URL, percent-encoded.

    `path` is relative to the content folder, with `..` resolved; a path to a `.md` file is a
    document, any other an asset.
    """

    path: str
    fragment: str = ""
    label: str = ""
    span: Span
    context: Context = Context()


class Figure(Struct, frozen=True, kw_only=True, tag_field="is", tag="figure"):
    """An image: filled with `<figure>` where it stands alone (`block`), else with `<img>`.

    `path` is relative to the content folder. Empty texts may be filled from the image's own file.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    block: bool = True
    span: Span


class Unlinked(Struct, frozen=True, kw_only=True, tag_field="is", tag="unlinked"):
    r"""`\[[words]]`: filled with the words themselves (HTML), which no link is made of."""

    label: str
    span: Span


class AutoLink(Struct, frozen=True, tag_field="is", tag="auto"):
    """A name in plain text, found when all documents are known: filled with the tag of a link.

    The words, and what closes the link, stand in the piece behind it.
    """

    ref: Ref


class Citation(Struct, frozen=True, kw_only=True, tag_field="is", tag="citation"):
    """A note whose label, `[^source#locator]`, may be the id of a source: filled with the source.

    Where the note was not written (`is_written`), what fills the hole is all of its text.
    """

    source: str
    locator: str = ""
    is_written: bool = False
    span: Span

    @property
    def label(self) -> str:
        """The label as it was written."""
        return f"{self.source}#{self.locator}" if self.locator else self.source


Hole = Mention | Embed | FileLink | Figure | Unlinked | AutoLink | Citation


class Heading(Struct, frozen=True):
    """A heading of the body: its level 1–6, its id in the page, its plain text."""

    level: int
    id: str
    text: str


class Prose(Struct, frozen=True):
    """HTML in pieces with a hole between each two: one piece more than there are holes."""

    pieces: tuple[str, ...] = ("",)
    holes: tuple[Hole, ...] = ()


class Credit(Struct, frozen=True, kw_only=True):
    """What stands between two commas of an attribution: the speaker, the place or the occasion.

    `name` is the target of a wikilink or plain words, `title` the words before a wikilink. Which
    of them is the speaker only the names of the site can tell.
    """

    name: str
    title: str = ""
    is_link: bool = False
    span: Span


class Quoted(Struct, frozen=True, kw_only=True):
    """A statement in a body: a quotation with an attribution, or words that `statements` repeats.

    `entry` is the number of that entry (0-based), -1 for a quotation that no entry repeats;
    `credits` are those of the attribution, `source` is the label of its footnote and `note` the
    number (1-based, 0 for none). `text` has a line end between paragraphs.
    """

    anchor: str
    text: str
    mode: Mode = "verbatim"
    entry: int = -1
    credits: tuple[Credit, ...] = ()
    on: Moment | None = None
    source: str = ""
    note: int = 0
    span: Span


class Candidate(Struct, frozen=True, kw_only=True):
    """Words in quotation marks that a text seems to attribute to a name: not yet a statement."""

    text: str
    speaker: str
    span: Span


class Body(Struct, frozen=True, kw_only=True):
    """A body: its text, its footnotes (a list, empty where there are none), what it holds."""

    text: Prose = Prose()
    notes: Prose = Prose()
    outline: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    """The ids that a link may name: those of headings, notes and statements, sorted."""
    words: int = 0
    lead: str = ""
    """The first paragraph as plain text, for a summary where none was written."""
    statements: tuple[Quoted, ...] = ()
    """In the order of the text."""
    candidates: tuple[Candidate, ...] = ()
    """In the order of the text; no fact, only for who asks for them."""


class Document(Struct, frozen=True, kw_only=True):
    """A document of one kind, from one file; `path` is relative to the site folder."""

    kind: Kind
    id: DocId
    path: str
    front: FrontMatter
    body: Body = Body()
    spans: dict[str, Span] = {}
    """Where each front-matter value stands, by dotted path: `title`, `actors.0`, `roles.1.from`."""

    @property
    def ref(self) -> Ref:
        """Which document this is."""
        return Ref(self.kind, self.id)


class ImageNote(Struct, frozen=True, kw_only=True):
    """A picture's own file; `image` is the picture's path below the content folder."""

    image: str
    path: str
    front: Image
