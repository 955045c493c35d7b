"""Files as writers leave them, parsed by themselves."""

from briefgen.config import Config, Limits
from briefgen.content.parse import Parsed, parse_source
from briefgen.content.scan import SourceFile, SourceKind
from briefgen.problem import Problem

CONFIG = Config(title="Desk", timezone="Europe/Berlin")
FOLDERS = {"brief": "briefs", "actor": "actors", "tag": "tags", "page": "pages", "image": "briefs"}


def with_limits(**limits: float) -> Config:
    """Return a configuration with some limits."""
    return Config(title="Desk", limits=Limits(**limits))


def parse(
    text: str | bytes, *, kind: SourceKind = "brief", name: str = "x.md", config: Config = CONFIG
) -> Parsed:
    """Parse one file."""
    data = text.encode() if isinstance(text, str) else text
    inside = f"{FOLDERS[kind]}/{name}"
    return parse_source(SourceFile(f"content/{inside}", kind, inside, data), config)


def brief(fields: str = "", body: str = "A body.\n") -> str:
    """Return a brief with a title in line 2, a date in line 3 and more fields from line 4."""
    return f"---\ntitle: X\ndate: 2025-01-02\n{fields}---\n{body}"


def line(problem: Problem) -> str:
    """Return a problem as `line:column code message`."""
    assert problem.place is not None
    return f"{problem.place.line}:{problem.place.column} {problem.code} {problem.message}"


def told(text: str | bytes, *, kind: SourceKind = "brief", config: Config = CONFIG) -> list[str]:
    """Return the problems of a file, one line each."""
    return [line(each) for each in parse(text, kind=kind, config=config).problems]


def advised(text: str) -> str:
    """Return what the only problem of a brief says to type instead."""
    (problem,) = parse(text).problems
    return problem.advice
