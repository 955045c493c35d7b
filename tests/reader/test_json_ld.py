"""Every JSON-LD graph of the sample expands, and says nothing that schema.org has no word for."""

import json

from pyld import jsonld
from rdflib import SDO

from tests.harness.built import Built

SCHEMA = "https://schema.org/"
CONTEXT = {
    "contextUrl": None,
    "documentUrl": SCHEMA,
    "document": {"@context": {"@vocab": SCHEMA}},
}
"""What stands for the context of schema.org, so that nothing is asked of the network."""


def loaded(url: str, _options: object) -> dict[str, object]:
    assert url.rstrip("/") == SCHEMA.rstrip("/")
    return CONTEXT


def is_known(iri: str) -> bool:
    return iri.startswith("@") or (iri.startswith(SCHEMA) and iri.removeprefix(SCHEMA) in SDO)


def words(node: object) -> set[str]:
    """Return every type and property of an expanded graph."""
    if isinstance(node, list):
        return {word for each in node for word in words(each)}
    if not isinstance(node, dict):
        return set()
    types = set(node.get("@type", ())) if "@value" not in node else set()
    return types | set(node) | {word for each in node.values() for word in words(each)}


def test_every_graph_expands_to_words_of_schema_org(sample: Built):
    expanded = 0
    for path in sample.files:
        if not path.endswith(".html"):
            continue
        for script in sample.page(path).css('script[type="application/ld+json"]'):
            graph = json.loads(script.text())
            found = words(jsonld.expand(graph, {"documentLoader": loaded}))
            assert {word for word in found if not is_known(word)} == set(), path
            expanded += 1
    assert expanded > 50
