"""A source as other pages cite it, and what the sources of a brief come to."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Ref, SitePath
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.record import BriefRecord
from briefgen.dates import Moment
from briefgen.views.grade import Grade, grade
from briefgen.views.named import organization
from briefgen.web_address import web_address

KINDS = {
    "primary": ("Primary source", "Primary sources"),
    "readout": ("Readout", "Readouts"),
    "transcript": ("Transcript", "Transcripts"),
    "wire": ("Wire report", "Wire reports"),
    "media": ("Media report", "Media reports"),
    "social": ("Social media post", "Social media posts"),
    "interview": ("Interview", "Interviews"),
    "document": ("Document", "Documents"),
    "data": ("Data set", "Data sets"),
}
"""What one and what several of a kind are called, in the order of an index."""


class SourceLine(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """A source as a page cites it; one that only words name has no `path` and no more than them."""

    title: str
    path: SitePath | None = None
    publisher: str = ""
    date: Moment | None = None
    kind: str = ""
    url: str = ""
    host: str = ""
    """Where `url` leads, such as `example.org`."""
    archived: str = ""
    grade: Grade | None = None
    language: str = ""
    """The language of the title, a BCP 47 tag; "" where it is the site's."""
    is_noted: bool = False
    """Whether a note cites it."""


class Tally(Struct, frozen=True, gc=False, array_like=True):
    """How many sources are of a kind or have a grade, and what these are called."""

    label: str
    count: int


class SourceSummary(Struct, frozen=True, gc=False, kw_only=True, array_like=True):
    """What the sources of a brief come to."""

    total: int
    kinds: tuple[Tally, ...]
    """By kind, most first; `label` is "" for those whose kind is not told."""
    grades: tuple[Tally, ...]
    """By grade, best first."""
    ungraded: int


def source_line(catalog: Catalog, ref: Ref) -> SourceLine:
    """Return a source as pages cite it, graded by itself."""
    record = catalog.sources[ref]
    front = record.front
    url = web_address(front.url)
    return SourceLine(
        title=front.title,
        path=record.address,
        publisher=organization(catalog, front.publisher),
        date=front.date,
        kind=front.kind or "",
        url=url,
        host=host_of(url),
        archived=web_address(front.archived),
        grade=grade(front.reliability),
        language="" if front.lang == catalog.config.language else front.lang,
    )


def host_of(url: str) -> str:
    """Return the host of an address without what all have, "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def graded(catalog: Catalog, line: SourceLine, brief: BriefRecord, source: Ref) -> SourceLine:
    """Return a source with the grade that a brief gives to what it took from it."""
    found = credibility(catalog, brief, source)
    if not found:
        return line
    return replace(line, grade=grade(catalog.sources[source].front.reliability, found))


def credibility(catalog: Catalog, brief: BriefRecord, source: Ref) -> str:
    """Return how far a brief believes what it took from a source, "" where it does not say."""
    given = (
        each.credibility
        for each in brief.front.sources
        if each.credibility and catalog.named.get(("source", each.id)) == source
    )
    return next(given, None) or ""


def source_summary(lines: Iterable[SourceLine]) -> SourceSummary | None:
    """Return what some sources come to, None where there are none."""
    lines = tuple(lines)
    if not lines:
        return None
    kinds = Counter(line.kind for line in lines)
    grades = Counter(line.grade.code for line in lines if line.grade)
    order = tuple(KINDS)
    ordered = sorted(kinds, key=lambda kind: (not kind, -kinds[kind], order.index(kind or "data")))
    return SourceSummary(
        total=len(lines),
        kinds=tuple(Tally(_label(kind, kinds[kind]), kinds[kind]) for kind in ordered),
        grades=tuple(Tally(code, grades[code]) for code in sorted(grades)),
        ungraded=len(lines) - grades.total(),
    )


def _label(kind: str, count: int) -> str:
    one, several = KINDS.get(kind, ("", ""))
    return one if count == 1 else several
