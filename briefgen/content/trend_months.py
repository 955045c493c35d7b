"""The keys of a dossier's trend: each is a month."""

import re
from collections.abc import Iterator

from briefgen.problem import Problem, error, place_at
from briefgen.tree import Mapping

_MONTH = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII)


def month_problems(root: Mapping, path: str) -> Iterator[Problem]:
    """Find keys under `trend` that are no months (BG231)."""
    for entry in root.entries:
        if entry.key != "trend" or not isinstance(entry.value, Mapping):
            continue
        for month in entry.value.entries:
            if not _MONTH.fullmatch(month.key):
                message = f'"{month.key}" under trend is not a month'
                advice = "write the year and the month in digits, as in 2025-02: improved"
                yield error("BG231", message, place_at(path, month.key_span), advice)
