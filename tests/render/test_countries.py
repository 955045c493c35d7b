"""The index of actors by country, under the names of the site's language."""

import pytest

from briefgen.address import SitePath
from briefgen.views.actor_index import ActorEntry, ActorGroup, ActorIndexView
from briefgen.views.parts import Head
from tests.render.samples import on_site, shown


def entry(name, country):
    path = SitePath(f"actors/{name.lower()}/")
    return ActorEntry(name=name, sort=name, path=path, kind="", country=country, role="", count=1)


def group(country, *names):
    label = country or "No country given"
    actors = tuple(entry(name, country) for name in names)
    return ActorGroup(id=f"country-{country.lower() or 'none'}", label=label, actors=actors)


def index(*groups):
    head = Head(path=SitePath("actors/by-country/"), title="Actors by country")
    return ActorIndexView(head=head, order="country", orders=(), groups=groups, total=1)


GROUPS = "{% for g in page.groups %}{{ g.label }}:{{ g.actors|join(',', 'name') }}; {% endfor %}"
COUNTRIES = index(
    group("AE", "Anna"), group("DE", "Bert"), group("UA", "Cem"), group("", "Ada", "Zoe")
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Germany:Bert; Ukraine:Cem; United Arab Emirates:Anna; "),
        ("de", "Deutschland:Bert; Ukraine:Cem; Vereinigte Arabische Emirate:Anna; "),
    ],
)
def test_countries_stand_under_their_names_in_the_order_of_these(tmp_path, language, expected):
    assert shown(tmp_path, GROUPS, COUNTRIES, on_site(language=language)) == (
        f"{expected}No country given:Ada,Zoe; "
    )


def test_a_code_and_a_name_of_one_country_make_one_group(tmp_path):
    both = index(group("RU", "Bert", "Zoe"), group("Russia", "Cem"), group("", "Ada"))
    expected = "Russia:Bert,Cem,Zoe; No country given:Ada; "
    assert shown(tmp_path, GROUPS, both) == expected
