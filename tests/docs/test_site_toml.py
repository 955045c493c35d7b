"""Every key of `site.toml` is documented, with its default."""

import msgspec
import pytest
from msgspec.structs import FieldInfo, fields

from briefgen.config import Config, PublishConfig
from tests.docs.tables import keys, page, rows, section

TOP = "At the top"
PLACE = "`[publish.NAME]`"
DOCUMENT = "docs/site-toml.md"


def tables() -> dict[str, type[msgspec.Struct]]:
    """Return heading -> struct of every table of `site.toml`."""
    found: dict[str, type[msgspec.Struct]] = {TOP: Config}
    for field in fields(Config):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            found[f"`[{field.name}]`"] = field.type
    return {**found, PLACE: PublishConfig}


def values(struct: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    """Return the keys of one table that are not tables themselves."""
    return {
        field.name: field
        for field in fields(struct)
        if not (isinstance(field.type, type) and issubclass(field.type, msgspec.Struct))
        and not str(field.type).startswith("dict")
    }


@pytest.mark.parametrize("heading", tables())
def test_a_table_of_the_config_lists_its_keys_and_no_others(heading: str):
    expected = set(values(tables()[heading]))
    assert keys(section(page(DOCUMENT), heading)) == expected


@pytest.mark.parametrize("heading", tables())
def test_the_default_that_is_documented_is_the_default(heading: str):
    documented = {row[0].strip("`"): row[1] for row in rows(section(page(DOCUMENT), heading))}
    for name, field in values(tables()[heading]).items():
        if field.default is not msgspec.NODEFAULT:
            default = list(field.default) if isinstance(field.default, tuple) else field.default
            assert documented[name] == f"`{msgspec.json.encode(default).decode()}`"


def test_the_free_tables_have_their_sections():
    text = page(DOCUMENT)
    for field in fields(Config):
        if str(field.type).startswith("dict") and field.name != "publish":
            assert len(section(text, f"`[{field.name}]`").strip()) > 80
