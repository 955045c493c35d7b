"""Settings as they are written, and what is said of them."""

from pathlib import Path

from briefgen.config import Config
from briefgen.config_file import read_config
from briefgen.problem import Problem


def read(
    site: Path, text: str | bytes, **overrides: str
) -> tuple[Config | None, tuple[Problem, ...]]:
    (site / "site.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_config(site, **overrides)


def told(site: Path, text: str | bytes, **overrides: str) -> list[str]:
    """Return the problems of a file as `line:column: code message | advice`."""
    config, problems = read(site, text, **overrides)
    assert config is None
    return [line(each) for each in problems]


def line(problem: Problem) -> str:
    place = problem.place
    where = f"{place.line}:{place.column}" if place is not None else "-"
    return f"{where} {problem.code} {problem.message} | {problem.advice}"
