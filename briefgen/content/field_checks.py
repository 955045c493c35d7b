"""What can be wrong with a field beyond its form, and how problems of fields are told."""

import re
from collections.abc import Iterator

from briefgen.config import Limits
from briefgen.content.document import FrontMatter
from briefgen.content.place_checks import country_checks, position_checks
from briefgen.content.same_as import same_as_problems
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.content.schema.image import Image
from briefgen.content.schema.place import Place
from briefgen.content.schema.source import Publication, Source
from briefgen.content.schema.tag import Tag
from briefgen.content.standard_words import grade_advice, word_advice
from briefgen.language import FORMS, is_language
from briefgen.problem import Problem, Span, error, place_at, warning
from briefgen.scalars import Mistake, MistakeKind
from briefgen.slug import slug_mistake, slugify
from briefgen.tree import Mapping, texts
from briefgen.web_address import web_address

_CODES: dict[MistakeKind, str] = {
    "unknown": "BG227",
    "missing": "BG228",
    "type": "BG229",
    "choice": "BG230",
    "date": "BG231",
}

_EXAMPLES = {
    "title": "title: Talks open in Riyadh",
    "name": "name: Sergey Lavrov",
    "date": "date: 2025-02-18, or begin the file name with the date: 2025-02-18-riyadh.md",
}

_FORMS: dict[tuple[MistakeKind, str], str] = {
    ("type", "urgency"): "write 1 (most urgent) to 9",
    ("unknown", "id"): "the file's name is the id: delete this line",
}
"""Advice for a field that is better than what its type, or a likeness of keys, alone allows."""

_NO_OLD_ADDRESS = re.compile(r"[^/:\\?#%.]+")


def field_problem(mistake: Mistake, path: str, root: Mapping) -> Problem:
    """Return a mistake in a field as a problem: BG227–BG231."""
    better = _FORMS.get((mistake.kind, mistake.path)) or _word_advice(mistake, root)
    advice = better or mistake.advice or _advice(mistake, root)
    place = place_at(path, mistake.span)
    return error(_CODES[mistake.kind], mistake.message, place, advice)


def _word_advice(mistake: Mistake, root: Mapping) -> str:
    if mistake.kind != "choice":
        return ""
    written = next((each.text for each in texts(root) if each.span == mistake.span), "")
    return word_advice(mistake.path, written)


def _advice(mistake: Mistake, root: Mapping) -> str:
    if mistake.kind == "unknown":
        return 'a field of your own goes under "extra"' if "." not in mistake.path else ""
    if mistake.kind != "missing" or mistake.path not in _EXAMPLES:
        return ""
    advice = f"write {_EXAMPLES[mistake.path]}"
    if root.entries or mistake.path == "date":
        return advice
    return f'begin the file with a line "---", then {advice}, then a line "---"'


def field_checks(
    front: FrontMatter | Image, spans: dict[str, Span], path: str, limits: Limits
) -> tuple[Problem, ...]:
    """Check numbers, lengths, languages, grades, the slug and the addresses of one file.

    Problems: BG230 a grade; BG233 too many tags or actors; BG235 not a language tag; BG236 urgency;
              BG237 slug; BG255 the address of a source; BG282 a position; BG283 a country;
              BG286 what is the same elsewhere; BG314 a name for an alias.
    """
    problems = [
        *_languages(front, spans, path),
        *_slug(front, spans, path),
        *_aliases(front, spans, path),
        *_web_addresses(front, spans, path),
    ]
    if isinstance(front, Place):
        problems += position_checks(front, spans, path)
    if isinstance(front, Actor | Place):
        problems += country_checks(front, spans, path)
        if front.same_as is not None:
            problems += same_as_problems(front.same_as, spans, path)
    if isinstance(front, Brief):
        problems += _grades(front, spans, path)
        counts = (
            ("tags", len(front.tags), limits.tags_per_brief),
            ("actors", len(front.actors), limits.actors_per_brief),
        )
        for field, count, limit in counts:
            if count > limit:
                place = place_at(path, spans[field])
                message = f"{count} {field} are over the limit {field}_per_brief ({limit})"
                advice = "name fewer, or raise the limit under [limits] in site.toml"
                problems.append(error("BG233", message, place, advice))
        if front.urgency is not None and not 1 <= front.urgency <= 9:
            message = f"the urgency {front.urgency} is not between 1 and 9"
            place = place_at(path, spans["urgency"])
            problems.append(error("BG236", message, place, "write 1 (most urgent) to 9"))
    return tuple(problems)


def _grades(front: Brief, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    for number, statement in enumerate(front.statements):
        advice = grade_advice(statement.grade) if statement.grade else ""
        if advice:
            place = place_at(path, spans.get(f"statements.{number}.grade", Span(1)))
            yield error("BG230", f'"grade" cannot be "{statement.grade}"', place, advice)


def _web_addresses(
    front: FrontMatter | Image, spans: dict[str, Span], path: str
) -> Iterator[Problem]:
    """Find addresses of sources that no page can link to."""
    written: dict[str, Publication] = {"": front} if isinstance(front, Source) else {}
    if isinstance(front, Brief):
        written = {f"sources.{number}.": each for number, each in enumerate(front.sources)}
    for key, source in written.items():
        for field, address in (("url", source.url), ("archived", source.archived)):
            if address and not web_address(address):
                place = place_at(path, spans.get(f"{key}{field}", Span(1)))
                message = f'"{address}" is not a whole web address, so it is not shown'
                yield warning("BG255", message, place, "write it as https://example.org/path")


def _slug(front: FrontMatter | Image, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    """Check a slug that was written, though it be empty in quotation marks."""
    if isinstance(front, Image) or "slug" not in spans:
        return
    if not front.slug and spans["slug"].length < len('""'):
        return
    mistake = slug_mistake(front.slug)
    if mistake:
        message = f'the slug "{front.slug}" {mistake}'
        advice = f"write slug: {slugify(front.slug)}"
        if not any(char.isalnum() for char in front.slug):
            advice = "use small letters without accents, digits and hyphens: doha-talks"
        yield error("BG237", message, place_at(path, spans["slug"]), advice)


def _aliases(front: FrontMatter | Image, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    """Find names among the aliases; what is no address at all only the whole site can tell."""
    for number, alias in enumerate(() if isinstance(front, Image) else front.aliases):
        if not _NO_OLD_ADDRESS.fullmatch(alias) or slug_mistake(alias) is None:
            continue
        message = f'the alias "{alias}" looks like a name; aliases are old addresses'
        advice = "write an old address such as /old/address/, or delete it"
        if isinstance(front, Actor | Place | Tag):
            advice = "other names go under names; an old address looks like /old/address/"
        place = place_at(path, spans.get(f"aliases.{number}", Span(1)))
        yield error("BG314", message, place, advice)


def _languages(front: FrontMatter | Image, spans: dict[str, Span], path: str) -> Iterator[Problem]:
    tags = {} if isinstance(front, Image) else {"lang": front.lang}
    if isinstance(front, Actor | Place):
        tags |= {f"names.{place}.lang": name.lang for place, name in enumerate(front.names)}
    for field, tag in tags.items():
        if tag and not is_language(tag):
            place = place_at(path, spans.get(field, Span(1)))
            yield error("BG235", f'"{tag}" is not a language tag', place, FORMS)
