"""From what a template raised to a problem at a line of the template."""

import re
from types import TracebackType

from jinja2 import (
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.deadline import DeadlineExceeded
from briefgen.problem import Place, Problem, error
from briefgen.render import mistakes
from briefgen.render.mistakes import TemplateMistake
from briefgen.render.templates import Templates

RAISED = (
    TemplateError,
    TemplateMistake,
    DeadlineExceeded,
    RecursionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What a mistake in a template can raise."""


def problem_of(raised: Exception, template: str, templates: Templates, seconds: float) -> Problem:
    """Return the problem for what rendering a template raised, one of `RAISED`."""
    place = _deepest(raised.__traceback__, templates)
    if isinstance(raised, TemplateError):
        return _template_problem(raised, template, templates, place)
    match raised:
        case RecursionError():
            return mistakes.recursion(place)
        case DeadlineExceeded():
            return mistakes.too_slow(seconds, place)
        case TemplateMistake():
            found = raised.place or _named(place, templates, raised.name)
            return error(raised.code, str(raised), found, raised.advice)
        case _:
            return mistakes.failed(str(raised) or type(raised).__name__, place)


def _template_problem(
    raised: TemplateError, template: str, templates: Templates, place: Place | None
) -> Problem:
    match raised:
        case TemplateSyntaxError():
            return _syntax(raised, templates)
        case TemplateNotFound():
            name = str(raised.templates[-1] if raised.templates else template)
            known = tuple(templates.list_templates())
            return mistakes.missing_template(name, known, _named(place, templates, name))
        case UndefinedError():
            message, _, rest = str(raised).partition("\n")
            advice, _, name = rest.partition("\n")
            return mistakes.undefined(message, _named(place, templates, name), advice)
        case _:
            return mistakes.failed(str(raised), place)


def _deepest(traceback: TracebackType | None, templates: Templates) -> Place | None:
    """Return the innermost line of a template on the way to where something was raised."""
    place = None
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if path in templates.sources:
            place = Place(path, traceback.tb_lineno, 1, 1)
        traceback = traceback.tb_next
    return place


def _named(place: Place | None, templates: Templates, name: str) -> Place | None:
    """Return the place of a name in its line, else of the line."""
    if place is None:
        return None
    line = templates.sources[place.path].splitlines()[place.line - 1]
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) if name else None
    if found is None:
        return place
    return Place(place.path, place.line, found.start() + 1, len(name))


def _syntax(raised: TemplateSyntaxError, templates: Templates) -> Problem:
    message = (raised.message or "the template cannot be read").rstrip(".")
    place = Place(raised.filename or raised.name or "", raised.lineno, 1, 1)
    advice = ""
    if unknown := re.fullmatch(r"No (filter|test) named '(\w+)'", message):
        known = templates.filters if unknown[1] == "filter" else templates.tests
        message = f'there is no {unknown[1]} "{unknown[2]}"'
        advice = mistakes.meant(unknown[2], known)
        place = _named(place, templates, unknown[2]) or place
    return mistakes.bad_syntax(message, place, advice)
