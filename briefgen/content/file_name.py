"""What the name of a document's file says: its id and, of a brief, its date."""

import re
from datetime import UTC

from briefgen.dates import DateError, Moment, parse_moment
from briefgen.problem import Place, Problem, error
from briefgen.slug import slug_mistake, slugify

_DATE = re.compile(r"(?P<date>\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)(?:-|\Z)", re.ASCII)


def file_stem(path: str) -> str:
    """Return the name of a file without its folders and without `.md`: the document's id."""
    return path.rpartition("/")[2].removesuffix(".md")


def date_in_name(stem: str) -> Moment | None:
    """Return the date that a name begins with: `2025-02-26-doha`, `2025-02-doha`, `2025-doha`."""
    found = _DATE.match(stem)
    if found is None:
        return None
    try:
        return parse_moment(found["date"], UTC)
    except DateError:
        return None


def name_problems(path: str) -> tuple[Problem, ...]:
    """Check that the name of a document's file can be an id: BG201."""
    stem = file_stem(path)
    mistake = slug_mistake(stem)
    if mistake is None:
        return ()
    message = f'the file name "{stem}" cannot be an id: it {mistake}'
    advice = f"rename it to {slugify(stem)}.md"
    return (error("BG201", message, Place(path), advice),)
