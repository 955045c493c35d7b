"""Bodies written out for comparing: HTML with numbered holes, then holes, outline, problems."""

from briefgen.config import Config, ContentConfig
from briefgen.content.document import (
    Body,
    Candidate,
    Citation,
    Embed,
    Figure,
    FileLink,
    Hole,
    Mention,
    Prose,
    Quoted,
    Unlinked,
)
from briefgen.content.markup.body import parse_body
from briefgen.problem import Problem, Span

CONFIG = Config(title="Desk")
ALLOWING = Config(title="Desk", content=ContentConfig(allow_protocol_relative=True))


def parsed(
    text: str, *, first_line: int = 1, config: Config = CONFIG
) -> tuple[Body, tuple[Problem, ...]]:
    """Return a body as if it stood in content/briefs/doha.md."""
    return parse_body(
        text, first_line=first_line, path="content/briefs/doha.md", folder="briefs", config=config
    )


def shown(text: str) -> str:
    """Return everything a body says."""
    body, problems = parsed(text)
    lines = [_html(body.text), *map(_hole, body.text.holes)]
    if body.notes != Prose():
        lines += ["notes:", _html(body.notes), *map(_hole, body.notes.holes)]
    lines += [f"h{heading.level} #{heading.id} {heading.text}" for heading in body.outline]
    lines += [said(each) for each in body.statements]
    lines += [_candidate(each) for each in body.candidates]
    lines += [_problem(problem) for problem in problems]
    return "\n".join(line for line in lines if line)


def _html(prose: Prose) -> str:
    assert len(prose.pieces) == len(prose.holes) + 1
    html = prose.pieces[0]
    for piece in prose.pieces[1:]:
        html += f"◯{piece}"
    return html.rstrip("\n")


def _hole(hole: Hole) -> str:
    match hole:
        case Mention():
            said = f'mention "{hole.target}" #"{hole.fragment}" label "{hole.label}"'
        case FileLink():
            said = f'file "{hole.path}" #"{hole.fragment}" label "{hole.label}"'
        case Embed():
            return f'◯ {_at(hole.span)} embed "{hole.target}"'
        case Unlinked():
            return f'◯ {_at(hole.span)} unlinked "{hole.label}"'
        case Figure():
            kind = "figure" if hole.block else "picture"
            texts = f'alt "{hole.alt}" caption "{hole.caption}" credit "{hole.credit}"'
            return f'◯ {_at(hole.span)} {kind} "{hole.path}" {texts}'
        case Citation():
            extent = "source of" if hole.is_written else "source in place of"
            return f'◯ {_at(hole.span)} {extent} "{hole.label}"'
    return f'◯ {_at(hole.span)} {said} in "{hole.context.before}" “…” "{hole.context.after}"'


def said(each: Quoted) -> str:
    """Return all that is known of a statement."""
    named = ", ".join(
        f"{credit.title} [[{credit.name}]]".strip() if credit.is_link else credit.name
        for credit in each.credits
    )
    entry = f" entry {each.entry}" if each.entry >= 0 else ""
    on = f" on {each.on.text}" if each.on else ""
    source = f" source {each.source} ({each.note})" if each.source else ""
    text = each.text.replace("\n", " / ")
    return f'” {_at(each.span)} {each.mode}{entry} "{text}" by {named or "?"}{on}{source}'


def _candidate(each: Candidate) -> str:
    return f'? {_at(each.span)} "{each.text}" by {each.speaker}'


def _problem(problem: Problem) -> str:
    place = problem.place
    assert place is not None
    assert place.path == "content/briefs/doha.md"
    at = _at(Span(place.line, place.column, place.length))
    return f"! {at} {problem.severity} {problem.code} {problem.message} ({problem.advice})"


def _at(span: Span) -> str:
    return f"{span.line}:{span.column}+{span.length}"
