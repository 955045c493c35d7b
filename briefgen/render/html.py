"""HTML pages: a view through its template."""

from briefgen.deadline import deadline
from briefgen.problem import Problem
from briefgen.render.countries import in_words
from briefgen.render.functions import page_names
from briefgen.render.locate import RAISED, problem_of
from briefgen.render.pages import TEMPLATES
from briefgen.render.theme import Theme
from briefgen.views.actor_index import ActorIndexView
from briefgen.views.site import SiteView
from briefgen.views.view import PageShown


def render_html(
    page: PageShown, site: SiteView, theme: Theme
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return a page; problems, BG504 to BG512, name the line of the template.

    The bytes depend on the two views and on the templates, on nothing else.
    """
    name = TEMPLATES[type(page)]
    shown = in_words(page, site.language) if isinstance(page, ActorIndexView) else page
    names = page_names(shown, site, theme.static_paths)
    try:
        with deadline(theme.seconds):
            text = theme.templates.get_template(name).render(names)
    except RAISED as raised:
        return None, (problem_of(raised, name, theme.templates, theme.seconds),)
    return text.encode(), ()
