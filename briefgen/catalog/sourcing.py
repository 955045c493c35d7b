"""What can be wrong with the sources that documents name, which only the whole site can tell."""

from collections.abc import Iterator, Mapping
from typing import get_args

from msgspec.structs import asdict

from briefgen.address import DocId, Kind, Ref
from briefgen.catalog.links import Links
from briefgen.catalog.mistakes import left_out_source, place_in, reason_left_out
from briefgen.catalog.names import Names
from briefgen.config import Config, Tlp
from briefgen.content.document import Citation, Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.event import Event
from briefgen.content.schema.source import Publication, Source
from briefgen.problem import Place, Problem, error, place_at, warning

_SOURCE: tuple[Kind, ...] = ("source",)
_UNNAMED = "chatham-house"
_ACTOR: tuple[Kind, ...] = ("actor",)
_RESTRICTION: dict[Tlp, int] = {label: level for level, label in enumerate(get_args(Tlp))}


def source_problems(
    documents: Mapping[Ref, Document],
    named: Mapping[tuple[Kind, str], Ref],
    links: Links,
    names: Names,
    config: Config,
) -> Iterator[Problem]:
    """Check the sources of briefs and events.

    Problems: BG361 one that is left out of this build, BG362 one that is marked more restricted,
    BG363 a speaker under the Chatham House Rule, BG364 one that is written out in two ways.
    """
    for ref, document in documents.items():
        cited: dict[Ref, Place] = {}
        for written, place in _written(document):
            source = named.get(("source", written))
            if source is not None:
                cited.setdefault(source, place)
            elif reason := reason_left_out(written, _SOURCE, names):
                yield left_out_source(reason, place)
        for lead in links.leads.get(ref, ()):
            if isinstance(lead.hole, Citation):
                cited.setdefault(lead.target, place_at(document.path, lead.hole.span))
        for source, place in (_of_statements(document, documents, names) | cited).items():
            if source.kind == "source":
                yield from _more_restricted(document, documents[source], place, config)
        if isinstance(document.front, Brief):
            yield from _named_speakers(document, document.front, documents, names)
            yield from _written_otherwise(document, document.front, documents)


def _of_statements(
    document: Document, documents: Mapping[Ref, Document], names: Names
) -> dict[Ref, Place]:
    """Return the sources that entries of a brief's statements name, and where first."""
    front = document.front
    found: dict[Ref, Place] = {}
    for number, entry in enumerate(front.statements if isinstance(front, Brief) else ()):
        key = f"statements.{number}"
        for source in _sources(entry.source, documents, names) if entry.source else ():
            found.setdefault(source, place_in(document, f"{key}.source", key))
    return found


def _written(document: Document) -> Iterator[tuple[str, Place]]:
    """Give what a document writes as its sources; what a brief writes inline is told there."""
    front = document.front
    if isinstance(front, Brief):
        for number, each in enumerate(front.sources):
            key = f"sources.{number}"
            if not each.title:
                yield each.id, place_in(document, f"{key}.id", key, "sources")
    elif isinstance(front, Event):
        for number, written in enumerate(front.sources):
            yield written, place_in(document, f"sources.{number}", "sources", "title")
        for number, readout in enumerate(front.readouts):
            if readout.source:
                key = f"readouts.{number}"
                yield readout.source, place_in(document, f"{key}.source", key, "title")


def _more_restricted(
    document: Document, source: Document, place: Place, config: Config
) -> Iterator[Problem]:
    own, other = (each.front.tlp or config.release.default_tlp for each in (document, source))
    if _RESTRICTION[other] > _RESTRICTION[own]:
        message = f"this is marked TLP:{own} and cites a source that is marked TLP:{other}"
        advice = f"write tlp: {other}, or say what the source is without its name"
        yield error("BG362", message, place, advice)


def _named_speakers(
    brief: Document, front: Brief, documents: Mapping[Ref, Document], names: Names
) -> Iterator[Problem]:
    """Find statements under the Chatham House Rule whose speaker is somebody with a file."""
    for said in brief.body.statements:
        entry = front.statements[said.entry] if said.entry >= 0 else None
        label = (entry.source if entry else "") or said.source
        sources = (documents[ref].front for ref in _sources(label, documents, names))
        # Of several that are meant, one is enough.
        if not any(isinstance(each, Source) and each.terms == _UNNAMED for each in sources):
            continue
        place = place_at(brief.path, said.span)
        if entry is not None and entry.by:
            key = f"statements.{said.entry}"
            place = place_in(brief, f"{key}.by", f"{key}.text", key)
            told = any(ref in documents for ref in names.find(entry.by, _ACTOR))
        else:
            told = any(_is_person(credit.name, documents, names) for credit in said.credits)
        if told:
            message = "the source of this statement is under the Chatham House Rule"
            advice = "say neither who spoke nor for whom: by: A participant"
            yield error("BG363", message, place, advice)


def _sources(written: str, documents: Mapping[Ref, Document], names: Names) -> tuple[Ref, ...]:
    """Return the sources that a statement may mean, by id or by any name, as `statements` does."""
    return tuple(ref for ref in names.find(written, _SOURCE) if ref in documents)


def _is_person(name: str, documents: Mapping[Ref, Document], names: Names) -> bool:
    """Tell whether a name is that of a person; states and bodies may be where it was said."""
    fronts = (documents[ref].front for ref in names.find(name, _ACTOR) if ref in documents)
    return any(isinstance(front, Actor) and front.kind == "person" for front in fronts)


def _written_otherwise(
    brief: Document, front: Brief, documents: Mapping[Ref, Document]
) -> Iterator[Problem]:
    """Find sources that a brief writes out otherwise than the place that counts does.

    What is only left out contradicts nothing.
    """
    for number, each in enumerate(front.sources):
        counts = documents.get(Ref("source", DocId(each.id))) if each.title else None
        if counts is None or counts.path == brief.path or not isinstance(counts.front, Source):
            continue
        fields = ("title", *Publication.__struct_fields__)
        here, there = asdict(each), asdict(counts.front)
        for field in fields:
            if here[field] and here[field] != there[field]:
                key = f"sources.{number}"
                place = place_in(brief, f"{key}.{field}", key, "sources")
                message = (
                    f'the source "{each.id}" is written out in {counts.path}, too, '
                    f'with another "{field}", and that counts'
                )
                yield warning("BG364", message, place, "write its id alone here, or say the same")
