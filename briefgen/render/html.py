"""HTML pages: a view through its template."""

from collections.abc import Iterator, Mapping

from briefgen.address import SitePath
from briefgen.deadline import deadline
from briefgen.problem import Place, Problem
from briefgen.render import mistakes
from briefgen.render.countries import in_words
from briefgen.render.functions import page_names
from briefgen.render.locate import RAISED, problem_of
from briefgen.render.pages import TEMPLATES
from briefgen.render.runtime import CONTEXTS, PageContext
from briefgen.render.templates import Templates
from briefgen.render.theme import Theme
from briefgen.render.theme_files import refused
from briefgen.views.site import SiteView
from briefgen.views.view import PageShown


def render_html(
    page: PageShown, site: SiteView, theme: Theme
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return a page; problems, BG504 to BG512, name the line of the template.

    The bytes depend on the two views and on the templates, on nothing else.
    """
    name = TEMPLATES[type(page)]
    shown = in_words(page, site.language)
    theme.templates.begin()
    names = page_names(shown, site, _Noting(theme.static_paths, theme.templates))
    contexts: list[PageContext] = []
    shown_as = name
    try:
        with deadline(theme.seconds):
            template = theme.templates.get_template(name)
            shown_as = template.filename or name
            text = template.render({**names, CONTEXTS: contexts})
    except RAISED as raised:
        return None, (problem_of(raised, name, theme.templates, theme.seconds),)
    except MemoryError as raised:
        told = MemoryError("it takes more memory than there is")
        told.with_traceback(raised.__traceback__)
        return None, (problem_of(told, name, theme.templates, theme.seconds),)
    except SyntaxError as raised:
        # Of Python, for what a template was compiled to.
        place = Place(raised.filename or shown_as)
        return None, (mistakes.bad_syntax(f"this is nested too deep: {raised.msg}", place),)
    except OSError as refusal:
        return None, (refused(shown_as, refusal),)
    finally:
        while contexts:
            contexts.pop().let_go()
    return _encoded(text, shown_as)


class _Noting(Mapping[str, SitePath]):
    """The addresses of static files; which of them a page asks for is noted."""

    def __init__(self, addresses: Mapping[str, SitePath], templates: Templates) -> None:
        self._addresses = addresses
        self._templates = templates

    def __getitem__(self, name: str) -> SitePath:
        self._templates.note(f"static {name}")
        return self._addresses[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._addresses)

    def __len__(self) -> int:
        return len(self._addresses)


def _encoded(text: str, template: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    try:
        return text.encode(), ()
    except UnicodeEncodeError as raised:
        half = f"U+{ord(text[raised.start]):04X}"
        message = f"the page holds {half}, which is half a character"
        return None, (mistakes.failed(message, Place(template)),)
