"""What templates may do, and how their mistakes are told."""

import gc

import pytest
from msgspec.structs import replace

from briefgen.address import SitePath
from briefgen.render.render import render
from briefgen.render.runtime import PageContext
from briefgen.render.templates import PAGE_NAMES, SHARED_NAMES
from briefgen.views.parts import Head
from tests.render.samples import (
    PAGE,
    SITE,
    loaded,
    mistake,
    on_site,
    shown,
    tiny_theme,
    tried,
    write,
)


def at(problem):
    return (problem.code, problem.place.path, problem.place.line, problem.place.column)


def test_text_is_escaped_and_only_what_is_marked_safe_is_html(tmp_path):
    page = replace(PAGE, title="<b>&")
    text = shown(tmp_path, "{{ page.title }} {{ page.body|safe }}", page)
    assert text == "&lt;b&gt;&amp; <p>Body</p>"


def test_template_syntax_in_a_text_is_not_run(tmp_path):
    page = replace(PAGE, title="{{ 7*7 }}{% raw %}")
    assert shown(tmp_path, "{{ page.title }}", page) == "{{ 7*7 }}{% raw %}"


def test_a_name_that_is_not_defined_is_an_error_at_its_line(tmp_path):
    problem = mistake(tmp_path, "<p>\n  {{ pgae.title }}")
    assert at(problem) == ("BG507", "templates/page.html", 2, 6)
    assert problem.message == '"pgae" is not defined here'
    assert problem.advice == 'did you mean "page"?'


def test_a_field_that_the_view_lacks_is_an_error_that_names_the_nearest(tmp_path):
    problem = mistake(tmp_path, "{% if page.titel %}{% endif %}")
    assert at(problem) == ("BG507", "templates/page.html", 1, 12)
    assert problem.message == 'PageView has no "titel"'
    assert problem.advice == 'did you mean "title"?'


def test_a_field_of_nothing_is_an_error_that_says_to_ask_first(tmp_path):
    problem = mistake(tmp_path, "{{ page.updated.year }}")
    assert problem.code == "BG507"
    assert "ask first" in problem.advice


def test_a_mistake_in_an_included_template_is_told_at_the_line_of_that_template(tmp_path):
    write(tmp_path, {"templates/parts/x.html": "\n\n{{ nothing }}"})
    assert at(mistake(tmp_path, "{% include 'parts/x.html' %}")) == (
        "BG507",
        "templates/parts/x.html",
        3,
        4,
    )


def test_a_mistake_in_a_theme_is_told_with_the_path_of_the_theme(tmp_path):
    tiny_theme(tmp_path, {"templates/page.html": "{{ nothing }}"})
    _, (problem,) = render(PAGE, SITE, loaded(tmp_path))
    assert problem.place.path == "themes/tiny/templates/page.html"


def test_a_mistake_of_syntax_is_an_error_at_its_line(tmp_path):
    assert at(mistake(tmp_path, "<p>\n{% if %}")) == ("BG506", "templates/page.html", 2, 1)


def test_a_file_that_does_not_compile_gives_the_same_problem_for_every_page(tmp_path):
    tiny_theme(tmp_path, {"templates/page.html": "{% extends 'broken.html' %}"})
    write(tmp_path, {"templates/broken.html": "\n{% end %}"})
    theme = loaded(tmp_path)
    first, second = (render(PAGE, SITE, theme)[1] for _ in range(2))
    assert first == second
    assert at(first[0]) == ("BG506", "templates/broken.html", 2, 1)


def test_an_unknown_filter_is_an_error_that_names_the_nearest(tmp_path):
    problem = mistake(tmp_path, "{{ page.title|uper }}")
    assert at(problem) == ("BG506", "templates/page.html", 1, 15)
    assert problem.advice == 'did you mean "upper"?'


def test_an_include_that_does_not_exist_is_an_error_that_names_the_nearest(tmp_path):
    write(tmp_path, {"templates/parts/card.html": ""})
    problem = mistake(tmp_path, "{% include 'parts/crad.html' %}")
    assert at(problem) == ("BG504", "templates/page.html", 1, 13)
    assert problem.advice == 'did you mean "parts/card.html"?'


@pytest.mark.parametrize("name", ["../secret", "/etc/hosts", "parts/../../x", "a\\b", ""])
def test_an_include_from_outside_is_refused(tmp_path, name):
    write(tmp_path, {"secret": "canary"})
    problem = mistake(tmp_path, "\n{% include '" + name.replace("\\", "\\\\") + "' %}")
    assert at(problem)[:3] == ("BG505", "templates/page.html", 2)


