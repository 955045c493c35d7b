"""Every field of front matter is documented, in the guide for writers and in the README."""

import msgspec
import pytest
from msgspec.structs import fields as struct_fields

from briefgen.content.schema.actor import Actor, Name, Role, SameAs
from briefgen.content.schema.brief import (
    Assessment,
    Brief,
    BriefImage,
    Change,
    Correction,
    Dateline,
    Mentioned,
    WatchItem,
)
from briefgen.content.schema.dossier import Dossier, LogEntry, Query, Question
from briefgen.content.schema.event import Event, Participant, Readout
from briefgen.content.schema.image import Image
from briefgen.content.schema.page import Page
from briefgen.content.schema.place import Place
from briefgen.content.schema.source import BriefSource, Source
from briefgen.content.schema.statement import Stands, Statement
from briefgen.content.schema.tag import Tag
from tests.docs.tables import keys, page, rows, section

SECTIONS: dict[str, tuple[type[msgspec.Struct], ...]] = {
    "Briefs": (
        Brief,
        Assessment,
        Change,
        Correction,
        Dateline,
        Mentioned,
        Statement,
        Stands,
        WatchItem,
    ),
    "Actors": (Actor, Name, Role, SameAs),
    "Events": (Event, Participant, Readout),
    "Places": (Place,),
    "Sources": (Source, BriefSource),
    "Dossiers": (Dossier, Query, Question, LogEntry),
    "Tags": (Tag,),
    "Pages": (Page,),
    "Pictures and their own files": (Image, BriefImage),
}
PARTS: dict[str, type[msgspec.Struct]] = {
    "Actors, events and places in a brief": Mentioned,
    "Assessments": Assessment,
    "Dateline": Dateline,
    "Watch items": WatchItem,
}


def fields(*structs: type[msgspec.Struct]) -> set[str]:
    """Return the names of the fields as they are typed in a file."""
    return {name.rstrip("_") for struct in structs for name in struct.__struct_fields__}


@pytest.mark.parametrize("heading", SECTIONS)
def test_a_kind_of_document_has_all_its_fields_in_the_guide_and_no_others(heading: str):
    assert keys(section(page("docs/writing.md"), heading)) == fields(*SECTIONS[heading])


@pytest.mark.parametrize("heading", PARTS)
def test_a_part_of_a_brief_has_all_its_fields_in_the_guide_and_no_others(heading: str):
    assert keys(section(page("docs/writing.md"), heading)) == fields(PARTS[heading])


README_KINDS = {
    "brief": Brief,
    "actor": Actor,
    "event": Event,
    "place": Place,
    "source": Source,
    "dossier": Dossier,
    "tag": Tag,
    "page": Page,
}


@pytest.mark.parametrize("kind", README_KINDS)
def test_the_readme_says_what_a_kind_must_have_and_names_fields_it_has(kind: str):
    struct = README_KINDS[kind]
    ((_, must, most),) = (
        row for row in rows(section(page("README.md"), "Front matter")) if row[0].startswith(kind)
    )
    needed = {each.name for each in struct_fields(struct) if each.required}
    assert keys(f"|{must}|") == needed
    assert keys(f"|{most}|") <= fields(struct)
