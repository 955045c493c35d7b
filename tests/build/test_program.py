"""The digest of the program changes with whatever decides what stored results mean."""

import shutil
import subprocess
import sys

import pytest

from briefgen.build.state import program


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A small package in place of ours."""
    folder = tmp_path / "package"
    (folder / "render").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "render" / "page.py").write_text("ONE = 1\n")
    (folder / "render" / "words.toml").write_text("one = 1\n")
    monkeypatch.setattr(program, "_PACKAGE", folder)
    return folder


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A folder of installed libraries, before all others."""
    folder = tmp_path / "installed"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return folder


def digest():
    program.program_digest.cache_clear()
    try:
        return program.program_digest()
    finally:
        program.program_digest.cache_clear()


@pytest.mark.usefixtures("package")
def test_the_digest_is_32_bytes_and_the_same_each_time():
    assert len(digest()) == 32
    assert digest() == digest()


def test_the_digest_is_made_once_in_a_process():
    assert program.program_digest() is program.program_digest()


@pytest.mark.parametrize("name", ["render/page.py", "render/words.toml", "__init__.py"])
def test_an_edited_file_of_the_package_changes_the_digest(package, name):
    before = digest()
    (package / name).write_text("ONE = 2\n")
    assert digest() != before


def test_a_renamed_file_changes_the_digest(package):
    before = digest()
    (package / "render" / "page.py").rename(package / "render" / "pages.py")
    assert digest() != before


def test_bytes_that_move_from_one_file_to_the_next_change_the_digest(package):
    (package / "a.py").write_text("12")
    (package / "b.py").write_text("3")
    before = digest()
    (package / "a.py").write_text("1")
    (package / "b.py").write_text("23")
    assert digest() != before


@pytest.mark.parametrize(
    "name",
    [
        "themes/default/page.html",
        "docs/problems/config.md",
        "render/__pycache__/page.cpython-311.pyc",
        "render/.page.py.swp",
        ".cache/x",
    ],
)
def test_shipped_inputs_and_what_tools_leave_are_not_part_of_it(package, name):
    before = digest()
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_text("something")
    assert digest() == before


def test_a_folder_called_themes_deeper_in_the_package_is_part_of_it(package):
    before = digest()
    (package / "render" / "themes").mkdir()
    (package / "render" / "themes" / "x.py").write_text("")
    assert digest() != before


def test_the_same_program_in_another_folder_has_the_same_digest(package, tmp_path, monkeypatch):
    before = digest()
    shutil.copytree(package, tmp_path / "elsewhere")
    monkeypatch.setattr(program, "_PACKAGE", tmp_path / "elsewhere")
    assert digest() == before


@pytest.mark.parametrize("name", ["Jinja2-99.dist-info", "markdown_it_py-99.egg-info"])
@pytest.mark.usefixtures("package")
def test_another_version_of_a_library_changes_the_digest(installed, name):
    before = digest()
    (installed / name).mkdir()
    assert digest() != before


@pytest.mark.usefixtures("package")
def test_a_version_counts_and_not_the_way_a_name_is_written(installed):
    (installed / "PyYAML-99.dist-info").mkdir()
    before = digest()
    (installed / "PyYAML-99.dist-info").rename(installed / "pyyaml-99-py3.11.egg-info")
    assert digest() == before


@pytest.mark.usefixtures("package")
def test_a_library_behind_the_one_that_is_imported_does_not_count(tmp_path, monkeypatch):
    before = digest()
    (tmp_path / "Jinja2-99.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), str(tmp_path / "nowhere")])
    assert digest() == before


@pytest.mark.usefixtures("package")
def test_what_has_nothing_to_do_with_the_output_does_not_count(installed):
    before = digest()
    (installed / "requests-1.dist-info").mkdir()
    (installed / "jinja2").mkdir()
    assert digest() == before


def test_a_library_installed_in_another_way_is_asked_for():
    found = dict(pairs(program._libraries([])))
    assert found == dict(pairs(program._libraries(sys.path)))
    assert all(found.values())


def test_a_library_that_is_not_installed_has_no_version():
    assert program._asked_for("no-such-library-of-ours") == b""


def pairs(parts):
    rest = iter(parts)
    return zip(rest, rest, strict=True)


@pytest.mark.usefixtures("package")
def test_another_time_zone_of_the_system_changes_the_digest(tmp_path, monkeypatch):
    monkeypatch.setattr("zoneinfo.TZPATH", (str(tmp_path),))
    before = digest()
    (tmp_path / "UTC").write_bytes(b"another zone")
    assert digest() != before


@pytest.mark.usefixtures("package")
def test_another_python_changes_the_digest(monkeypatch):
    before = digest()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert digest() != before


def test_no_library_is_imported_for_it():
    code = (
        "import sys; from briefgen.build.state.program import program_digest; program_digest(); "
        "print({'jinja2', 'markdown_it', 'yaml', 'babel', 'importlib.metadata'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "set()"