def test_a_template_that_is_a_link_to_outside_is_refused(tmp_path):
    tiny_theme(tmp_path / "site")
    write(tmp_path, {"outside.html": "canary"})
    (tmp_path / "site/templates").mkdir()
    (tmp_path / "site/templates/page.html").symlink_to(tmp_path / "outside.html")
    data, (problem,) = render(PAGE, SITE, loaded(tmp_path / "site"))
    assert data is None
    assert (problem.code, problem.place.path) == ("BG505", "templates/page.html")


def test_a_template_that_is_not_utf_8_is_an_error(tmp_path):
    tiny_theme(tmp_path)
    (tmp_path / "themes/tiny/templates/page.html").write_bytes(b"a\xff")
    _, (problem,) = render(PAGE, SITE, loaded(tmp_path))
    assert (problem.code, problem.place.path) == ("BG514", "themes/tiny/templates/page.html")


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'page.html' %}",
        "{% extends 'page.html' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_template_without_end_is_an_error(tmp_path, text):
    assert at(mistake(tmp_path, text))[:3] == ("BG508", "templates/page.html", 1)


def test_an_endless_range_is_an_error_at_once(tmp_path):
    problem = mistake(tmp_path, "{% for n in range(10 ** 12) %}{% endfor %}")
    assert at(problem)[:3] == ("BG512", "templates/page.html", 1)


def test_a_page_that_takes_too_long_is_an_error_at_its_line(tmp_path):
    loop = "{% for n in range(99999) %}" * 3 + "\n{{ n }}" + "{% endfor %}" * 3
    tiny_theme(tmp_path, {"templates/page.html": "{% if false %}{% endif %}" + loop})
    theme = replace(loaded(tmp_path), seconds=0.05)
    gc.disable()  # what is raised inside a callback of the garbage collector would be a warning
    try:
        data, (problem,) = render(PAGE, SITE, theme)
    finally:
        gc.enable()
    assert data is None
    assert problem.code == "BG509"
    assert problem.place.path == "themes/tiny/templates/page.html"


def test_what_a_function_cannot_do_is_an_error_at_its_line(tmp_path):
    assert at(mistake(tmp_path, "\n{{ date(page.title) }}"))[:3] == (
        "BG512",
        "templates/page.html",
        2,
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''['__cl' ~ 'ass__'] }}",
        "{{ url.__globals__ }}",
        "{{ [page]|map(attribute='__class__')|join }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ site.options.update({'a': 1}) }}",
        "{{ [1].append(2) }}",
        "{{ lipsum() }}",
        "{{ cycler(1, 2) }}",
    ],
)
def test_insides_changes_and_chance_are_out_of_reach(tmp_path, text):
    assert mistake(tmp_path, text).code == "BG507"


@pytest.mark.parametrize("name", ["random", "attr", "pprint"])
def test_filters_that_are_not_pure_are_left_out(tmp_path, name):
    assert mistake(tmp_path, "{{ [1]|" + name + " }}").code == "BG506"


def test_a_macro_sees_the_page_it_is_used_on(tmp_path):
    tiny_theme(
        tmp_path,
        {
            "templates/parts/m.html": "{% macro m() %}{{ url('') }}{{ page.title }}{% endmacro %}",
            "templates/page.html": "{% from 'parts/m.html' import m %}{{ m() }}",
        },
    )
    theme = loaded(tmp_path)
    deep = replace(PAGE, head=Head(path=SitePath("a/b/c/"), title="C"), title="C")
    assert render(PAGE, SITE, theme)[0] == b"../About"
    assert render(deep, SITE, theme)[0] == b"../../../C"
    assert render(PAGE, SITE, theme)[0] == b"../About"


def test_the_top_level_of_a_macro_file_is_computed_for_each_page(tmp_path):
    use = "{% import 'parts/m.html' as m %}{{ m.m() }}"
    macros = "{% set t = page.title %}{% macro m() %}{{ t }}{% endmacro %}"
    tiny_theme(
        tmp_path,
        {
            "templates/parts/m.html": macros,
            "templates/parts/n.html": use,
            "templates/page.html": use + "{% include 'parts/n.html' %}",
        },
    )
    theme = loaded(tmp_path)
    assert render(PAGE, SITE, theme)[0] == b"AboutAbout"
    assert render(replace(PAGE, title="B"), SITE, theme)[0] == b"BB"


def test_what_one_page_sets_is_not_there_on_the_next(tmp_path):
    text = "{% set seen = namespace(n=0) %}{% set seen.n = seen.n + 1 %}{{ seen.n }}"
    tiny_theme(tmp_path, {"templates/page.html": text})
    theme = loaded(tmp_path)
    assert [render(PAGE, SITE, theme)[0] for _ in range(2)] == [b"1", b"1"]


