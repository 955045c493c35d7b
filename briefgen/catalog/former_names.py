"""Former names in use outside their dates: a remark, since a text may mean the past."""

from collections.abc import Iterator, Mapping

from briefgen.address import Ref
from briefgen.catalog.catalog import Catalog
from briefgen.catalog.links import Leads
from briefgen.content.document import Document, Mention
from briefgen.content.schema.actor import Actor, Name
from briefgen.content.schema.place import Place
from briefgen.dates import contains
from briefgen.fold import fold
from briefgen.problem import Problem, note, place_at


def former_names(
    catalog: Catalog, documents: Mapping[Ref, Document], leads: Mapping[Ref, tuple[Leads, ...]]
) -> Iterator[Problem]:
    """Find links in briefs by a former name that was not in use on the date (BG373).

    A link with words of its own is left alone, as is a name without dates.
    """
    former = {
        target: name
        for target, ref in catalog.targets.items()
        if (name := _former(target, catalog.record(ref).front)) is not None
    }
    if not former:
        return
    for brief in catalog.briefs.values():
        told: set[str] = set()
        for lead in leads[brief.ref]:
            hole = lead.hole
            if not isinstance(hole, Mention) or hole.label or hole.target in told:
                continue
            name = former.get(hole.target)
            if name is None or contains(name.from_, name.to, brief.front.date):
                continue
            told.add(hole.target)
            title = catalog.record(lead.target).title
            message = f'"{name.value}" was the name of {title}{_dates(name)}'
            advice = f"write [[{title}]], or [[{title}|{hole.target}]] where the old name is meant"
            yield note("BG373", message, place_at(documents[brief.ref].path, hole.span), advice)


def _former(target: str, front: object) -> Name | None:
    """Return the dated former name that a target is, if it is no other name as well."""
    if not isinstance(front, Actor | Place) or not any(n.kind == "former" for n in front.names):
        return None
    folded = fold(target)
    same = [name for name in front.names if fold(name.value) == folded]
    if len(same) != 1 or same[0].kind != "former" or fold(front.name) == folded:
        return None
    return same[0] if same[0].from_ or same[0].to else None


def _dates(name: Name) -> str:
    begin = f" from {name.from_.text}" if name.from_ else ""
    end = f" until {name.to.text}" if name.to else ""
    return f"{begin}{end}"
