"""From one file to one document: front matter, body, and everything that is wrong with them.

Parsing a file never looks at another.
"""

import re
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import DocId, Kind
from briefgen.config import Config
from briefgen.content.curly import curly_problems
from briefgen.content.date_order import date_problems
from briefgen.content.document import Body, Document, FrontMatter, ImageNote
from briefgen.content.event_checks import event_checks
from briefgen.content.field_checks import field_checks, field_problem
from briefgen.content.file_name import date_in_name, file_stem, name_problems
from briefgen.content.front_matter import read_front_matter
from briefgen.content.markup.anchoring import Entry
from briefgen.content.markup.body import parse_body
from briefgen.content.misplaced import misplaced
from briefgen.content.scan import SourceFile
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.dossier import Dossier
from briefgen.content.schema.event import Event
from briefgen.content.schema.image import Image
from briefgen.content.schema.page import Page
from briefgen.content.schema.place import Place as PlaceFront
from briefgen.content.schema.source import Source
from briefgen.content.schema.tag import Tag
from briefgen.content.source import read_text
from briefgen.content.trend_months import month_problems
from briefgen.content.weekdays import weekday_problems
from briefgen.deadline import DeadlineExceeded, deadline
from briefgen.problem import Place, Problem, Span, error, place_at, warning
from briefgen.scalars import name_of
from briefgen.schema import decode
from briefgen.slug import slug_mistake
from briefgen.tree import Mapping, Scalar, spans

_FRONT: dict[Kind, type[FrontMatter]] = {
    "brief": Brief,
    "actor": Actor,
    "event": Event,
    "place": PlaceFront,
    "source": Source,
    "dossier": Dossier,
    "tag": Tag,
    "page": Page,
}

_ENTRY = re.compile(r"statements\.(\d+)")
_LOST = re.compile(rf"{_ENTRY.pattern}(?:\.text)?")

_WITHHOLDING = {
    "draft": "say true or false",
    "status": "say draft, developing, final or withdrawn",
    "tlp": "say CLEAR, GREEN, AMBER, AMBER+STRICT or RED",
    "embargo": "write the date until which it is withheld",
    "expires": "write the date after which it is withheld",
}
"""Fields that decide what is public, and what to write there.

A document with a mistake in one of them is no document, and one that is left empty is a mistake:
nobody knows what was meant.
"""


TOO_SLOW = "BG234"
"""The problem of a file that takes too long: that depends on the machine too."""


class Parsed(Struct, frozen=True):
    """What came of one file: a document or a picture's note, None where it cannot be told."""

    document: Document | None = None
    image: ImageNote | None = None
    problems: tuple[Problem, ...] = ()


def parse_source(source: SourceFile, config: Config) -> Parsed:
    """Parse one file within the time that a document may take.

    Problems: BG200, BG203, BG213, BG215–BG233, BG235–BG237, BG280–BG285 and BG314 of front
              matter; BG234 too slow; BG24x–BG29x of the body.
    """
    try:
        with deadline(config.limits.seconds_per_document):
            return _parse(source, config)
    except DeadlineExceeded:
        seconds = f"{config.limits.seconds_per_document:g}"
        message = f"this file took more than {seconds} seconds to read"
        advice = "simplify it, or raise seconds_per_document under [limits] in site.toml"
        return Parsed(problems=(error(TOO_SLOW, message, Place(source.path), advice),))


class _Front(Struct, frozen=True):
    """The fields of a file as they were decoded, and where they stand."""

    value: FrontMatter | Image | None = None
    spans: dict[str, Span] = {}
    problems: tuple[Problem, ...] = ()


def _parse(source: SourceFile, config: Config) -> Parsed:
    text, problems = read_text(source.data, source.path)
    if text is None:
        return Parsed(problems=problems)
    split = read_front_matter(text, source.path, config.limits)
    front = _Front() if split.root is None else _front(source, split.root, split.body or "", config)
    if split.problems:
        front = _Front(problems=_elsewhere(front.problems, split.problems))
    problems = (*split.problems, *front.problems)
    if source.kind == "image":
        extra = _unused_text(source, split.body or "", split.first_line)
        return _image(source, front, (*problems, *extra))
    body, mistakes = _body(source, split.body, split.first_line, config, tuple(_entries(front)))
    unsaid = tuple(_without_speaker(source.path, front, body))
    days = weekday_problems(
        front.value, front.spans, split.body or "", split.first_line, source.path
    )
    return _document(source, source.kind, front, body, (*problems, *mistakes, *unsaid, *days))


