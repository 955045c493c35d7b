"""Rules of the house that a machine can check, file by file."""

import ast
import re
from pathlib import Path

import pytest

from tests.rules.tracked import ROOT, named, sources, tracked

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "shared"}
NOT_TEXT = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico", ".woff2", ".pdf"}

# Spelled in two parts, so that this file does not break its own rule.
MACHINE_PATHS = (
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/opt/" + "pypi",
    "/opt/" + "wheels",
    "/home/" + "runner",
)
REGISTRY_HOSTS = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "deb.debian" + ".org",
)


@pytest.mark.parametrize("file", sources("briefgen", "tests", "bench", "outlines"), ids=named)
def test_a_file_has_at_most_350_lines(file: Path):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 350


def test_no_module_is_named_for_nothing_in_particular():
    parts = {part for file in sources("briefgen") for part in (file.stem, file.parent.name)}
    assert parts & VAGUE == set()


@pytest.mark.parametrize(
    "file", [f for f in sources("briefgen") if f.stem == "__init__"], ids=named
)
def test_a_package_re_exports_nothing(file: Path):
    statements = ast.parse(file.read_text(encoding="utf-8")).body
    imports = [each for each in statements if isinstance(each, ast.Import | ast.ImportFrom)]
    assert imports == []


@pytest.mark.parametrize("file", sources("briefgen"), ids=named)
def test_a_module_says_what_it_is(file: Path):
    text = file.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_no_file_names_a_machine_or_a_registry():
    found = [
        f"{named(file)}: {text}"
        for file in tracked()
        if file.suffix not in NOT_TEXT
        for text in (*MACHINE_PATHS, *REGISTRY_HOSTS)
        if text in file.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


@pytest.mark.parametrize("file", sorted((ROOT / "requirements").glob("*.txt")), ids=named)
def test_every_locked_package_has_hashes(file: Path):
    text = file.read_text(encoding="utf-8")
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [each for each in packages if "==" not in each or "--hash=sha256:" not in each] == []
    assert "://" not in text


def test_the_lock_of_the_test_tools_has_hashes_and_no_hosts():
    text = (ROOT / "tests/tools/package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in text
    assert text.count('"integrity": "sha512-') == text.count('"node_modules/')


@pytest.mark.parametrize("file", sources("briefgen", "bench", "outlines", "tests"), ids=named)
def test_a_silenced_check_gives_its_reason(file: Path):
    lines = file.read_text(encoding="utf-8").splitlines()
    bare = [
        f"{number + 1}: {line.strip()}"
        for number, line in enumerate(lines)
        if re.search(r"# (noqa|type: ignore)\b[:\[\] \w,-]*$", line)
        and not re.search(r"# noqa: \w+(, \w+)* - \w", line)
        and not any(above.lstrip().startswith("#") for above in lines[max(number - 3, 0) : number])
    ]
    assert bare == []