def test_the_known_names_are_those_a_template_gets(tmp_path):
    names = ", ".join((*PAGE_NAMES, *SHARED_NAMES))
    text = f"{{{{ ({names})|length }}}}"
    assert shown(tmp_path, text) == str(len(PAGE_NAMES) + len(SHARED_NAMES))
    theme = loaded(tmp_path)
    own = set(theme.templates.globals) - {"dict", "namespace"}
    assert own == set(SHARED_NAMES)


def test_a_template_may_ask_whether_a_field_is_there(tmp_path):
    text = "{{ 'yes' if page.nothing is defined else 'no' }} {{ page.nothing|default('-') }}"
    assert shown(tmp_path, text) == "no -"


def test_a_page_is_the_same_every_time(tmp_path):
    first, _ = tried(tmp_path, "{{ page }}{{ site }}", PAGE, on_site(options={"a": 1}))
    second, _ = tried(tmp_path, "{{ page }}{{ site }}", PAGE, on_site(options={"a": 1}))
    assert first == second


def test_a_macro_may_have_a_name_that_a_changing_method_has(tmp_path):
    write(tmp_path, {"templates/parts/m.html": "{% macro update() %}yes{% endmacro %}"})
    assert shown(tmp_path, "{% import 'parts/m.html' as m %}{{ m.update() }}") == "yes"


@pytest.mark.parametrize(
    ("text", "name", "column"),
    [
        ("{{ url }}", "url", 4),
        ("{{ date }}", "date", 4),
        ("{{ page.title.upper }}", "upper", 15),
        ("{{ 'x'.join }}", "join", 8),
        ("{{ 'a' ~ url }}", "url", 10),
        ("{{ '%s' % absolute }}", "absolute", 11),
        ("{{ '%s'|format(json_ld) }}", "json_ld", 16),
        ("{{ asset|upper }}", "asset", 4),
        ("{{ asset|safe }}", "asset", 4),
        ("{{ ['a', url]|join }}", "url", 10),
        ("{{ ['a', [url]] }}", "url", 11),
        ("{{ {'a': url} }}", "url", 10),
        ("{{ {'href': url}|xmlattr }}", "url", 13),
        ("{% macro m() %}{% endmacro %}{{ m }}", "m", 10),
    ],
)
def test_a_function_that_is_not_called_is_an_error_that_says_to_call_it(
    tmp_path, text, name, column
):
    problem = mistake(tmp_path, f"\n{text}")
    assert at(problem) == ("BG517", "templates/page.html", 2, column)
    assert problem.advice == f"call it: {name}(...)"


@pytest.mark.parametrize("text", ["{{ ['a']|map('upper') }}", "{{ [1]|select ~ '' }}"])
def test_what_a_filter_goes_through_is_no_text(tmp_path, text):
    problem = mistake(tmp_path, text)
    assert at(problem)[:3] == ("BG517", "templates/page.html", 1)
    assert "|join" in problem.advice


def test_values_are_printed_as_ever(tmp_path):
    text = (
        "{{ 1 }} {{ ['a', 'b']|map('upper')|join('-') }} {{ 'a' ~ 2 ~ page.title }} {{ (1, 'x') }}"
    )
    assert shown(tmp_path, text) == "1 A-B a2About (1, &#39;x&#39;)"


def test_a_page_leaves_nothing_in_circles_with_its_macros(tmp_path):
    parts = {
        "templates/page.html": "{% import 'm.html' as m %}"
        "{% macro a() %}{{ m.b(page) }}{% endmacro %}"
        "{% extends 'base.html' %}{% block x %}{{ a() }}{% endblock %}",
        "templates/base.html": "<p>{% block x %}{% endblock %}{% include 'part.html' %}</p>",
        "templates/part.html": "{% macro c() %}!{% endmacro %}{{ c() }}",
        "templates/m.html": "{% macro d(x) %}{{ x.title }}{% endmacro %}"
        "{% macro b(x) %}{{ d(x) }}{% endmacro %}",
    }
    tiny_theme(tmp_path, parts)
    theme = loaded(tmp_path)
    gc.collect()
    before = {id(each) for each in _contexts()}
    gc.disable()
    try:
        for _ in range(2):
            data, _ = render(PAGE, SITE, theme)
        left = [each for each in _contexts() if id(each) not in before]
    finally:
        gc.enable()
    assert data is not None
    assert f"{PAGE.title}!".encode() in data
    assert len(left) <= len(parts), "only what the last page imported may be kept"


def _contexts():
    return [each for each in gc.get_objects() if isinstance(each, PageContext)]