def _elsewhere(problems: tuple[Problem, ...], noted: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems of lines that nothing is noted of: there they only follow from it."""
    lines = {each.place.line for each in noted if each.place}
    return tuple(each for each in problems if each.place and each.place.line not in lines)


def _front(source: SourceFile, root: Mapping, body: str, config: Config) -> _Front:
    elsewhere = misplaced(source, root, body)
    if elsewhere is not None:
        return _Front(problems=(elsewhere,))
    zone = ZoneInfo(config.timezone)
    kind: type[FrontMatter | Image] = Image if source.kind == "image" else _FRONT[source.kind]
    stem = file_stem(source.path)
    dated = source.kind == "brief" and date_in_name(stem)
    given: dict[str, object] = {"date": dated} if dated else {}
    value, mistakes = decode(root, kind, zone=zone, given=given)
    problems = tuple(field_problem(each, source.path, root) for each in mistakes)
    problems += tuple(curly_problems(root, source.path))
    if kind is Dossier:
        problems += tuple(month_problems(root, source.path))
    undecided = () if kind is Image else tuple(_undecided(root, source.path))
    problems += undecided
    if value is None or undecided or any(each.path in _WITHHOLDING for each in mistakes):
        return _Front(problems=problems)
    found = _without_wrong(spans(root), (each.path for each in mistakes))
    problems += field_checks(value, found, source.path, config.limits)
    problems += date_problems(value, found, source.path, zone)
    problems += tuple(event_checks(value, found, source.path))
    if not isinstance(value, Image) and slug_mistake(value.slug) is not None:
        value = replace(value, slug="")
    return _Front(value, found, problems)


def _without_wrong(found: dict[str, Span], wrong: Iterable[str]) -> dict[str, Span]:
    """Number the places of statements as those are numbered that could be read.

    `wrong` are the paths of mistakes; an entry without its text is left out of the value.
    """
    lost = {int(path[1]) for each in wrong if (path := _LOST.fullmatch(each))}
    if not lost:
        return found
    kept: dict[str, Span] = {}
    for key, span in found.items():
        entry = _ENTRY.match(key)
        number = int(entry[1]) if entry else -1
        if entry and number not in lost:
            place = number - sum(each < number for each in lost)
            kept[f"statements.{place}{key[entry.end() :]}"] = span
        elif entry is None:
            kept[key] = span
    return kept


def _undecided(root: Mapping, path: str) -> Iterator[Problem]:
    """Find fields that decide what is public and have nothing behind their colon."""
    for entry in root.entries:
        if entry.key in _WITHHOLDING and isinstance(entry.value, Scalar) and entry.value.is_empty:
            advice = f"{_WITHHOLDING[entry.key]}, or take the line out"
            place = place_at(path, entry.key_span)
            yield error("BG228", f'"{entry.key}" is empty', place, advice)


def _body(
    source: SourceFile,
    text: str | None,
    first_line: int,
    config: Config,
    entries: tuple[Entry, ...],
) -> tuple[Body, tuple[Problem, ...]]:
    if text is None:
        return Body(), ()
    folder = source.content_path.rpartition("/")[0]
    return parse_body(
        text,
        first_line=first_line,
        path=source.path,
        folder=folder,
        config=config,
        entries=entries,
    )


def _entries(front: _Front) -> Iterator[Entry]:
    """List the statements of the front matter with the places of their texts."""
    for number, each in enumerate(front.value.statements if isinstance(front.value, Brief) else ()):
        yield Entry(each, front.spans.get(f"statements.{number}.text", Span(1)))


def _without_speaker(path: str, front: _Front, body: Body) -> Iterator[Problem]:
    """Find statements that neither their entry nor an attribution gives to anybody."""
    for each in body.statements:
        if each.entry < 0 or each.credits or not isinstance(front.value, Brief):
            continue
        key = f"statements.{each.entry}"
        if not front.value.statements[each.entry].by:
            place = place_at(path, front.spans.get(f"{key}.text", Span(1)))
            yield error("BG228", f'{name_of(key)} needs "by"', place, "write by: and a name")


def _document(
    source: SourceFile, kind: Kind, front: _Front, body: Body, problems: tuple[Problem, ...]
) -> Parsed:
    name = file_stem(source.path)
    problems = (*name_problems(source.path), *problems)
    if front.value is None or isinstance(front.value, Image) or slug_mistake(name) is not None:
        return Parsed(problems=problems)
    document = Document(
        kind=kind,
        id=DocId(name),
        path=source.path,
        front=front.value,
        body=body,
        spans=front.spans,
    )
    return Parsed(document=document, problems=problems)


def _image(source: SourceFile, front: _Front, problems: tuple[Problem, ...]) -> Parsed:
    if not isinstance(front.value, Image):
        return Parsed(problems=problems)
    picture = source.content_path.removesuffix(".md")
    note = ImageNote(image=picture, path=source.path, front=front.value)
    return Parsed(image=note, problems=problems)


def _unused_text(source: SourceFile, body: str, first_line: int) -> tuple[Problem, ...]:
    if not body.strip():
        return ()
    line = first_line + body[: len(body) - len(body.lstrip())].count("\n")
    message = "the text of a picture's own file is shown nowhere"
    advice = "write what belongs to the picture in its fields, such as caption"
    return (warning("BG213", message, Place(source.path, line, 1), advice),)
