"""Templates are compiled in our own way; what they print is what Jinja prints."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import escape

from briefgen.render.runtime import escaped
from tests.render.samples import PAGE, SITE, mistake, shown, write

PARTS = {
    "parts/m.html": (
        "{% macro bold(text, class='b') %}<b class={{ class }}>{{ text }}</b>{% endmacro %}"
        "{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}"
        "{% macro box() %}<p>{{ caller('<') }}</p>{% endmacro %}"
        "{% macro nil() %}{% if false %}x{% endif %}{% endmacro %}"
    ),
    "parts/i.html": "{{ page.title }}{{ mine|default('-') }}",
    "parts/base.html": (
        "{% set top = 'T' %}{% block a %}[a{{ top }}]{% endblock %}{{ self.a() }}"
        "{% for n in [1, 2] %}{% block b scoped %}{{ n }}{% endblock %}{% endfor %}"
        "{% block c %}{% include 'parts/i.html' %}{% endblock %}"
    ),
}
BASE = "{% extends 'parts/base.html' %}"
IMPORT = "{% import 'parts/m.html' as m %}"


def by_jinja(text: str) -> str:
    """Return what Jinja makes of a template with the settings of ours."""
    pages = Environment(
        loader=DictLoader({**PARTS, "page.html": text}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("page.html").render(page=PAGE, site=SITE)


@pytest.mark.parametrize(
    "text",
    [
        "{{ '<' }}{{ 1 }}{{ 1.5 }}{{ none }}{{ true }}{{ ('<', 2) }}{{ {'<': [1]} }}",
        "{{ '<b>'|safe }}{{ '<'|escape }}{{ '<'|upper }}{{ '<' ~ '>' ~ 1 }}",
        "{{ {'a': {'b': '<'}}.a.b }}{{ {'items': 1}.items is callable }}{{ page.head.title }}",
        "{{ page.title.replace('A', '<') }}{{ page.title.split('b') }}{{ page.title.upper() }}",
        "{{ page.nothing is defined }}{{ page.nothing|default('-') }}{{ page.updated is none }}",
        "{{ 'a' if page.summary }}{{ 'b' if page.title }}{{ page['title'] }}",
        "{% for n in [1, 2] if n > 1 %}{{ loop.index }}{{ n }}{% else %}none{% endfor %}",
        "{% for n in [[1, []], [2, [[3, []]]]] recursive %}{{ n[0] }}{{ loop(n[1]) }}{% endfor %}",
        "{% set n = namespace(x=1) %}{% for i in [1] %}{% set n.x = 2 %}{% endfor %}{{ n.x }}",
        "{% set html %}<i>{{ '<' }}</i>{% endset %}{{ html }}{{ html|upper }}",
        "{% filter upper %}a{{ '<' }}{% endfilter %}{% with a = '<' %}{{ a }}{% endwith %}",
        IMPORT + "{{ m.bold('<') }}{{ m.bold('<', 'c') }}{{ m.bold(class='d', text='e') }}",
        IMPORT + "{{ m.all(1, '<', a=2) }}{{ m.all() }}{{ m.nil() }}{{ m.nil() ~ '<' }}",
        IMPORT + "{{ m.bold(*['x', 'y']) }}{{ m.bold(**{'text': 1}) }}",
        IMPORT + "{% call(x) m.box() %}{{ x }}{% endcall %}{{ m.bold.name }}{{ m.bold.arguments }}",
        IMPORT + "{{ m.bold('<') ~ '<' }}{{ m.bold('a')|length }}{{ m.bold(m.bold('<')) }}",
        IMPORT + "{% autoescape false %}{{ m.bold('<') ~ '<' }}{{ '<' }}{% endautoescape %}",
        IMPORT + "{% set no = false %}{% autoescape no %}{{ m.bold('<') }}<{% endautoescape %}",
        "{% macro up(n) %}{{ n }}{% if n %}{{ up(n - 1) }}{% endif %}{% endmacro %}{{ up(2) }}",
        "{% macro o(a) %}{% macro i() %}{{ a }}{% endmacro %}{{ i() }}{% endmacro %}{{ o('>') }}",
        "{% set mine = '<' %}{% include 'parts/i.html' %}",
        "{% include ['no.html', 'parts/i.html'] %}{% include 'no.html' ignore missing %}",
        BASE + "{% block a %}<{{ super() }}{{ self.c() }}>{% endblock %}",
        BASE + "{% set mine = 'M' %}{% block b %}{{ n }}{{ mine }}{% endblock %}",
        "{% if page.title %}" + BASE + "{% endif %}{% block a %}x{% endblock %}",
        "{% if page.summary %}" + BASE + "{% endif %}{% block a %}x{% endblock %}y",
        "{% for n in '<' %}{% block e scoped %}{{ n }}{% endblock %}{% endfor %}",
        "{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% set x = 2 %}{{ m() }}",
        "",
    ],
)
def test_a_template_prints_what_jinja_makes_of_it(tmp_path: Path, text: str):
    write(tmp_path, {f"templates/{name}": part for name, part in PARTS.items()})
    assert shown(tmp_path, text) == by_jinja(text)


@pytest.mark.parametrize("text", ["", "plain", "<a href=\"x\" id='y'>&amp;", "ü<", "\U0001f600&"])
def test_a_text_is_escaped_as_the_library_does(text: str):
    assert escaped(text) == str(escape(text))


def test_what_a_macro_lacks_is_told_as_ever(tmp_path: Path):
    problem = mistake(tmp_path, "{% macro m() %}{% endmacro %}{{ m.nothing }}")
    assert (problem.code, problem.message) == ("BG507", 'Macro has no "nothing"')
